#include "core/scenario/program.hpp"

#include "core/script/library/contexts/context_object.hpp"
#include "core/script/library/library.hpp"
#include "core/script/vm/exception_object.hpp"
#include "core/script/vm/interpreter_state.hpp"
#include "core/time/duration_text.hpp"
#include "core/trace/words.hpp"

#include <fmt/format.h>

#include <array>

namespace simul::scenario {
namespace {

constexpr int kDeadlockStatus = 3;
constexpr int kLimitStatus = 4;
constexpr int kInterruptedStatus = 130;

script::InterpreterOptions interpreter_options(const std::string& file, const RunSettings& settings,
                                               Progress* progress) {
    script::InterpreterOptions options;
    options.arguments = settings.arguments;
    options.arguments.insert(options.arguments.begin(), file);
    options.seed = settings.seed;
    options.random_streams = settings.random;
    options.time_scales = settings.time_scales;
    if (progress != nullptr) options.cancel = &progress->cancel;
    options.limits.instructions = settings.limits.steps;
    options.limits.memory_bytes = static_cast<std::int64_t>(settings.limits.memory_bytes);
    options.limits.output_bytes = settings.limits.output_bytes;
    return options;
}

std::string type_name_of(const loop::Payload& error) {
    const auto* exception = dynamic_cast<const script::ExceptionObject*>(error.get());
    return exception != nullptr ? exception->type().name() : std::string("Exception");
}

/// "10,000,000"
std::string grouped(std::uint64_t number) {
    std::string text = std::to_string(number);
    for (std::size_t place = text.size(); place > 3; place -= 3)
        text.insert(place - 3, ",");
    return text;
}

/// "64 MB": limits are round.
std::string size_text(std::uint64_t bytes) {
    static constexpr std::array<std::string_view, 5> kUnits = {"bytes", "kB", "MB", "GB", "TB"};
    std::size_t unit = 0;
    double size = static_cast<double>(bytes);
    for (; size >= 1024 && unit + 1 < kUnits.size(); ++unit)
        size /= 1024;
    return fmt::format("{:.4g} {}", size, kUnits[unit]);
}

} // namespace

/// What the program writes becomes an event, and goes on to whoever shows it.
class Program::Output final : public script::OutputSink {
public:
    Output(RunListener& listener, const loop::Simulation& simulation, const scenario::OutputSink& sink)
        : listener_(listener), simulation_(simulation), sink_(sink) {}

