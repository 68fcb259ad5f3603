#include "core/scenario/stage_kind.hpp"

#include "core/scenario/literal.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace simul::scenario {
namespace {

constexpr std::string_view kStage = "stage:";

constexpr std::array<std::pair<StageKind, std::string_view>, 3> kNames{{
    {StageKind::Boards, "boards"},
    {StageKind::Table, "table"},
    {StageKind::Pipeline, "pipeline"},
}};

/// The first line of `text` up to its end, taken off it.
std::string_view next_line(std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

script::Diagnostic unknown_stage(std::string_view metadata, std::string_view word, std::string_view source) {
    script::Diagnostic warning;
    warning.severity = script::Severity::Warning;
    warning.message =
        word.empty() ? "the stage has no name" : "there is no stage called '" + std::string(word) + "'";
    warning.advice = "write ";
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        if (i > 0) warning.advice += i + 1 == kNames.size() ? " or " : ", ";
        warning.advice += "'stage: " + std::string(kNames[i].second) + "'";
    }
    warning.advice += ", or leave the line out";
    for (std::uint32_t number = 1; !source.empty(); ++number) {
        const std::string_view line = next_line(source);
        if (trimmed(line) != metadata) continue;
        const auto begin = static_cast<std::uint32_t>(line.find(metadata) + 1);
        const std::string_view shown = line.substr(0, line.find_last_not_of('\r') + 1);
        warning.range = {{number, begin}, {number, begin + static_cast<std::uint32_t>(metadata.size())}};
        warning.source_line = std::string(shown);
        break;
    }
    return warning;
}

} // namespace

std::string_view name_of(StageKind kind) noexcept {
    for (const auto& [stage, name] : kNames)
        if (stage == kind) return name;
    return {};
}

std::optional<StageKind> stage_named(std::string_view name) noexcept {
    for (const auto& [stage, its_name] : kNames)
        if (its_name == name) return stage;
    return {};
}

const std::vector<StageKind>& all_stages() {
    static const std::vector<StageKind> stages{StageKind::Boards, StageKind::Table, StageKind::Pipeline};
    return stages;
}

Metadata take_metadata(std::string& description, std::string_view source) {
    Metadata metadata;
    std::string rest;
    std::string_view text = description;
    while (!text.empty()) {
        const std::string_view line = next_line(text);
        const std::string_view said = trimmed(line);
        if (!said.starts_with(kStage)) {
            rest += std::string(line) + "\n";
            continue;
        }
        const std::string_view word = trimmed(said.substr(kStage.size()));
        if (const auto stage = stage_named(word))
            metadata.stage = *stage;
        else
            metadata.warnings.push_back(unknown_stage(said, word, source));
    }
    description = std::string(trimmed(rest));
    return metadata;
}

} // namespace simul::scenario
