#include "core/scenario/run.hpp"

#include "core/scenario/compiled.hpp"
#include "core/scenario/program.hpp"
#include "core/trace/trace_builder.hpp"

namespace simul::scenario {
namespace {

constexpr int kRefusedStatus = 2;

/// A scenario that does not compile (it was made without `load` or `parse`): an empty trace with the reasons.
RunResult refused(const script::Diagnostics& diagnostics) {
    trace::TraceBuilder builder;
    for (const script::Diagnostic& diagnostic : diagnostics) {
        trace::Problem problem;
        problem.severity = trace::Problem::Severity::Error;
        problem.message = diagnostic.message;
        problem.advice = diagnostic.advice;
        problem.line = static_cast<int>(diagnostic.range.begin.line);
        problem.column = static_cast<int>(diagnostic.range.begin.column);
        builder.add_problem(std::move(problem));
    }
    return {builder.finish({.exit_status = kRefusedStatus}), kRefusedStatus};
}

/// As CPython names a program's file: `__file__` and tracebacks have its absolute path, not simplified.
std::string name_in_tracebacks(const std::filesystem::path& path) {
    std::error_code error;
    const std::filesystem::path absolute = std::filesystem::absolute(path, error);
    return error ? path.string() : absolute.string();
}

} // namespace

RunResult run(const Scenario& scenario, const RunSettings& settings, const OutputSink& output,
              Progress* progress) {
    const auto code = compile(scenario.source, name_in_tracebacks(scenario.path), settings.parameters);
    if (!code) return refused(code.error());
    return Program(scenario, settings, output, progress).run(*code);
}

} // namespace simul::scenario
