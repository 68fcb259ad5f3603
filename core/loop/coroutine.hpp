/// The body of a task, in whatever language it is written.
#pragma once

#include "core/loop/step.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace simul::loop {

/// A piece of code that can stand in an await stack: a function of the scenario. Its address is its identity;
/// it outlives the trace recorder.
struct CodeLabel {
    std::string name; ///< As traces show it: "main", "<listcomp>".
    int first_line = 0;
};

/// One level of an await stack: a function and the line where it stands (1-based).
struct StackEntry {
    const CodeLabel* code;
    int line;
};

/// Receives an await stack from its outermost coroutine to its innermost.
class StackVisitor {
public:
    virtual void visit(StackEntry entry) = 0;

    /// Whether `visit_local` is to be called: no virtual function, because it is asked for each level of each
    /// suspension, and nearly always false.
    bool wants_locals() const noexcept { return wants_locals_; }
    /// A local variable of the level that was visited last, and its value in a few characters of UTF-8; valid
    /// for the call. In the order in which the function declares them; variables without a value are left
    /// out.
    virtual void visit_local(std::string_view /*name*/, std::string_view /*value*/) {}

protected:
    enum class Locals : std::uint8_t { No, Yes };
    explicit StackVisitor(Locals locals = Locals::No) noexcept : wants_locals_(locals == Locals::Yes) {}
    ~StackVisitor() = default;

private:
    bool wants_locals_;
};

/// A computation that can be suspended: a script's coroutine, a C++20 coroutine, an operation of core/sync.
class Coroutine : public RefCounted {
public:
    /// Runs the body up to its next suspension or its end. The first call's `sent` must be Value(None) or an
    /// exception; an exception is raised at the place where the body is suspended (before its first line if
    /// it has not started). REQUIRES: the body has not ended, and is not running.
    virtual Step resume(Outcome sent) = 0;
    /// The same with None, which is nearly every step.
    virtual Step go_on() { return resume(Outcome::value()); }

    /// Visits the functions that the body is suspended in, outermost first. Functions that are not the
    /// scenario's own are left out. Linear in the depth of the stack.
    virtual void visit_stack(StackVisitor&) const {}
    /// Whether visit_stack might visit any: what overrides that overrides this.
    virtual bool has_stack() const noexcept { return false; }

    /// An address that stands for what visit_stack would show: the same address, the same stack, as long as
    /// the front end lives. Null where no address does: so it is for stacks of several levels.
    virtual const void* place() const noexcept { return nullptr; }

    /// How a suspended body stands.
    struct Standing {
        const void* place = nullptr; ///< place()
        /// What the next resumption looks at first: objects that lead from one to the next. Noted while they
        /// are in the cache, so that they can be asked for all at once when the resumption is near. Addresses
        /// only: what lay there may be gone by then.
        std::array<const void*, 3> trail{};
    };
    /// Overwrites all but what it does not know of the trail. One call, since every suspension makes it.
    virtual void note_standing(Standing& standing) const noexcept { standing.place = place(); }

    /// Whether others may resume what it stands in, so that it can stand elsewhere at its next resumption
    /// than it did at its last suspension: the `aclose()` of an asynchronous generator that is being
    /// iterated.
    bool is_shared() const noexcept { return is_shared_; }

protected:
    using RefCounted::RefCounted;
    void set_shared() noexcept { is_shared_ = true; }

private:
    bool is_shared_ = false;
};

} // namespace simul::loop
