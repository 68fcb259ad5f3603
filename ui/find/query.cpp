#include "ui/find/query.hpp"

#include <algorithm>
#include <charconv>

namespace simul::ui {
namespace {

using trace::TaskState;

constexpr std::string_view kSpace = " \t\r\n";

char fold(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(kSpace);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

std::optional<int> number_in(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    return whole && number > 0 ? std::optional(number) : std::nullopt;
}

/// "line 19", "line19".
std::optional<int> line_in(std::string_view text) {
    constexpr std::string_view kLine = "line";
    if (text.substr(0, kLine.size()) != kLine) return {};
    return number_in(trimmed(text.substr(kLine.size())));
}

std::optional<TaskState> state_in(std::string_view text) {
    for (std::size_t state = 1; state < trace::kTaskStateCount; ++state)
        if (trace::name_of(static_cast<TaskState>(state)) == text) return static_cast<TaskState>(state);
    return {};
}

} // namespace

Query Query::parse(std::string_view typed) {
    typed = trimmed(typed);
    Query query{.text = folded(typed)};
    query.state = state_in(query.text);
    query.line = line_in(query.text);
    const std::size_t colon = typed.rfind(':');
    if (!query.line && colon != std::string_view::npos && colon > 0) {
        query.line = number_in(trimmed(typed.substr(colon + 1)));
        if (query.line) query.function = trimmed(typed.substr(0, colon));
    }
    return query;
}

std::string folded(std::string_view text) {
    std::string small(text);
    std::transform(small.begin(), small.end(), small.begin(), fold);
    return small;
}

bool contains_folded(std::string_view text, std::string_view wanted) {
    const auto same = [](char a, char b) { return fold(a) == b; };
    return std::search(text.begin(), text.end(), wanted.begin(), wanted.end(), same) != text.end();
}

std::vector<bool> lines_with(std::string_view source, std::string_view wanted) {
    std::vector<bool> lines{false};
    while (!source.empty()) {
        const std::size_t end = std::min(source.find('\n'), source.size());
        lines.push_back(contains_folded(source.substr(0, end), wanted));
        source.remove_prefix(std::min(end + 1, source.size()));
    }
    return lines;
}

} // namespace simul::ui
