#include "core/time/duration_text.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace simul {
namespace {

struct Unit {
    std::string_view name;
    std::int64_t nanoseconds;
};

constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;

constexpr std::array<Unit, 11> kUnits{{{"ns", 1},
                                       {"us", 1'000},
                                       {"µs", 1'000},
                                       {"ms", 1'000'000},
                                       {"s", kSecond},
                                       {"sec", kSecond},
                                       {"min", kMinute},
                                       {"m", kMinute},
                                       {"h", kHour},
                                       {"d", 24 * kHour},
                                       {"", kSecond}}};

/// `count / unit` in decimal with all of its significant digits and no trailing zeros.
std::string exact_decimal(std::int64_t count, std::int64_t unit) {
    std::string text = std::to_string(count / unit);
    std::int64_t rest = count % unit;
    if (rest == 0) return text;
    text += '.';
    while (rest != 0) {
        rest *= 10;
        text += static_cast<char>('0' + rest / unit);
        rest %= unit;
    }
    return text;
}

std::string two_digits(std::int64_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

constexpr bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
constexpr bool is_number(char c) {
    return (c >= '0' && c <= '9') || c == '.';
}

void skip_space(std::string_view& text) {
    while (!text.empty() && is_space(text.front()))
        text.remove_prefix(1);
}

std::optional<std::int64_t> unit_nanoseconds(std::string_view name) {
    for (const Unit& unit : kUnits)
        if (unit.name == name) return unit.nanoseconds;
    return std::nullopt;
}

/// Takes one "number unit" off the front of `text`, in nanoseconds.
std::optional<double> take_part(std::string_view& text) {
    if (text.empty() || !is_number(text.front())) return std::nullopt;
    double number = 0;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
    if (error != std::errc{} || !std::isfinite(number)) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    skip_space(text);
    std::size_t length = 0;
    while (length < text.size() && !is_space(text[length]) && !is_number(text[length]))
        ++length;
    const auto unit = unit_nanoseconds(text.substr(0, length));
    if (!unit) return std::nullopt;
    text.remove_prefix(length);
    skip_space(text);
    return number * static_cast<double>(*unit);
}

} // namespace

std::string format_duration(Duration duration) {
    if (duration == Duration::max()) return "for ever";
    std::int64_t count = duration.count();
    if (count == 0) return "0 s";
    if (count < 0)
        return "-" + format_duration(count == Duration::min().count() ? Duration::max() : Duration{-count});
    if (count < 1'000) return exact_decimal(count, 1) + " ns";
    if (count < 1'000'000) return exact_decimal(count, 1'000) + " µs";
    if (count < kSecond) return exact_decimal(count, 1'000'000) + " ms";
    std::string text;
    if (count >= kHour) text += std::to_string(count / kHour) + " h ";
    if (count >= kMinute) text += std::to_string(count % kHour / kMinute) + " min ";
    const std::int64_t seconds = count % kMinute;
    if (count < kMinute || seconds != 0) return text + exact_decimal(seconds, kSecond) + " s";
    text.pop_back();
    if (count % kHour == 0) text.resize(text.size() - std::string_view(" 0 min").size());
    return text;
}

std::string format_clock(Duration duration, bool milliseconds) {
    const std::int64_t tick = milliseconds ? 1'000'000 : kSecond;
    const std::string sign = duration.count() < 0 ? "-" : "";
    const std::int64_t count = duration.count() < 0 ? -(duration.count() + 1) + 1 : duration.count();
    const std::int64_t rounded = (count / tick + (count % tick * 2 >= tick ? 1 : 0));
    const std::int64_t per_second = milliseconds ? 1'000 : 1;
    const std::int64_t seconds = rounded / per_second;
    std::string text = sign;
    if (seconds >= 3'600) {
        text += std::to_string(seconds / 3'600) + ":" + two_digits(seconds / 60 % 60);
    } else {
        text += std::to_string(seconds / 60);
    }
    text += ":" + two_digits(seconds % 60);
    if (!milliseconds) return text;
    const std::string fraction = std::to_string(rounded % per_second);
    return text + "." + std::string(3 - fraction.size(), '0') + fraction;
}

std::optional<Duration> parse_duration(std::string_view text) {
    skip_space(text);
    const bool negative = !text.empty() && text.front() == '-';
    if (negative) text.remove_prefix(1);
    skip_space(text);
    if (text.empty()) return std::nullopt;
    double total = 0;
    while (!text.empty()) {
        const auto part = take_part(text);
        if (!part) return std::nullopt;
        total += *part;
    }
    if (total >= static_cast<double>(Duration::max().count())) return std::nullopt;
    const auto nanoseconds = static_cast<std::int64_t>(std::nearbyint(total));
    return Duration{negative ? -nanoseconds : nanoseconds};
}

} // namespace simul
