#include "core/script/vm/string_object.hpp"

#include "core/script/numeric/hash.hpp"
#include "core/script/text/utf8.hpp"
#include "core/script/vm/instance_object.hpp"
#include "core/script/vm/interpreter_state.hpp"

#include <algorithm>
#include <cstring>
#include <new>

namespace simul::script {
namespace {

bool is_all_ascii(std::string_view text) noexcept {
    return std::none_of(text.begin(), text.end(),
                        [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

/// An exact `str`: the characters follow the object.
class PlainString final : public StringObject {
public:
    static Ref<StringObject> create_ascii(Interpreter& vm, std::size_t size) {
        void* block = heap::allocate(sizeof(PlainString) + size);
        auto* text = static_cast<char*>(block) + sizeof(PlainString);
        return Ref<StringObject>(::new (block) PlainString(*vm.types().string, text, size));
    }
    static Ref<StringObject> create_wide(Interpreter& vm, std::u32string_view source) {
        void* block = heap::allocate(sizeof(PlainString) + source.size() * sizeof(char32_t));
        auto* text = reinterpret_cast<char32_t*>(static_cast<char*>(block) + sizeof(PlainString));
        std::copy(source.begin(), source.end(), text);
        return Ref<StringObject>(::new (block) PlainString(*vm.types().string, text, source.size()));
    }

private:
    using StringObject::StringObject;

    void destroy() noexcept override {
        const std::size_t bytes = sizeof(PlainString) + size() * (is_ascii() ? 1 : sizeof(char32_t));
        this->~PlainString();
        heap::release(this, bytes);
    }
};

/// Of a script's subclass: shares the text of a plain string.
class StringInstance final : public StringObject {
public:
    StringInstance(TypeObject& type, const StringRef& text) : StringObject(type, *text), text_(text) {
        if (type.has_finalizer()) set_finalizable();
    }
    AttributeStore* attributes() noexcept override { return type().has_instance_dict() ? &store_ : nullptr; }
    bool needs_finalizer() const noexcept override { return type().has_finalizer(); }
    void visit_references(ReferenceVisitor& visitor) const override { store_.visit_references(visitor); }
    void clear_references() noexcept override { store_.clear(); }

private:
    StringRef text_;
    AttributeStore store_;
};

} // namespace

StringObject::StringObject(TypeObject& type, const char* text, std::size_t size) noexcept
    : Object(type, Layout::String), size_(size), ascii_(text), is_ascii_(true) {}

StringObject::StringObject(TypeObject& type, const char32_t* text, std::size_t size) noexcept
    : Object(type, Layout::String), size_(size), wide_(text), is_ascii_(false) {}

StringObject::StringObject(TypeObject& type, const StringObject& text) noexcept
    : Object(type, Layout::String), size_(text.size_), ascii_(text.ascii_), hash_(text.hash_),
      is_ascii_(text.is_ascii_) {
    if (!is_ascii_) wide_ = text.wide_;
}

StringRef StringObject::uninitialized_ascii(Interpreter& vm, std::size_t size) {
    return PlainString::create_ascii(vm, size);
}

StringRef StringObject::from_ascii(Interpreter& vm, std::string_view text) {
    if (text.empty()) return vm.empty_string();
    if (text.size() == 1) return vm.state().characters[static_cast<unsigned char>(text[0])];
    StringRef result = PlainString::create_ascii(vm, text.size());
    std::memcpy(result->mutable_ascii(), text.data(), text.size());
    return result;
}

StringRef StringObject::from_utf8(Interpreter& vm, std::string_view text) {
    if (is_all_ascii(text)) return from_ascii(vm, text);
    return PlainString::create_wide(vm, text::from_utf8(text));
}

StringRef StringObject::from_wide(Interpreter& vm, std::u32string_view text) {
    if (std::any_of(text.begin(), text.end(), [](char32_t c) { return c >= 0x80; })) {
        return PlainString::create_wide(vm, text);
    }
    if (text.empty()) return vm.empty_string();
    if (text.size() == 1) return vm.state().characters[text[0]];
    StringRef result = PlainString::create_ascii(vm, text.size());
    std::transform(text.begin(), text.end(), result->mutable_ascii(),
                   [](char32_t c) { return static_cast<char>(c); });
    return result;
}

StringRef StringObject::from_character(Interpreter& vm, char32_t character) {
    if (character < 0x80) return vm.state().characters[character];
    return PlainString::create_wide(vm, {&character, 1});
}

StringRef StringObject::subclass_instance(Interpreter&, TypeObject& type, const StringRef& text) {
    return StringRef(new StringInstance(type, text));
}

std::string StringObject::utf8() const {
    return is_ascii_ ? std::string(ascii()) : text::to_utf8(wide());
}

void StringObject::append_utf8(std::string& out) const {
    if (is_ascii_) {
        out.append(ascii());
    } else {
        for (const char32_t c : wide())
            text::append_utf8(out, c);
    }
}

std::u32string StringObject::to_wide() const {
    if (!is_ascii_) return std::u32string(wide());
    return std::u32string(ascii().begin(), ascii().end());
}

StringRef StringObject::substring(Interpreter& vm, std::size_t start, std::size_t count) const {
    if (is_ascii_) return from_ascii(vm, ascii().substr(start, count));
    return from_wide(vm, wide().substr(start, count));
}

std::int64_t StringObject::hash() const noexcept {
    if (hash_ == -1) hash_ = is_ascii_ ? numeric::hash_bytes(ascii()) : numeric::hash_text(wide());
    return hash_;
}

bool operator==(const StringObject& a, const StringObject& b) noexcept {
    if (&a == &b) return true;
    if (a.size_ != b.size_ || a.is_ascii_ != b.is_ascii_) return false;
    const std::size_t bytes = a.size_ * (a.is_ascii_ ? 1 : sizeof(char32_t));
    return std::memcmp(a.ascii_, b.ascii_, bytes) == 0;
}

int StringObject::compare(const StringObject& a, const StringObject& b) noexcept {
    if (a.is_ascii_ && b.is_ascii_) {
        const int order = a.ascii().compare(b.ascii());
        return order < 0 ? -1 : (order > 0 ? 1 : 0);
    }
    const std::size_t common = std::min(a.size_, b.size_);
    for (std::size_t i = 0; i < common; ++i) {
        if (a[i] != b[i]) return a[i] < b[i] ? -1 : 1;
    }
    return a.size_ == b.size_ ? 0 : (a.size_ < b.size_ ? -1 : 1);
}

void StringBuilder::widen() {
    if (is_wide_) return;
    is_wide_ = true;
    wide_.assign(ascii_.begin(), ascii_.end());
    ascii_.clear();
}

void StringBuilder::append(const StringObject& text) {
    if (text.is_ascii()) {
        append_ascii(text.ascii());
    } else {
        append(text.wide());
    }
}

void StringBuilder::append(char32_t character) {
    if (character >= 0x80) widen();
    if (is_wide_) {
        wide_.push_back(character);
    } else {
        ascii_.push_back(static_cast<char>(character));
    }
}

void StringBuilder::append_ascii(std::string_view text) {
    if (is_wide_) {
        wide_.append(text.begin(), text.end());
    } else {
        ascii_.append(text);
    }
}

void StringBuilder::append_utf8(std::string_view text) {
    if (is_all_ascii(text)) return append_ascii(text);
    widen();
    wide_.append(text::from_utf8(text));
}

void StringBuilder::append(std::u32string_view text) {
    for (const char32_t c : text)
        append(c);
}

StringRef StringBuilder::build(Interpreter& vm) const {
    return is_wide_ ? StringObject::from_wide(vm, wide_) : StringObject::from_ascii(vm, ascii_);
}

StringRef InternTable::intern(const StringRef& text) {
    if (text->is_interned()) return text;
    const StringRef& interned = *strings_.insert(text).first;
    interned->is_interned_ = true;
    return interned;
}

StringRef InternTable::intern(Interpreter& vm, std::string_view utf8) {
    return intern(StringObject::from_utf8(vm, utf8));
}

} // namespace simul::script
