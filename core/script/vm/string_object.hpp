/// `str`: immutable text, indexed by code point in O(1).
#pragma once

#include "core/script/vm/object.hpp"

#include <string>
#include <string_view>

namespace simul::script {

/// Two representations: ASCII (a byte a character, so its bytes are its UTF-8), or wide (four bytes), which
/// holds at least one character beyond ASCII. Lone surrogates may occur.
class StringObject : public Object {
public:
    static constexpr bool is_layout(Layout layout) { return layout == Layout::String; }

    /// Exact `str` objects; short ones are shared. `text` is UTF-8 (a lone surrogate in its three bytes).
    static Ref<StringObject> from_utf8(Interpreter& vm, std::string_view text);
    /// REQUIRES: only ASCII.
    static Ref<StringObject> from_ascii(Interpreter& vm, std::string_view text);
    /// Narrowed when it is all ASCII.
    static Ref<StringObject> from_wide(Interpreter& vm, std::u32string_view text);
    static Ref<StringObject> from_character(Interpreter& vm, char32_t character);
    /// `size` ASCII characters, to be written through mutable_ascii() before anyone else sees the string.
    static Ref<StringObject> uninitialized_ascii(Interpreter& vm, std::size_t size);
    /// An instance of a script's subclass of str, with the text of `text`.
    static Ref<StringObject> subclass_instance(Interpreter& vm, TypeObject& type,
                                               const Ref<StringObject>& text);

    std::size_t size() const noexcept { return size_; }
    bool is_ascii() const noexcept { return is_ascii_; }
    char32_t operator[](std::size_t index) const noexcept {
        return is_ascii_ ? static_cast<unsigned char>(ascii_[index]) : wide_[index];
    }
    /// REQUIRES: is_ascii().
    std::string_view ascii() const noexcept { return {ascii_, size_}; }
    char* mutable_ascii() noexcept { return const_cast<char*>(ascii_); }
    /// REQUIRES: not is_ascii().
    std::u32string_view wide() const noexcept { return {wide_, size_}; }

    /// Lone surrogates become their three-byte form; use has_surrogates() where CPython would refuse.
    std::string utf8() const;
    void append_utf8(std::string& out) const;
    std::u32string to_wide() const;

    /// The characters [start, start + count) as an exact `str`.
    Ref<StringObject> substring(Interpreter& vm, std::size_t start, std::size_t count) const;

    /// `hash(self)`: SipHash-1-3 with a zero key over CPython's representation; computed once.
    std::int64_t hash() const noexcept;
    /// Equal interned strings of one interpreter are one object.
    bool is_interned() const noexcept { return is_interned_; }

    friend bool operator==(const StringObject& a, const StringObject& b) noexcept;
    friend bool operator==(const StringObject& a, std::string_view ascii) noexcept {
        return a.is_ascii_ && a.ascii() == ascii;
    }
    /// By code points.
    static int compare(const StringObject& a, const StringObject& b) noexcept;

protected:
    StringObject(TypeObject& type, const char* text, std::size_t size) noexcept;
    StringObject(TypeObject& type, const char32_t* text, std::size_t size) noexcept;
    /// Shares the characters of `text`, which must outlive this.
    StringObject(TypeObject& type, const StringObject& text) noexcept;

private:
    friend class InternTable;

    std::size_t size_;
    union {
        const char* ascii_;
        const char32_t* wide_;
    };
    mutable std::int64_t hash_ = -1; ///< -1: not computed (no hash is -1)
    bool is_ascii_;
    bool is_interned_ = false;
};

using StringRef = Ref<StringObject>;

/// Collects text, narrow as long as it can; takes ASCII, UTF-8, code points and strings.
class StringBuilder {
public:
    void append(const StringObject& text);
    void append(char32_t character);
    void append_ascii(std::string_view text);
    void append_utf8(std::string_view text);
    void append(std::u32string_view text);
    /// Counted in code points.
    std::size_t size() const noexcept { return is_wide_ ? wide_.size() : ascii_.size(); }
    StringRef build(Interpreter& vm) const;

private:
    void widen();

    bool is_wide_ = false;
    std::string ascii_;
    std::u32string wide_;
};

} // namespace simul::script
