#include "core/trace/chrome_trace.hpp"
#include "core/trace/testing/sample_traces.hpp"
#include "tests/support/catch.hpp"

#include <nlohmann/json.hpp>

#include <map>

using namespace simul;
using namespace simul::trace;
using namespace simul::trace::testing;
using nlohmann::json;

namespace {

json events_of(const Trace& trace) {
    std::string text;
    write_chrome_trace(trace, [&text](std::string_view piece) { text += piece; });
    return json::parse(text)["traceEvents"];
}

} // namespace

TEST_CASE("The slices of a lane follow one another in Chrome's trace") {
    const auto seed = GENERATE(range(1u, 5u));
    std::map<int, double> lane_ends;
    for (const json& event : events_of(*random_run(seed, 20, 20))) {
        if (event["ph"] != "X") continue;
        const int lane = event["tid"];
        const double begin = event["ts"];
        const double duration = event["dur"];
        CHECK(duration >= 0);
        if (const auto end = lane_ends.find(lane); end != lane_ends.end())
            CHECK(begin == Approx(end->second).margin(1e-6));
        lane_ends[lane] = begin + duration;
    }
    CHECK(lane_ends.size() == 21);
}

TEST_CASE("Events of one instant keep their order in Chrome's trace") {
    std::map<int, double> times; // By event.
    for (const json& event : events_of(*producers_and_consumers()))
        if (event["ph"] == "X" || event["ph"] == "i") times[event["args"]["event"]] = event["ts"];
    double last = -1;
    for (const auto& [event, time] : times) {
        INFO("event " << event);
        CHECK(time > last);
        last = time;
    }
}

TEST_CASE("Arrows come in pairs, and metadata have a time") {
    std::map<int, int> ends;
    for (const json& event : events_of(*producers_and_consumers())) {
        if (event["ph"] == "s") ++ends[event["id"]];
        if (event["ph"] == "f") --ends[event["id"]];
        if (event["ph"] == "M") CHECK(event["ts"] == 0);
    }
    CHECK_FALSE(ends.empty());
    for (const auto& [id, open] : ends)
        CHECK(open == 0);
}
