#include "core/scenario/constant_assignment.hpp"
#include "core/scenario/literal.hpp"
#include "core/scenario/parameter.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace simul::scenario {
namespace {

using namespace script;

/// Reads the comment behind a constant.
class CommentReader {
public:
    explicit CommentReader(Parameter& parameter) : parameter_(parameter) {}

    /// False if the comment says nothing about a parameter.
    bool read(std::string_view comment) {
        comment = trimmed(comment.substr(comment.find_first_not_of('#')));
        if (comment.empty() || comment.front() != '[') {
            parameter_.description = std::string(comment);
            return std::holds_alternative<bool>(parameter_.value);
        }
        const std::size_t end = comment.find(']');
        if (end == std::string_view::npos) {
            problem_ = "the bracket is not closed";
            return true;
        }
        parameter_.description = std::string(trimmed(comment.substr(end + 1)));
        read_brackets(trimmed(comment.substr(1, end - 1)));
        return true;
    }

    /// What is wrong with it; empty if nothing is.
    const std::string& problem() const noexcept { return problem_; }

private:
    static std::vector<std::string_view> split(std::string_view text, char separator) {
        std::vector<std::string_view> parts;
        while (true) {
            const std::size_t end = text.find(separator);
            parts.push_back(trimmed(text.substr(0, end)));
            if (end == std::string_view::npos) return parts;
            text.remove_prefix(end + 1);
        }
    }

    void read_brackets(std::string_view text) {
        const bool is_number = std::holds_alternative<std::int64_t>(parameter_.value) ||
                               std::holds_alternative<double>(parameter_.value);
        if (is_number && text.find(',') == std::string_view::npos && read_range(text)) return;
        for (const std::string_view choice : split(text, ','))
            read_choice(choice);
        check_choices();
    }

    /// `maximum`, `minimum:maximum` or `minimum:step:maximum`.
    bool read_range(std::string_view text) {
        std::vector<double> numbers;
        for (const std::string_view part : split(text, ':')) {
            const std::optional<Number> number = read_number(part);
            if (!number) return false;
            numbers.push_back(to_double(*number));
        }
        if (numbers.size() > 3) return false;
        parameter_.maximum = numbers.back();
        if (numbers.size() > 1) parameter_.minimum = numbers.front();
        if (numbers.size() > 2) parameter_.step = numbers[1];
        check_range();
        return true;
    }

    void check_range() {
        if (parameter_.minimum && *parameter_.minimum > *parameter_.maximum)
            problem_ = "its minimum is above its maximum";
        else if (parameter_.step && *parameter_.step <= 0)
            problem_ = "its step must be positive";
        else if (!parse_value(parameter_, to_text(parameter_.value)))
            problem_ = fmt::format("its value {} is outside of the range", to_text(parameter_.value));
    }

    /// `value` or `value:label`; texts may stand in quotation marks.
    void read_choice(std::string_view text) {
        const std::size_t colon = text.find(':');
        std::string_view value = trimmed(text.substr(0, colon));
        if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
            value.back() == value.front())
            value = value.substr(1, value.size() - 2);
        if (!problem_.empty()) return;
        Parameter any = parameter_;
        any.choices.clear();
        const auto choice = parse_value(any, value);
        if (!choice || text.empty()) {
            problem_ = fmt::format("\"{}\" is no choice for it", text);
            return;
        }
        parameter_.choices.push_back(*choice);
        parameter_.choice_labels.emplace_back(
            colon == std::string_view::npos ? value : trimmed(text.substr(colon + 1)));
    }

    void check_choices() {
        if (!problem_.empty()) return;
        const auto& choices = parameter_.choices;
        if (std::find(choices.begin(), choices.end(), parameter_.value) == choices.end())
            problem_ = fmt::format("its value {} is none of the choices", to_text(parameter_.value));
    }

    Parameter& parameter_;
    std::string problem_;
};

const Comment* comment_on_line(const SyntaxTree& tree, std::uint32_t line) {
    const auto found = std::lower_bound(
        tree.comments.begin(), tree.comments.end(), line,
        [](const Comment& comment, std::uint32_t wanted) { return comment.range.begin.line < wanted; });
    return found != tree.comments.end() && found->range.begin.line == line ? &*found : nullptr;
}

Diagnostic warning_at(const SyntaxTree& tree, const Comment& comment, std::string message) {
    return {Severity::Warning,
            tree.source->name(),
            comment.range,
            std::move(message),
            "write: # [minimum:maximum], # [minimum:step:maximum] or # [one, another], and a description",
            std::string(tree.source->line(comment.range.begin.line))};
}

} // namespace

ParameterList find_parameters(const SyntaxTree& tree) {
    ParameterList list;
    for (const ast::Statement* statement : tree.body) {
        const auto assignment = constant_assignment(*statement);
        if (!assignment) continue;
        const Comment* comment = comment_on_line(tree, statement->range.end.line);
        if (comment == nullptr || comment->range < statement->range) continue;
        Parameter parameter;
        parameter.name = std::string(assignment->name->id);
        parameter.value = assignment->value;
        parameter.line = static_cast<int>(statement->range.begin.line);
        CommentReader reader(parameter);
        if (!reader.read(comment->text)) continue;
        const bool is_known =
            std::any_of(list.parameters.begin(), list.parameters.end(),
                        [&](const Parameter& other) { return other.name == parameter.name; });
        if (!reader.problem().empty())
            list.warnings.push_back(warning_at(
                tree, *comment, fmt::format("{} is no parameter: {}", parameter.name, reader.problem())));
        else if (!is_known)
            list.parameters.push_back(std::move(parameter));
    }
    return list;
}

} // namespace simul::scenario
