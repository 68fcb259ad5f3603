/// Text with ANSI colours: what "select graphic rendition" escapes say, and nothing else of a terminal.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace simul::ui {

/// A colour as an escape names it.
struct AnsiColor {
    enum class Kind : std::uint8_t {
        Default, ///< The terminal's own.
        Palette, ///< `red` is an index from 0 to 255; 0 … 15 are the theme's.
        Rgb,
    };
    Kind kind = Kind::Default;
    std::uint8_t red = 0, green = 0, blue = 0;

    static constexpr AnsiColor palette(std::uint8_t index) { return {Kind::Palette, index, 0, 0}; }
    static constexpr AnsiColor rgb(std::uint8_t red, std::uint8_t green, std::uint8_t blue) {
        return {Kind::Rgb, red, green, blue};
    }
    friend auto operator<=>(const AnsiColor&, const AnsiColor&) = default;
};

struct TextStyle {
    AnsiColor foreground;
    AnsiColor background;
    bool bold = false;
    bool faint = false;
    bool italic = false;
    bool underline = false;
    bool strike_out = false;
    bool inverse = false;
    bool concealed = false;

    friend auto operator<=>(const TextStyle&, const TextStyle&) = default;
};

/// Splits a stream of text into stretches of one style. The stream may be fed in pieces that end anywhere,
/// inside an escape too. Escapes other than colours are dropped, as are control characters but tab, newline
/// and carriage return.
class AnsiReader {
public:
    /// Receives the stretches in order; none is empty. The view is valid during the call.
    using Sink = std::function<void(std::string_view text, const TextStyle& style)>;

    explicit AnsiReader(TextStyle style = {}) : style_(style) {}

    void read(std::string_view piece, const Sink& sink);
    /// The style that holds for what comes next.
    const TextStyle& style() const { return style_; }

private:
    enum class State : std::uint8_t { Text, Escape, Control, Command, CommandEscape };

    /// One byte of an escape. Ends it by going back to State::Text.
    void read_escape(char byte);
    void apply_rendition();

    TextStyle style_;
    State state_ = State::Text;
    std::string parameters_; ///< Of the escape being read: "1;38;5;208".
};

} // namespace simul::ui
