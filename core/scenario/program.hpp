/// A scenario's code on its machine: the interpreter, the simulation that it runs in, and the recorder.
#pragma once

#include "core/loop/event_loop.hpp"
#include "core/scenario/run.hpp"
#include "core/scenario/run_listener.hpp"
#include "core/scenario/watching_front_end.hpp"
#include "core/script/vm/main_module.hpp"

#include <memory>

namespace simul::scenario {

/// Runs once, on the thread that made it.
class Program {
public:
    /// `output` and `progress` outlive it; `progress` may be null.
    Program(const Scenario& scenario, const RunSettings& settings, const OutputSink& output,
            Progress* progress);
    ~Program();

    RunResult run(const std::shared_ptr<const script::CodeObject>& code);

private:
    class Output;

    script::ProgramEnd run_to_the_end(const std::shared_ptr<const script::CodeObject>& code);
    trace::Ending ending(const script::ProgramEnd& end) const;
    std::string limit_words() const;
    script::SourceRange place_of_the_cut(const script::SourceFile& source) const;
    void note_error(trace::RunEnding how, const script::ProgramEnd& end);
    void note_problem(trace::RunEnding how, const std::string& limit, const script::SourceRange& place);
    void add_problem_at_the_end(trace::Problem problem);

    std::string file_;
    const RunSettings& settings_;
    Progress* progress_;
    RunListener listener_;
    WatchingFrontEnd front_end_;
    loop::Simulation simulation_;
    std::unique_ptr<Output> output_;
    std::unique_ptr<script::Interpreter> vm_;
};

} // namespace simul::scenario