    void write(script::OutputStream stream, std::string_view text) override {
        const auto recorded = stream == script::OutputStream::Output ? trace::OutputStream::Stdout
                                                                     : trace::OutputStream::Stderr;
        const loop::PoolThreads& threads = simulation_.pool_threads();
        listener_.output(simulation_.now(), recorded, text,
                         threads.is_running() ? std::optional(threads.running()) : std::nullopt);
        if (sink_) sink_(recorded, text);
    }
    void never_awaited(std::string_view coroutine, std::uint32_t line) override {
        listener_.coroutine_never_awaited(coroutine, static_cast<int>(line));
    }

private:
    RunListener& listener_;
    const loop::Simulation& simulation_;
    const scenario::OutputSink& sink_;
};

Program::Program(const Scenario& scenario, const RunSettings& settings, const OutputSink& output,
                 Progress* progress)
    : file_(scenario.path.string()), settings_(settings), progress_(progress),
      listener_(&type_name_of, settings.model, progress), front_end_(listener_),
      simulation_(front_end_, listener_, machine_of(settings.model, settings.machine),
                  {settings.limits.steps_at_one_instant, settings.limits.tasks}),
      output_(std::make_unique<Output>(listener_, simulation_, output)),
      vm_(std::make_unique<script::Interpreter>(interpreter_options(file_, settings, progress), *output_,
                                                &simulation_)) {
    front_end_.attach(*vm_);
    listener_.set_program_stack([this](loop::StackVisitor& visitor) { vm_->visit_stack(visitor); });
    if (settings.locals_bytes > 0) listener_.record_locals(settings.locals_bytes);
    script::library::install(*vm_);
}

Program::~Program() {
    // Tasks that are still pending hold each other by what they wait for; dropped, they say nothing any more.
    vm_->state().is_closing = true;
    simulation_.abandon_all();
}

RunResult Program::run(const std::shared_ptr<const script::CodeObject>& code) {
    // Who never writes the module's name cannot import it, and does not pay for contexts.
    if (code->source->text().find("contextvars") != std::string_view::npos)
        script::library::prepare_contexts(*vm_);
    const script::ProgramEnd end = run_to_the_end(code);
    const trace::Ending how = ending(end);
    const trace::TaskIndex running = listener_.running();
    const std::string limit = how.kind == trace::RunEnding::Limit ? limit_words() : std::string();
    const script::SourceRange place = place_of_the_cut(*code->source);
    note_problem(how.kind, limit, place);
    note_error(how.kind, end);

    RunResult result;
    result.exit_status = how.exit_status;
    result.machine = simulation_.machine();
    result.drew_random_numbers = vm_->has_drawn_random_numbers();
    result.cpu_switches = simulation_.computing().switches();
    result.trace = listener_.finish(how, [&](const trace::Trace& trace) -> std::string {
        if (how.kind == trace::RunEnding::Deadlock)
            return fmt::format("deadlock at {}: nothing is left that could wake those who wait\n{}",
                               format_duration(how.time - Instant{}), describe_waiting(trace));
        if (how.kind != trace::RunEnding::Limit) return {};
        const std::string task = running != trace::kNoTask ? ", in " + describe_task(trace, running) : "";
        return render(script::Diagnostic{script::Severity::Error,
                                         file_,
                                         place,
                                         limit + task,
                                         {},
                                         std::string(code->source->line(place.begin.line))});
    });
    return result;
}

script::ProgramEnd Program::run_to_the_end(const std::shared_ptr<const script::CodeObject>& code) {
    return run_main_module(*vm_, code, [this](Duration duration, loop::BlockKind why) {
        simulation_.hold(nullptr, duration, why);
    });
}

/// The exception that ended the program is a problem of the run.
void Program::note_error(trace::RunEnding how, const script::ProgramEnd& end) {
    // Where a limit cut the program off, that is the problem, not what broke in its wake.
    if (end.error.empty() || how != trace::RunEnding::Finished) return;
    trace::Problem problem;
    problem.severity = trace::Problem::Severity::Error;
    problem.message = end.error;
    problem.line = static_cast<int>(end.line);
    add_problem_at_the_end(std::move(problem));
}

trace::Ending Program::ending(const script::ProgramEnd& end) const {
    trace::Ending ending;
    ending.time = simulation_.now();
    ending.exit_status = end.status;
    if (front_end_.limit() || vm_->exceeded_limit()) {
        ending.kind = trace::RunEnding::Limit;
        ending.exit_status = kLimitStatus;
    } else if (end.is_cut_off && progress_ != nullptr && progress_->cancel) {
        ending.kind = trace::RunEnding::Cancelled;
        ending.exit_status = kInterruptedStatus;
    } else if (end.is_cut_off) {
        ending.kind = trace::RunEnding::Deadlock;
        ending.exit_status = kDeadlockStatus;
    }
    return ending;
}

/// "the limit of 500,000,000 instructions is reached (--limit-steps)"
std::string Program::limit_words() const {
    const Limits& limits = settings_.limits;
    const auto words = [](std::string_view what, std::string_view option) {
        return fmt::format("the limit of {} is reached{}", what, option);
    };
    if (const auto limit = front_end_.limit()) {
        if (*limit == loop::LoopLimit::TasksAlive)
            return words(fmt::format("{} tasks", grouped(limits.tasks)), " (--limit-tasks)");
        return words(fmt::format("{} steps of the event loop without the clock moving",
                                 grouped(limits.steps_at_one_instant)),
                     ": does the program loop for ever?");
    }
    switch (*vm_->exceeded_limit()) {
    case script::Limit::Instructions:
        return words(fmt::format("{} instructions", grouped(limits.steps)), " (--limit-steps)");
    case script::Limit::Memory:
        return words(fmt::format("{} of memory", size_text(limits.memory_bytes)), " (--limit-memory)");
    case script::Limit::IntegerSize:
        return words(fmt::format("{} bits for one integer", grouped(script::Limits().integer_bits)), "");
    case script::Limit::Output: break;
    }
    return words(fmt::format("{} of output", size_text(limits.output_bytes)), " (--limit-output)");
}

/// Where the code stood that was cut off; unknown if nothing was.
script::SourceRange Program::place_of_the_cut(const script::SourceFile& source) const {
    const auto& place = vm_->cut_off_at();
    if (!place) return {};
    const auto line = static_cast<std::uint32_t>(place->line);
    const std::size_t indentation =
        std::min(source.line(line).find_first_not_of(" \t"), source.line(line).size());
    return {{line, static_cast<std::uint32_t>(indentation + 1)}, {line + 1, 1}};
}

void Program::note_problem(trace::RunEnding how, const std::string& limit, const script::SourceRange& place) {
    trace::Problem problem;
    problem.severity = trace::Problem::Severity::Error;
    problem.line = static_cast<int>(place.begin.line);
    if (how == trace::RunEnding::Deadlock)
        problem.message = "deadlock: nothing is left that could wake the tasks that wait";
    else if (how == trace::RunEnding::Limit)
        problem.message = limit;
    else
        return;
    add_problem_at_the_end(std::move(problem));
}

void Program::add_problem_at_the_end(trace::Problem problem) {
    if (const std::size_t events = listener_.event_count(); events > 0)
        problem.event = static_cast<trace::EventIndex>(events - 1);
    listener_.add_problem(std::move(problem));
}

} // namespace simul::scenario
