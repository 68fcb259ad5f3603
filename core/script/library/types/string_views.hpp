/// One algorithm for both representations of `str`: code that takes views of either kind of character.
#pragma once

#include "core/script/library/native_support.hpp"

#include <string>
#include <string_view>

namespace simul::script::library {

/// The text as wide characters: the string's own, or a widened copy.
class WideView {
public:
    explicit WideView(const StringObject& text) {
        if (text.is_ascii()) {
            copy_ = text.to_wide();
            view_ = copy_;
        } else {
            view_ = text.wide();
        }
    }
    WideView(const WideView&) = delete;
    WideView& operator=(const WideView&) = delete;
    std::u32string_view view() const noexcept { return view_; }

private:
    std::u32string copy_;
    std::u32string_view view_;
};

/// Calls `algorithm` with the text as a std::string_view or a std::u32string_view.
template <class Algorithm>
auto with_view(const StringObject& text, Algorithm&& algorithm) {
    if (text.is_ascii()) return algorithm(text.ascii());
    return algorithm(text.wide());
}

/// … with two or three texts as views of one kind.
template <class Algorithm>
auto with_views(const StringObject& a, const StringObject& b, Algorithm&& algorithm) {
    if (a.is_ascii() && b.is_ascii()) return algorithm(a.ascii(), b.ascii());
    const WideView wide_a(a);
    const WideView wide_b(b);
    return algorithm(wide_a.view(), wide_b.view());
}
template <class Algorithm>
auto with_views(const StringObject& a, const StringObject& b, const StringObject& c, Algorithm&& algorithm) {
    if (a.is_ascii() && b.is_ascii() && c.is_ascii()) return algorithm(a.ascii(), b.ascii(), c.ascii());
    const WideView wide_a(a);
    const WideView wide_b(b);
    const WideView wide_c(c);
    return algorithm(wide_a.view(), wide_b.view(), wide_c.view());
}

inline StringRef string_of(Interpreter& vm, std::string_view ascii) {
    return StringObject::from_ascii(vm, ascii);
}
inline StringRef string_of(Interpreter& vm, std::u32string_view wide) {
    return StringObject::from_wide(vm, wide);
}

/// The characters [start, end) of a str: itself where that is all of it.
inline Value part_of(Interpreter& vm, const Value& self, std::size_t start, std::size_t end) {
    const auto& text = self.to<StringObject>();
    if (start == 0 && end == text.size() && &text.type() == vm.types().string.get()) return self;
    return text.substring(vm, start, end - start);
}

} // namespace simul::script::library
