#include "ui/panels/output/ansi.hpp"

#include <charconv>
#include <optional>
#include <vector>

namespace simul::ui {

namespace {

constexpr char kEscape = '\x1b';
constexpr char kBell = '\x07';
/// Longer escapes are nonsense; what they would say is dropped.
constexpr std::size_t kLongestParameters = 256;

bool is_text(char byte) {
    const auto code = static_cast<unsigned char>(byte);
    return (code >= 0x20 && code != 0x7f) || byte == '\n' || byte == '\r' || byte == '\t';
}

/// "1;38:5:208;;4" → 1 38 5 208 0 4: empty is 0, colons are as good as semicolons.
std::vector<int> numbers_in(std::string_view parameters) {
    std::vector<int> numbers;
    std::size_t begin = 0;
    while (begin <= parameters.size()) {
        const std::size_t end = std::min(parameters.find_first_of(";:", begin), parameters.size());
        int number = 0;
        std::from_chars(parameters.data() + begin, parameters.data() + end, number);
        numbers.push_back(number);
        begin = end + 1;
    }
    return numbers;
}

/// Reads what follows 38 or 48: `5;n` or `2;r;g;b`. Moves `at` past it; nullopt where it is incomplete.
std::optional<AnsiColor> extended_color(const std::vector<int>& numbers, std::size_t& at) {
    const auto byte = [&](std::size_t index) { return static_cast<std::uint8_t>(numbers[index] & 0xff); };
    if (at + 2 < numbers.size() && numbers[at + 1] == 5) {
        at += 2;
        return AnsiColor::palette(byte(at));
    }
    if (at + 4 < numbers.size() && numbers[at + 1] == 2) {
        at += 4;
        return AnsiColor::rgb(byte(at - 2), byte(at - 1), byte(at));
    }
    at = numbers.size();
    return std::nullopt;
}

/// Codes that set one flag or reset some; false if `code` is none of them.
bool apply_flag(TextStyle& style, int code) {
    switch (code) {
    case 0: style = {}; return true;
    case 1: style.bold = true; return true;
    case 2: style.faint = true; return true;
    case 3: style.italic = true; return true;
    case 4: style.underline = true; return true;
    case 7: style.inverse = true; return true;
    case 8: style.concealed = true; return true;
    case 9: style.strike_out = true; return true;
    case 21: style.underline = true; return true; // doubly underlined: shown as underlined
    case 22: style.bold = style.faint = false; return true;
    case 23: style.italic = false; return true;
    case 24: style.underline = false; return true;
    case 27: style.inverse = false; return true;
    case 28: style.concealed = false; return true;
    case 29: style.strike_out = false; return true;
    case 39: style.foreground = {}; return true;
    case 49: style.background = {}; return true;
    default: return false;
    }
}

bool apply_palette_color(TextStyle& style, int code) {
    const auto set_if = [code](AnsiColor& color, int first, int index_of_first) {
        if (code < first || code >= first + 8) return false;
        color = AnsiColor::palette(static_cast<std::uint8_t>(code - first + index_of_first));
        return true;
    };
    return set_if(style.foreground, 30, 0) || set_if(style.background, 40, 0) ||
           set_if(style.foreground, 90, 8) || set_if(style.background, 100, 8);
}

} // namespace

void AnsiReader::read(std::string_view piece, const Sink& sink) {
    std::size_t at = 0;
    while (at < piece.size()) {
        if (state_ != State::Text) {
            read_escape(piece[at++]);
            continue;
        }
        const std::size_t begin = at;
        while (at < piece.size() && is_text(piece[at]))
            ++at;
        if (at > begin) sink(piece.substr(begin, at - begin), style_);
        if (at == piece.size()) break;
        if (piece[at++] == kEscape) state_ = State::Escape;
    }
}

void AnsiReader::read_escape(char byte) {
    switch (state_) {
    case State::Escape:
        parameters_.clear();
        state_ = byte == '[' ? State::Control : byte == ']' ? State::Command : State::Text;
        break;
    case State::Control:
        if (byte >= 0x40 && byte <= 0x7e) { // the final byte
            if (byte == 'm') apply_rendition();
            state_ = State::Text;
        } else if (parameters_.size() < kLongestParameters) {
            parameters_ += byte;
        }
        break;
    case State::Command: // a window title, a link: up to BEL or ESC backslash
        if (byte == kBell) state_ = State::Text;
        if (byte == kEscape) state_ = State::CommandEscape;
        break;
    case State::CommandEscape: state_ = byte == '\\' ? State::Text : State::Command; break;
    case State::Text: break;
    }
}

void AnsiReader::apply_rendition() {
    const std::vector<int> numbers = numbers_in(parameters_);
    for (std::size_t at = 0; at < numbers.size(); ++at) {
        const int code = numbers[at];
        if (code == 38 || code == 48) {
            if (const auto color = extended_color(numbers, at))
                (code == 38 ? style_.foreground : style_.background) = *color;
        } else if (!apply_flag(style_, code)) {
            apply_palette_color(style_, code);
        }
    }
}

} // namespace simul::ui
