#include "core/script/library/codecs.hpp"

#include "core/script/library/native_support.hpp"
#include "core/script/text/utf8.hpp"

#include <algorithm>

namespace simul::script::library {
namespace {

enum class Encoding {
    Utf8,
    Utf8WithMark,
    Ascii,
    Latin1,
    Utf16,
    Utf16Little,
    Utf16Big,
    Utf32,
    Utf32Little,
    Utf32Big
};

/// Names are compared without case, and with '-', '_' and ' ' as one.
std::string normalized(std::string_view name) {
    std::string out;
    for (const char c : name) {
        if (c >= 'A' && c <= 'Z') {
            out += static_cast<char>(c + ('a' - 'A'));
        } else {
            out += c == '-' || c == ' ' ? '_' : c;
        }
    }
    return out;
}

std::optional<Encoding> encoding_named(std::string_view name) {
    static constexpr std::pair<std::string_view, Encoding> kNames[] = {
        {"utf_8", Encoding::Utf8},
        {"utf8", Encoding::Utf8},
        {"u8", Encoding::Utf8},
        {"utf_8_sig", Encoding::Utf8WithMark},
        {"ascii", Encoding::Ascii},
        {"us_ascii", Encoding::Ascii},
        {"646", Encoding::Ascii},
        {"latin_1", Encoding::Latin1},
        {"latin1", Encoding::Latin1},
        {"iso_8859_1", Encoding::Latin1},
        {"iso8859_1", Encoding::Latin1},
        {"l1", Encoding::Latin1},
        {"8859", Encoding::Latin1},
        {"utf_16", Encoding::Utf16},
        {"utf16", Encoding::Utf16},
        {"utf_16_le", Encoding::Utf16Little},
        {"utf_16le", Encoding::Utf16Little},
        {"utf_16_be", Encoding::Utf16Big},
        {"utf_16be", Encoding::Utf16Big},
        {"utf_32", Encoding::Utf32},
        {"utf32", Encoding::Utf32},
        {"utf_32_le", Encoding::Utf32Little},
        {"utf_32_be", Encoding::Utf32Big},
    };
    const std::string wanted = normalized(name);
    for (const auto& [known, encoding] : kNames)
        if (known == wanted) return encoding;
    return std::nullopt;
}

/// As messages name it.
const char* canonical_name(Encoding encoding) {
    switch (encoding) {
    case Encoding::Utf8:
    case Encoding::Utf8WithMark: return "utf-8";
    case Encoding::Ascii: return "ascii";
    case Encoding::Latin1: return "latin-1";
    case Encoding::Utf16: return "utf-16";
    case Encoding::Utf16Little: return "utf-16-le";
    case Encoding::Utf16Big: return "utf-16-be";
    case Encoding::Utf32: return "utf-32";
    case Encoding::Utf32Little: return "utf-32-le";
    case Encoding::Utf32Big: return "utf-32-be";
    }
    return "";
}

enum class OnError {
    Strict,
    Ignore,
    Replace,
    BackslashReplace,
    XmlCharReference,
    SurrogatePass,
    SurrogateEscape
};

std::optional<OnError> handler_named(std::string_view name) {
    static constexpr std::pair<std::string_view, OnError> kNames[] = {
        {"strict", OnError::Strict},
        {"ignore", OnError::Ignore},
        {"replace", OnError::Replace},
        {"backslashreplace", OnError::BackslashReplace},
        {"xmlcharrefreplace", OnError::XmlCharReference},
        {"surrogatepass", OnError::SurrogatePass},
        {"surrogateescape", OnError::SurrogateEscape},
    };
    for (const auto& [known, handler] : kNames)
        if (known == name) return handler;
    return std::nullopt;
}

Value unknown_encoding(Interpreter& vm, std::string_view name) {
    return script::raise(vm, *vm.exceptions().lookup_error, "unknown encoding: {}", name);
}
Value unknown_handler(Interpreter& vm, std::string_view name) {
    return script::raise(vm, *vm.exceptions().lookup_error, "unknown error handler name '{}'", name);
}

bool is_surrogate(char32_t c) {
    return c >= 0xd800 && c < 0xe000;
}

// ---- encoding -------------------------------------------------------------------------------------------

void append_unit(std::string& out, std::uint32_t unit, int bytes, bool big_endian) {
    for (int i = 0; i < bytes; ++i) {
        const int shift = 8 * (big_endian ? bytes - 1 - i : i);
        out += static_cast<char>(static_cast<unsigned char>(unit >> shift));
    }
}

bool is_big_endian(Encoding encoding) {
    return encoding == Encoding::Utf16Big || encoding == Encoding::Utf32Big;
}

/// False where the encoding has no form for the character.
bool append_encoded(std::string& out, char32_t c, Encoding encoding, bool pass_surrogates) {
    const auto code = static_cast<std::uint32_t>(c);
    switch (encoding) {
    case Encoding::Ascii:
    case Encoding::Latin1:
        if (code >= (encoding == Encoding::Ascii ? 0x80u : 0x100u)) return false;
        append_unit(out, code, 1, false);
        return true;
    case Encoding::Utf8:
    case Encoding::Utf8WithMark:
        if (is_surrogate(c) && !pass_surrogates) return false;
        text::append_utf8(out, c);
        return true;
    case Encoding::Utf16:
    case Encoding::Utf16Little:
    case Encoding::Utf16Big:
        if (is_surrogate(c) && !pass_surrogates) return false;
        if (code < 0x10000) {
            append_unit(out, code, 2, is_big_endian(encoding));
        } else {
            append_unit(out, 0xd800 + ((code - 0x10000) >> 10), 2, is_big_endian(encoding));
            append_unit(out, 0xdc00 + ((code - 0x10000) & 0x3ff), 2, is_big_endian(encoding));
        }
        return true;
    default:
        if (is_surrogate(c) && !pass_surrogates) return false;
        append_unit(out, code, 4, is_big_endian(encoding));
        return true;
    }
}

const char* why_not_encodable(Encoding encoding) {
    switch (encoding) {
    case Encoding::Ascii: return "ordinal not in range(128)";
    case Encoding::Latin1: return "ordinal not in range(256)";
    default: return "surrogates not allowed";
    }
}

/// UnicodeEncodeError(encoding, object, start, end, reason)
Value raise_encode_error(Interpreter& vm, const StringObject& text, Encoding encoding, std::size_t start,
                         std::size_t end) {
    return raise_with(vm, *vm.exceptions().unicode_encode_error,
                      TupleObject::of(vm, string(vm, canonical_name(encoding)), Value(&text),
                                      Value::integer(static_cast<std::int64_t>(start)),
                                      Value::integer(static_cast<std::int64_t>(end)),
                                      string(vm, why_not_encodable(encoding))));
}

/// What stands in for a character that cannot be encoded.
std::string substitute(char32_t c, OnError handler) {
    const auto code = static_cast<std::uint32_t>(c);
    switch (handler) {
    case OnError::Replace: return "?";
    case OnError::XmlCharReference: return fmt::format("&#{};", code);
    case OnError::BackslashReplace:
        if (code < 0x100) return fmt::format("\\x{:02x}", code);
        return code < 0x10000 ? fmt::format("\\u{:04x}", code) : fmt::format("\\U{:08x}", code);
    default: return "";
    }
}

} // namespace

Value encode_string(Interpreter& vm, const StringObject& text, std::string_view encoding_name,
                    std::string_view errors) {
    const auto encoding = encoding_named(encoding_name);
    if (!encoding) return unknown_encoding(vm, encoding_name);
    std::string out;
    if (*encoding == Encoding::Utf8WithMark) out = "\xef\xbb\xbf";
    if (*encoding == Encoding::Utf16) append_unit(out, 0xfeff, 2, false);
    if (*encoding == Encoding::Utf32) append_unit(out, 0xfeff, 4, false);
    const auto handler = handler_named(errors);
    const auto cannot_encode = [&](std::size_t i) {
        std::string ignored;
        return !append_encoded(ignored, text[i], *encoding, false);
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (append_encoded(out, text[i], *encoding, handler == OnError::SurrogatePass)) continue;
        if (!handler) return unknown_handler(vm, errors);
        const bool escaped_byte = text[i] >= 0xdc80 && text[i] <= 0xdcff;
        if (*handler == OnError::SurrogateEscape && escaped_byte) {
            append_unit(out, static_cast<std::uint32_t>(text[i]) - 0xdc00, 1, false);
            continue;
        }
        if (*handler == OnError::Strict || *handler == OnError::SurrogateEscape ||
            *handler == OnError::SurrogatePass) {
            std::size_t end = i + 1;
            while (end < text.size() && cannot_encode(end))
                ++end;
            return raise_encode_error(vm, text, *encoding, i, end);
        }
        for (const char c : substitute(text[i], *handler))
            append_encoded(out, static_cast<unsigned char>(c), *encoding, false);
    }
    return BytesObject::create(vm, std::move(out));
}

// ---- decoding -------------------------------------------------------------------------------------------

namespace {

/// One step of a decoder: a character, or bytes that are none and why.
struct Decoded {
    char32_t character = 0;
    std::size_t length = 1;
    const char* error = nullptr;
};

bool is_continuation(unsigned char byte) {
    return (byte & 0xc0) == 0x80;
}

/// As CPython reports errors: the longest start of a valid sequence is one error.
Decoded decode_utf8(std::string_view bytes, bool pass_surrogates) {
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    const unsigned char first = at(0);
    if (first < 0x80) return {first};
    if (first < 0xc2 || first > 0xf4) return {0, 1, "invalid start byte"};
    const std::size_t length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    unsigned char least = 0x80;
    unsigned char most = 0xbf;
    if (first == 0xe0) least = 0xa0;
    if (first == 0xed && !pass_surrogates) most = 0x9f;
    if (first == 0xf0) least = 0x90;
    if (first == 0xf4) most = 0x8f;
    char32_t c = first & (length == 2 ? 0x1fu : length == 3 ? 0xfu : 0x7u);
    for (std::size_t i = 1; i < length; ++i) {
        if (i >= bytes.size()) return {0, i, "unexpected end of data"};
        const bool fits = i == 1 ? at(i) >= least && at(i) <= most : is_continuation(at(i));
        if (!fits) return {0, i, "invalid continuation byte"};
        c = c << 6 | (at(i) & 0x3fu);
    }
    return {c, length};
}

std::uint32_t unit_at(std::string_view bytes, std::size_t size, bool big_endian) {
    std::uint32_t unit = 0;
    for (std::size_t i = 0; i < size; ++i)
        unit |= std::uint32_t(static_cast<unsigned char>(bytes[big_endian ? size - 1 - i : i])) << (8 * i);
    return unit;
}

Decoded decode_utf16(std::string_view bytes, bool big_endian) {
    if (bytes.size() < 2) return {0, bytes.size(), "truncated data"};
    const std::uint32_t unit = unit_at(bytes, 2, big_endian);
    if (unit < 0xd800 || unit >= 0xe000) return {unit, 2};
    if (unit >= 0xdc00) return {0, 2, "illegal encoding"};
    if (bytes.size() < 4) return {0, bytes.size(), "unexpected end of data"};
    const std::uint32_t low = unit_at(bytes.substr(2), 2, big_endian);
    if (low < 0xdc00 || low >= 0xe000) return {0, 2, "illegal UTF-16 surrogate"};
    return {0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00), 4};
}

Decoded decode_utf32(std::string_view bytes, bool big_endian) {
    if (bytes.size() < 4) return {0, bytes.size(), "truncated data"};
    const std::uint32_t unit = unit_at(bytes, 4, big_endian);
    if (unit > 0x10ffff) return {0, 4, "code point not in range(0x110000)"};
    if (is_surrogate(unit)) return {0, 4, "code point in surrogate code point range"};
    return {unit, 4};
}

Decoded decode_one(std::string_view bytes, Encoding encoding, bool pass_surrogates) {
    switch (encoding) {
    case Encoding::Latin1: return {static_cast<unsigned char>(bytes[0])};
    case Encoding::Ascii: {
        const auto byte = static_cast<unsigned char>(bytes[0]);
        return byte < 0x80 ? Decoded{byte} : Decoded{0, 1, "ordinal not in range(128)"};
    }
    case Encoding::Utf8:
    case Encoding::Utf8WithMark: return decode_utf8(bytes, pass_surrogates);
    case Encoding::Utf16:
    case Encoding::Utf16Little:
    case Encoding::Utf16Big: return decode_utf16(bytes, is_big_endian(encoding));
    default: return decode_utf32(bytes, is_big_endian(encoding));
    }
}

/// Takes a byte-order mark away; it decides the order where the encoding leaves it open.
void take_mark(std::string_view& bytes, Encoding& encoding) {
    if (encoding == Encoding::Utf8WithMark && bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
    if (encoding == Encoding::Utf16 && bytes.size() >= 2) {
        const std::uint32_t mark = unit_at(bytes, 2, false);
        if (mark == 0xfffe) encoding = Encoding::Utf16Big;
        if (mark == 0xfeff || mark == 0xfffe) bytes.remove_prefix(2);
    }
    if (encoding == Encoding::Utf32 && bytes.size() >= 4) {
        const std::uint32_t mark = unit_at(bytes, 4, false);
        if (mark == 0xfffe0000) encoding = Encoding::Utf32Big;
        if (mark == 0xfeff || mark == 0xfffe0000) bytes.remove_prefix(4);
    }
}

Value raise_decode_error(Interpreter& vm, std::string_view bytes, Encoding encoding, std::size_t start,
                         const Decoded& failed) {
    return raise_with(vm, *vm.exceptions().unicode_decode_error,
                      TupleObject::of(vm, string(vm, canonical_name(encoding)),
                                      BytesObject::create(vm, std::string(bytes)),
                                      Value::integer(static_cast<std::int64_t>(start)),
                                      Value::integer(static_cast<std::int64_t>(start + failed.length)),
                                      string(vm, failed.error)));
}

} // namespace

Value decode_bytes(Interpreter& vm, std::string_view all, std::string_view encoding_name,
                   std::string_view errors) {
    auto encoding = encoding_named(encoding_name);
    if (!encoding) return unknown_encoding(vm, encoding_name);
    const auto handler = handler_named(errors);
    std::string_view bytes = all;
    take_mark(bytes, *encoding);
    StringBuilder builder;
    while (!bytes.empty()) {
        const Decoded next = decode_one(bytes, *encoding, handler == OnError::SurrogatePass);
        const std::string_view taken = bytes.substr(0, next.length);
        const std::size_t start = all.size() - bytes.size();
        bytes.remove_prefix(next.length);
        if (next.error == nullptr) {
            builder.append(next.character);
            continue;
        }
        if (!handler) return unknown_handler(vm, errors);
        switch (*handler) {
        case OnError::Ignore: break;
        case OnError::Replace: builder.append(char32_t{0xfffd}); break;
        case OnError::BackslashReplace:
            for (const char byte : taken)
                builder.append_ascii(fmt::format("\\x{:02x}", static_cast<unsigned char>(byte)));
            break;
        case OnError::SurrogateEscape:
            for (const char byte : taken)
                builder.append(static_cast<char32_t>(0xdc00 + static_cast<unsigned char>(byte)));
            break;
        default: return raise_decode_error(vm, all, *encoding, start, next);
        }
    }
    return builder.build(vm);
}

} // namespace simul::script::library
