/// One running program: its types, names, modules and pending exception.
#pragma once

#include "core/loop/coroutine.hpp"
#include "core/script/vm/builtin_types.hpp"
#include "core/script/vm/exception_object.hpp"
#include "core/script/vm/module_object.hpp"
#include "core/script/vm/names.hpp"
#include "core/script/vm/native_function.hpp"
#include "core/script/vm/object.hpp"
#include "core/script/vm/output_sink.hpp"
#include "core/script/vm/random_streams.hpp"
#include "core/script/vm/string_object.hpp"
#include "core/script/vm/time_scale.hpp"
#include "core/script/vm/type_object.hpp"
#include "core/script/vm/value.hpp"

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace simul::loop {
class Simulation;
}

namespace simul::script {

struct CodeObject;
class Execution;
class InterpreterState;

/// Budgets of a run.
struct Limits {
    std::uint64_t instructions = UINT64_MAX;
    std::int64_t memory_bytes = std::int64_t{4} << 30;
    std::uint64_t output_bytes = UINT64_MAX;
    std::uint32_t recursion_depth = 1000;
    /// Of one integer. Arithmetic on larger ones would take longer than anyone waits.
    std::size_t integer_bits = std::size_t{1} << 24;
};

enum class Limit : std::uint8_t { Instructions, Memory, Output, IntegerSize };

struct InterpreterOptions {
    /// `sys.argv`, the file's name first.
    std::vector<std::string> arguments;
    std::uint64_t seed = 0;
    RandomStreams random_streams = RandomStreams::One;
    std::vector<TimeScale> time_scales; ///< All that apply to a place are multiplied.
    Limits limits;
    /// Set from any thread: the program ends before its next instructions. May be null; outlives the
    /// interpreter.
    const std::atomic<bool>* cancel = nullptr;
};

/// How a module is made when it is first imported: fills `module`; None, Raised or Pending.
using ModuleInitializer = Value (*)(Interpreter& vm, ModuleObject& module);
/// Gives a module's compiled code.
using ModuleCode = std::function<std::shared_ptr<const CodeObject>()>;

/// Independent of every other interpreter; used by one thread at a time. Everything that a program made dies
/// with it at the latest.
class Interpreter {
public:
    /// `simulation` may be null for programs that never touch an event loop. All references outlive this.
    Interpreter(InterpreterOptions options, OutputSink& sink, loop::Simulation* simulation = nullptr);
    ~Interpreter();
    Interpreter(const Interpreter&) = delete;
    Interpreter& operator=(const Interpreter&) = delete;

    const InterpreterOptions& options() const noexcept { return options_; }
    loop::Simulation* simulation() const noexcept { return simulation_; }
    OutputSink& sink() const noexcept { return sink_; }

    // ---- well-known objects -------------------------------------------------------------------------------

    const BuiltinTypes& types() const noexcept { return types_; }
    const ExceptionTypes& exceptions() const noexcept { return exceptions_; }
    const Names& names() const noexcept { return *names_; }
    const Value& not_implemented() const noexcept { return not_implemented_; }
    const Value& ellipsis() const noexcept { return ellipsis_; }
    const StringRef& empty_string() const noexcept { return empty_string_; }
    const Ref<TupleObject>& empty_tuple() const noexcept { return empty_tuple_; }
    /// The namespace of the built-in names.
    DictObject& builtins() const noexcept { return *builtins_; }

    // ---- strings ------------------------------------------------------------------------------------------

    /// The one string with this text (UTF-8) that serves as a name.
    StringRef intern(std::string_view text);
    StringRef intern(const StringRef& text);

    // ---- exceptions ---------------------------------------------------------------------------------------

    bool has_pending_exception() const noexcept { return pending_exception_ != nullptr; }
    const ExceptionRef& pending_exception() const noexcept { return pending_exception_; }
    /// Takes the pending exception away: it is handled. REQUIRES: there is one.
    ExceptionRef take_exception() noexcept { return std::move(pending_exception_); }
    /// REQUIRES: none is pending. See errors.hpp for the usual ways to raise.
    void set_pending_exception(ExceptionRef exception) noexcept { pending_exception_ = std::move(exception); }

    // ---- modules ------------------------------------------------------------------------------------------

    /// Makes `import name` work. Last registration wins.
    void register_module(std::string name, ModuleInitializer initializer);
    /// A module of the library written in the scenario language; `code` is asked for when it is first
    /// imported.
    void register_module(std::string name, ModuleCode code);
    bool has_module(std::string_view name) const noexcept;
    /// `import name`: the module.
    Value import_module(const std::string& name);
    /// `sys.modules`
    DictObject& modules() const noexcept { return *modules_; }

    // ---- output, time, identity ---------------------------------------------------------------------------

    /// Raised where the limit on output is reached, else None. `text` is UTF-8.
    Value write(OutputStream stream, std::string_view text);

    /// A blocking call of the code that runs: Pending; delivers None when the time is over.
    Value block(Duration duration, loop::BlockKind kind);
    /// The same for a function of the library: None at once where a task's step can hold the loop where it
    /// stands, since nobody else could go on.
    Value block_or_hold(Duration duration, loop::BlockKind kind);

    /// `duration` as it is where the code that runs stands (InterpreterOptions::time_scales).
    Duration scaled(Duration duration) const;

    /// `id(value)`: small, deterministic, different from that of every other living object.
    std::int64_t identity_of(const Value& value);
    /// As default reprs write addresses: "0x7f…".
    std::string address_of(const Value& value);

    // ---- the end of the run -------------------------------------------------------------------------------

    /// The limit that ended the run, if one did.
    std::optional<Limit> exceeded_limit() const noexcept;
    /// Whether the program has drawn random numbers.
    bool has_drawn_random_numbers() const noexcept;
    /// Where the scenario's own code stood when the run was cut off.
    const std::optional<loop::StackEntry>& cut_off_at() const noexcept;
    /// The functions of the scenario that are running now, outermost first; those that tasks are suspended in
    /// are not among them (see loop::Coroutine::visit_stack).
    void visit_stack(loop::StackVisitor& visitor) const;

    // ---- for parts of the interpreter ---------------------------------------------------------------------

    InterpreterState& state() const noexcept { return *state_; }

private:
    friend class Bootstrap;

    InterpreterOptions options_;
    OutputSink& sink_;
    loop::Simulation* simulation_;
    std::unique_ptr<InterpreterState> state_;
    BuiltinTypes types_;
    ExceptionTypes exceptions_;
    std::unique_ptr<Names> names_;
    Value not_implemented_;
    Value ellipsis_;
    StringRef empty_string_;
    Ref<TupleObject> empty_tuple_;
    Ref<DictObject> builtins_;
    Ref<DictObject> modules_;
    ExceptionRef pending_exception_;
};

} // namespace simul::script
