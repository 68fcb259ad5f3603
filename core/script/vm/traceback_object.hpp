/// Where an exception passed: `exception.__traceback__`.
#pragma once

#include "core/script/vm/frame.hpp"

#include <optional>

namespace simul::script {

/// One frame that the exception went through, and the next inner one.
class TracebackObject final : public Container {
public:
    static constexpr bool is_layout(Layout layout) { return layout == Layout::Traceback; }
    static Ref<TracebackObject> create(Interpreter& vm, Ref<TracebackObject> next, Ref<Frame> frame,
                                       std::int64_t position);

    Ref<TracebackObject> next; ///< null at the place where it was raised
    Ref<Frame> frame;
    std::int64_t position; ///< of the instruction

    std::uint32_t line() const noexcept { return frame->code().line_of(position); }

    void visit_references(ReferenceVisitor& visitor) const override;
    void clear_references() noexcept override;

private:
    TracebackObject(TypeObject& type, Ref<TracebackObject> inner, Ref<Frame> where, std::int64_t instruction);
};

/// The line of the innermost level of its traceback that is the scenario's own; 0 if there is none.
std::uint32_t line_in_scenario(const ExceptionObject& exception);

/// Notes in the pending exception that it passes the frame where that stands.
void add_traceback(Interpreter& vm, Frame& frame);

/// How an exception is printed.
struct TracebackStyle {
    /// So many entries of a stack, from its beginning, or from its end if negative; nothing: all.
    std::optional<std::int64_t> limit;
    /// With what it was raised from.
    bool chain = true;
    /// "Did you mean": only the interpreter itself asks, the module traceback does not (3.11).
    bool suggestions = true;
};

/// A str: the exception as CPython prints an uncaught one, with traceback, causes and contexts, groups; ends
/// with a line end. May be Pending, as it calls `__str__`.
Value format_exception(Interpreter& vm, const ExceptionRef& exception, const TracebackStyle& style = {});
/// The same as a list of its parts: headings, entries of stacks, messages.
Value format_exception_parts(Interpreter& vm, const ExceptionRef& exception, const TracebackStyle& style);

} // namespace simul::script
