#include "core/script/syntax/messages.hpp"

#include <array>
#include <cassert>

namespace simul::script {

namespace {

constexpr MessageText kTexts[] = {
#define SIMUL_MESSAGE(name, text, advice) {text, advice},
    SIMUL_MESSAGES(SIMUL_MESSAGE)
#undef SIMUL_MESSAGE
};

constexpr Message kRefusals[] = {
#define SIMUL_MESSAGE(name, text, advice) Message::name,
    SIMUL_REFUSALS(SIMUL_MESSAGE)
#undef SIMUL_MESSAGE
};

/// Replaces "{0}" … "{9}"; other braces are text.
std::string substitute(std::string_view text, std::span<const std::string_view> arguments) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool placeholder = text[i] == '{' && i + 2 < text.size() && text[i + 1] >= '0' &&
                                 text[i + 1] <= '9' && text[i + 2] == '}';
        if (!placeholder) {
            result += text[i];
            continue;
        }
        const auto index = static_cast<std::size_t>(text[i + 1] - '0');
        assert(index < arguments.size());
        result += arguments[index];
        i += 2;
    }
    return result;
}

} // namespace

MessageText text_of(Message message) {
    return kTexts[static_cast<std::size_t>(message)];
}

std::span<const Message> refusals() {
    return kRefusals;
}

Diagnostic make_diagnostic(const SourceFile& source, const SourceRange& range, Message message,
                           std::initializer_list<std::string_view> arguments) {
    const MessageText text = text_of(message);
    const std::span<const std::string_view> values(arguments.begin(), arguments.size());
    Diagnostic diagnostic;
    diagnostic.file = source.name();
    diagnostic.range = range;
    // A place between characters (a line's end) is shown at the character behind it.
    if (range.end <= range.begin) diagnostic.range.end = {range.begin.line, range.begin.column + 1};
    diagnostic.message = substitute(text.text, values);
    diagnostic.advice = substitute(text.advice, values);
    diagnostic.source_line = std::string(source.line(range.begin.line));
    return diagnostic;
}

} // namespace simul::script
