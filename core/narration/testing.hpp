/// Small programs that are run and told, for the tests of this room.
#pragma once

#include "core/narration/narrator.hpp"
#include "core/scenario/run.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

namespace simul::narration::testing {

/// `body`: the text of `async def main():` and what it needs before that; `import asyncio, time` is given,
/// and main is run. Lines count from 2, after the import.
class ToldRun {
public:
    explicit ToldRun(const std::string& program, scenario::RunSettings settings = {})
        : source_("import asyncio, simul, time\n" + program + "\nasyncio.run(main())\n"),
          trace_(run(source_, settings)), narrator(trace_, source_) {}

    /// The sentences, in order.
    std::vector<std::string> sentences() const {
        std::vector<std::string> all;
        for (trace::EventIndex event = 0; event < trace_->event_count(); ++event)
            all.push_back(narrator.sentence(event));
        return all;
    }
    /// The first event, from `from` on, whose sentence has these words; fails the test if there is none.
    trace::EventIndex event_that_says(std::string_view words, trace::EventIndex from = 0) const {
        std::string all;
        for (trace::EventIndex event = from; event < trace_->event_count(); ++event) {
            const std::string sentence = narrator.sentence(event);
            if (sentence.find(words) != std::string::npos) return event;
            all += sentence + "\n";
        }
        FAIL("nobody says \"" << words << "\" in:\n" << all);
        return 0;
    }
    bool says(std::string_view words) const { return event_that_says(words) < trace_->event_count(); }

    const trace::Trace& trace() const { return *trace_; }

private:
    static trace::TracePtr run(const std::string& source, const scenario::RunSettings& settings) {
        const auto parsed = scenario::parse(source, "told.py");
        if (!parsed) FAIL(parsed.error().text());
        return scenario::run(*parsed, settings).trace;
    }

    std::string source_;
    trace::TracePtr trace_;

public:
    Narrator narrator;
};

} // namespace simul::narration::testing
