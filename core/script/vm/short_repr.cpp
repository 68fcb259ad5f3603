#include "core/script/vm/short_repr.hpp"

#include "core/loop/task.hpp"
#include "core/script/text/float_text.hpp"
#include "core/script/text/integer_text.hpp"
#include "core/script/text/quote.hpp"
#include "core/script/text/utf8.hpp"
#include "core/script/vm/bytes_object.hpp"
#include "core/script/vm/dict_object.hpp"
#include "core/script/vm/frame.hpp"
#include "core/script/vm/function_object.hpp"
#include "core/script/vm/instance_object.hpp"
#include "core/script/vm/integer.hpp"
#include "core/script/vm/sequence_objects.hpp"
#include "core/script/vm/set_object.hpp"
#include "core/script/vm/string_object.hpp"

#include <span>

namespace simul::script {
namespace {

/// Containers within containers are shown so deep.
constexpr int kDeepest = 2;

/// Writes until it is full. What it writes of one value is no longer than what is left and a few characters.
class Writer {
public:
    void write(const Value& value, int depth = 0) {
        switch (value.kind()) {
        case Value::Kind::None: text_ += "None"; return;
        case Value::Kind::Bool: text_ += value.as_bool() ? "True" : "False"; return;
        case Value::Kind::Int: text_ += std::to_string(value.as_int()); return;
        case Value::Kind::Float: text_ += text::repr_float(value.as_float()); return;
        case Value::Kind::Object: break;
        default: text_ += "…"; return;
        }
        if (const auto* string = value.as<StringObject>()) return write_string(*string);
        if (const auto* bytes = value.as<BytesObject>()) return write_bytes(*bytes);
        if (const auto* integer = value.as<IntegerObject>()) return write_integer(*integer);
        if (const auto* list = value.as<ListObject>()) return write_items("[", list->items(), "]", depth);
        if (const auto* tuple = value.as<TupleObject>())
            return write_items("(", tuple->items(), tuple->size() == 1 ? ",)" : ")", depth);
        if (auto* dict = value.as<DictObject>()) return write_dict(*dict, depth);
        if (const auto* set = value.as<SetObject>()) return write_set(*set);
        if (auto* instance = value.as<InstanceObject>()) return write_instance(*instance, depth);
        write_other(*value.as_object());
    }

    std::string take() {
        if (text_.size() <= kLongestShortRepr) return std::move(text_);
        std::size_t end = kLongestShortRepr;
        while ((static_cast<unsigned char>(text_[end]) & 0xC0) == 0x80) // Not inside of a character.
            --end;
        return text_.substr(0, end) + "…";
    }

private:
    bool is_full() const noexcept { return text_.size() > kLongestShortRepr; }

    void write_string(const StringObject& string) {
        const std::size_t size = std::min(string.size(), kLongestShortRepr + 1);
        std::string beginning;
        if (string.is_ascii())
            beginning = std::string(string.ascii().substr(0, size));
        else
            for (const char32_t character : string.wide().substr(0, size))
                text::append_utf8(beginning, character);
        text_ += text::repr_string(beginning);
    }

    void write_bytes(const BytesObject& bytes) {
        text_ += text::repr_bytes(bytes.view().substr(0, kLongestShortRepr + 1));
    }

    void write_integer(const IntegerObject& integer) {
        // Digits of a large integer take time that grows faster than they do.
        constexpr std::size_t kMostBits = 256;
        const std::size_t bits = numeric::bit_length(integer.value());
        if (bits > kMostBits) {
            text_ += "<int of " + std::to_string(bits) + " bits>";
            return;
        }
        if (const auto digits = text::decimal_text(integer.value())) text_ += *digits;
    }

    void write_items(std::string_view open, std::span<const Value> items, std::string_view close, int depth) {
        text_ += open;
        if (depth >= kDeepest && !items.empty()) {
            text_ += "…";
        } else {
            bool is_first = true;
            for (const Value& item : items) {
                if (is_full()) return;
                if (!std::exchange(is_first, false)) text_ += ", ";
                write(item, depth + 1);
            }
        }
        text_ += close;
    }

    void write_dict(DictObject& dict, int depth) {
        text_ += "{";
        if (depth >= kDeepest && dict.size() > 0) {
            text_ += "…}";
            return;
        }
        std::size_t position = 0;
        bool is_first = true;
        while (const DictObject::Entry* entry = dict.next(position)) {
            if (is_full()) return;
            if (!std::exchange(is_first, false)) text_ += ", ";
            write(entry->key, depth + 1);
            text_ += ": ";
            write(entry->value, depth + 1);
        }
        text_ += "}";
    }

    void write_set(const SetObject& set) {
        text_ += "<" + set.type().name() + " of " + std::to_string(set.size()) + ">";
    }

    void write_instance(InstanceObject& instance, int depth) {
        text_ += "<" + instance.type().name();
        AttributeStore& store = instance.store;
        if (store.is_dict() || depth >= kDeepest) {
            text_ += " …>";
            return;
        }
        if (const Shape* shape = store.shape()) {
            for (std::uint32_t index = 0; index < shape->size() && !is_full(); ++index) {
                text_ += " " + shape->name(index)->utf8() + "=";
                write(store.at(index), depth + 1);
            }
        }
        text_ += ">";
    }

    void write_other(RefCounted& object) {
        const auto layout = static_cast<Layout>(object.front_end_tag());
        if (layout == Layout::Task) {
            text_ += "<Task " + static_cast<loop::Task&>(object).name() + ">";
        } else if (layout == Layout::Future) {
            text_ += "<Future>";
        } else if (Object::is_layout(layout)) {
            text_ += "<" + static_cast<Object&>(object).type().name() + ">";
        } else {
            text_ += "<object>";
        }
    }

    std::string text_;
};

} // namespace

std::string short_repr(const Value& value) {
    Writer writer;
    writer.write(value);
    return writer.take();
}

void visit_locals(Frame& frame, loop::StackVisitor& visitor) {
    const CodeObject& code = frame.code().source();
    for (std::size_t slot = 0; slot < code.slot_names.size(); ++slot) {
        const std::string& name = code.slot_names[slot];
        if (name.empty() || name.front() == '.') continue; // What a comprehension iterates over.
        const Value* value = &frame.slots()[slot];
        if (const auto* cell = value->as<CellObject>()) value = &cell->content;
        if (value->is_value()) visitor.visit_local(name, short_repr(*value));
    }
}

} // namespace simul::script
