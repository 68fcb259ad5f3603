/// A thread of script: a stack of activations that runs until it ends, yields or blocks.
#pragma once

#include "core/loop/step.hpp"
#include "core/script/vm/activation.hpp"
#include "core/script/vm/frame.hpp"
#include "core/script/vm/generator_object.hpp"
#include "core/script/vm/interpreter.hpp"
#include "core/script/vm/native_coroutine.hpp"

#include <cstdint>
#include <memory>
#include <optional>

namespace simul::script {

/// How a run of an execution came back.
struct RunResult {
    enum class Kind : std::uint8_t {
        Returned, ///< `value`
        Raised,   ///< the exception is pending in the interpreter
        Yielded,  ///< `value`; only where the bottom is a generator or coroutine: resume_with goes on
        Blocked,  ///< in a blocking call: wait for `duration`, then run() again
        Ended,    ///< the run is over: a limit was reached or it was cancelled
    };
    Kind kind;
    Value value;
    Duration duration{};
    loop::BlockKind block_kind{};
};

/// One for each callback, module, pool thread, and step of a task.
class Execution {
public:
    explicit Execution(Interpreter& vm) noexcept;
    ~Execution();

    /// The one that tasks take their steps on, one after the other; null where it is in use. Who finds it not
    /// idle after a step takes it out of the interpreter's state, for as long as the step needs it.
    static Execution* shared_if_idle(Interpreter& vm);

    Execution(const Execution&) = delete;
    Execution& operator=(const Execution&) = delete;

    Interpreter& interpreter() const noexcept { return vm_; }

    // Each of these gives `outcome`, for the caller to move from before the execution runs again.

    /// Calls `callable(*arguments)` and runs. REQUIRES: nothing is in progress.
    RunResult&& call(const Value& callable, Arguments& arguments);
    /// Sends to a generator, coroutine, or whatever else can be sent to, and runs: Yielded or Returned.
    /// REQUIRES: nothing is in progress.
    RunResult&& resume(const Value& coroutine, Sent sent);
    /// The same with None, which is nearly every step of a task.
    RunResult&& resume(const Value& coroutine);
    /// Runs a native coroutine. REQUIRES: nothing is in progress.
    RunResult&& run(NativeCoroutine coroutine);
    /// Runs the body of a module or class. REQUIRES: nothing is in progress.
    RunResult&& run_frame(const Ref<Frame>& frame);
    /// Goes on after Blocked.
    RunResult&& go_on();
    /// Visits the scenario's functions that are in progress, outermost first.
    void visit_stack(loop::StackVisitor& visitor) const;
    /// The innermost of them; nullopt if there is none.
    std::optional<loop::StackEntry> place_in_scenario() const;
    bool is_idle() const noexcept { return top == &base_; }

    // ---- for the interpreter's parts ----------------------------------------------------------------------

    Activation* top;
    /// The exception that is being handled where the execution stands.
    HandledException* handled = &base_handled_;
    /// The root of the segment that runs; null outside of generators.
    GeneratorObject* segment = nullptr;
    /// How many script calls deep.
    std::uint32_t depth = 0;
    /// How many native coroutines deep: what a built-in function does by script, or inside of itself.
    std::uint32_t native_depth = 0;

    /// Set by Interpreter::block.
    bool wants_to_block = false;
    Duration block_duration{};
    loop::BlockKind block_kind{};

    /// The run is over: nothing of this execution goes on. `ending`: as loop::Step::aborts.
    bool ended = false;
    loop::Outcome ending;
    void end_run(loop::Outcome how);

    /// What the base was given.
    RunResult outcome{RunResult::Kind::Returned, {}, {}, {}};

    /// An exception on its way into the YIELD_FROM that the top frame is about to execute.
    Value thrown;

    bool has_depth_for(std::uint32_t more) const noexcept { return depth + more <= depth_limit_; }
    bool has_native_depth() const noexcept { return native_depth < depth_limit_; }
    Value raise_too_deep();

    /// For native loops that may be long: each pass counts as an instruction. False, and Raised is to be
    /// returned, where the run is over.
    bool count_native_step();

    /// Gives a result to the top activation, which waits for it.
    void deliver(Value value);
    /// The same, where a generator has yielded it.
    void deliver_yielded(Value value) {
        if (!is_base(top)) return deliver(std::move(value));
        outcome.kind = RunResult::Kind::Yielded;
        outcome.value = std::move(value);
    }

    /// Makes a call's frame the top one.
    void push(Activation& activation) noexcept {
        activation.caller = top;
        top = &activation;
    }
    void push_native(NativeCoroutine coroutine) noexcept {
        push(coroutine.handle().promise());
        ++native_depth;
    }
    bool is_base(const Activation* activation) const noexcept { return activation == &base_; }
    /// The innermost script frame, if any.
    Frame* innermost_frame() const noexcept;

private:
    RunResult&& run();
    RunResult&& begin(Value started);
    RunResult&& give(RunResult::Kind kind);
    enum class Going : std::uint8_t { On, HasYielded, NotTaken };
    Going go_on_with(const Value& coroutine);
    void run_script();
    void run_native();
    void complete(Frame& frame, Value value);
    bool completes_delegation(Frame& frame);
    bool enter_handler(Frame& frame);
    void leave_by_exception(Frame& frame);
    bool look_up();
    bool end_where_limited();
    void note_cut_off();
    void nest() noexcept;
    void finalize_at_the_end();
    void drop_all() noexcept;

    Interpreter& vm_;
    Activation base_;
    HandledException base_handled_;
    std::uint32_t depth_limit_;
    /// The last finalisers run; the outcome is known.
    bool is_parting = false;
    /// RERAISE, on its way to its handler: the index of the instruction that raised first, else -1.
    std::int64_t reraised_position = -1;
};

} // namespace simul::script
