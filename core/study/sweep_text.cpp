#include "core/study/sweep_text.hpp"

#include "core/trace/words.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>

namespace simul::study {
namespace {

using trace::RunEnding;

/// Columns that are times.
struct TimeColumn {
    std::string_view name;
    Duration (*of)(const SweepRow&);
};
constexpr std::array<TimeColumn, 9> kTimes = {{
    {"makespan", [](const SweepRow& row) { return row.measures.makespan; }},
    {"busy", [](const SweepRow& row) { return row.measures.busy; }},
    {"computing", [](const SweepRow& row) { return row.measures.computing; }},
    {"waiting", [](const SweepRow& row) { return row.measures.waiting; }},
    {"ready", [](const SweepRow& row) { return row.measures.ready; }},
    {"waiting_for_cpu", [](const SweepRow& row) { return row.measures.waiting_for_cpu; }},
    {"latency_p50", [](const SweepRow& row) { return row.latencies.p50; }},
    {"latency_p95", [](const SweepRow& row) { return row.latencies.p95; }},
    {"latency_longest", [](const SweepRow& row) { return row.latencies.longest; }},
}};

std::string quoted_if_needed(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char character : text) {
        if (character == '"') quoted += '"';
        quoted += character;
    }
    return quoted + "\"";
}

nlohmann::ordered_json json_of(const scenario::ParameterValue& value) {
    return std::visit([](const auto& held) { return nlohmann::ordered_json(held); }, value);
}

} // namespace

std::string csv_header(const Sweep& sweep) {
    std::string header;
    for (const Axis& axis : sweep.axes)
        header += axis.parameter + ",";
    header += "seed,model,ending,exit_status,speed_up";
    for (const TimeColumn& column : kTimes)
        header += fmt::format(",{}_s", column.name);
    return header + ",cpu_utilisation,thread_utilisation,tasks,most_at_once,switches\n";
}

std::string csv_rows(const std::vector<SweepRow>& rows) {
    std::string text;
    for (const SweepRow& row : rows) {
        for (const scenario::ParameterValue& value : row.values)
            text += quoted_if_needed(scenario::to_text(value)) + ",";
        text +=
            fmt::format("{},{},{},{},{}", row.seed, scenario::name_of(row.model), trace::name_of(row.ending),
                        row.exit_status, row.speed_up ? fmt::format("{:.6g}", *row.speed_up) : "");
        for (const TimeColumn& column : kTimes)
            text += fmt::format(",{}", to_seconds(column.of(row)));
        text += fmt::format(",{:.6g},{:.6g},{},{},{}\n", row.cpu_utilisation, row.thread_utilisation,
                            row.measures.tasks, row.measures.most_at_once, row.switches);
    }
    return text;
}

std::string json_rows(const Sweep& sweep, const std::vector<SweepRow>& rows) {
    std::string text;
    for (const SweepRow& row : rows) {
        nlohmann::ordered_json parameters = nlohmann::ordered_json::object();
        for (std::size_t axis = 0; axis < sweep.axes.size(); ++axis)
            parameters[sweep.axes[axis].parameter] = json_of(row.values[axis]);
        nlohmann::ordered_json object = {{"parameters", parameters},
                                         {"seed", row.seed},
                                         {"model", scenario::name_of(row.model)},
                                         {"ending", trace::name_of(row.ending)},
                                         {"exit_status", row.exit_status}};
        if (row.speed_up) object["speed_up"] = *row.speed_up;
        for (const TimeColumn& column : kTimes)
            object[std::string(column.name) + "_ns"] = column.of(row).count();
        object["cpu_utilisation"] = row.cpu_utilisation;
        object["thread_utilisation"] = row.thread_utilisation;
        object["tasks"] = row.measures.tasks;
        object["most_at_once"] = row.measures.most_at_once;
        object["switches"] = row.switches;
        text += object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
    }
    return text;
}

} // namespace simul::study
