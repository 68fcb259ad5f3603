// Displays, unpacking, f-strings.
#include "core/script/vm/builtin_iterators.hpp"
#include "core/script/vm/errors.hpp"
#include "core/script/vm/instructions.hpp"
#include "core/script/vm/interpreter.hpp"
#include "core/script/vm/operations.hpp"

namespace simul::script {
namespace {

NativeCoroutine fill_dict(Interpreter& vm, ValueVector items) {
    Ref<DictObject> dict = DictObject::create(vm);
    for (std::size_t i = 0; i < items.size(); i += 2) {
        Value done = co_await dict_set(vm, *dict, items[i], items[i + 1]);
        done.reset();
    }
    co_return dict;
}

NativeCoroutine fill_set(Interpreter& vm, ValueVector items) {
    Ref<SetObject> set = SetObject::create(vm);
    for (const Value& item : items) {
        Value added = co_await set_add(vm, *set, item);
        added.reset();
    }
    co_return set;
}

} // namespace

Value build_map(Interpreter& vm, Frame& frame, std::uint32_t count) {
    Value* items = frame.stack_top - static_cast<std::ptrdiff_t>(count) * 2;
    Ref<DictObject> dict = DictObject::create(vm);
    for (std::uint32_t i = 0; i < count; ++i) {
        Value& key = items[2 * i];
        const NativeHash hash = native_hash(vm, key);
        const bool is_native = hash.kind == NativeHash::Kind::Hash;
        const DictObject::Found found =
            is_native ? dict->find(key, hash.hash) : DictObject::Found{Lookup::NeedsScript, 0};
        if (found.lookup == Lookup::NeedsScript) {
            return start(vm,
                         fill_dict(vm, ValueVector(items, items + static_cast<std::ptrdiff_t>(count) * 2)));
        }
        if (found.lookup == Lookup::Found) {
            dict->entry(found.entry).value = items[2 * i + 1];
        } else {
            dict->append(key, hash.hash, items[2 * i + 1]);
        }
    }
    return dict;
}

Value build_set(Interpreter& vm, Frame& frame, std::uint32_t count) {
    Value* items = frame.stack_top - count;
    Ref<SetObject> set = SetObject::create(vm);
    for (std::uint32_t i = 0; i < count; ++i) {
        const NativeHash hash = native_hash(vm, items[i]);
        const bool is_native = hash.kind == NativeHash::Kind::Hash;
        const SetObject::Found found =
            is_native ? set->find(items[i], hash.hash) : SetObject::Found{Lookup::NeedsScript, 0};
        if (found.lookup == Lookup::NeedsScript)
            return start(vm, fill_set(vm, ValueVector(items, items + count)));
        if (found.lookup == Lookup::Missing) set->insert(items[i], hash.hash);
    }
    return set;
}

Value build_string(Interpreter& vm, Frame& frame, std::uint32_t count) {
    Value* parts = frame.stack_top - count;
    StringBuilder text;
    for (std::uint32_t i = 0; i < count; ++i)
        text.append(parts[i].to<StringObject>());
    return text.build(vm);
}

namespace {

NativeCoroutine extend_body(Interpreter& vm, Value list, Value iterable) {
    Value items = co_await attempt(collect(vm, iterable));
    if (items.is_raised()) {
        if (type_of(vm, iterable).slots().iterate == nullptr &&
            type_of(vm, iterable).slots().get_item == nullptr) {
            (void)vm.take_exception();
            co_return raise_type_error(vm, "Value after * must be an iterable, not {}",
                                       type_name(vm, iterable));
        }
        co_return items;
    }
    ValueVector& target = list.to<ListObject>().items();
    ValueVector& source = items.to<ListObject>().items();
    target.insert(target.end(), std::make_move_iterator(source.begin()),
                  std::make_move_iterator(source.end()));
    co_return Value::none();
}

/// The keys of what stands behind `**`: a dict needs no `keys` that script could change.
NativeCoroutine keys_to_merge(Interpreter& vm, Value mapping, Value callable) {
    if (mapping.as<DictObject>() != nullptr && !mapping.to<DictObject>().type().is_script_class())
        co_return mapping;
    Value keys = co_await find_attribute(vm, mapping, *vm.names().keys);
    if (keys.is_empty()) {
        Value function = co_await describe_callable(vm, callable);
        co_return raise_type_error(vm, "{} argument after ** must be a mapping, not {}",
                                   function.to<StringObject>().utf8(), type_name(vm, mapping));
    }
    Value names = co_await call(vm, keys);
    co_return names;
}

NativeCoroutine merge_body(Interpreter& vm, Value dict, Value mapping, Value callable) {
    Value names = co_await start(vm, keys_to_merge(vm, mapping, callable));
    Value iterator = co_await iterate(vm, names);
    for (;;) {
        Value key = co_await iterate_next(vm, iterator);
        if (key.is_exhausted()) co_return Value::none();
        const auto* key_text = key.as<StringObject>();
        if (key_text == nullptr) co_return raise_type_error(vm, "keywords must be strings");
        if (dict.to<DictObject>().find(*key_text) != nullptr) {
            Value function = co_await describe_callable(vm, callable);
            co_return raise_type_error(vm, "{} got multiple values for keyword argument '{}'",
                                       function.to<StringObject>().utf8(), key_text->utf8());
        }
        Value value = co_await get_item(vm, mapping, key);
        Value done = co_await dict_set(vm, dict.to<DictObject>(), key, value);
        done.reset();
    }
}

NativeCoroutine display_update_body(Interpreter& vm, Value dict, Value mapping) {
    Value keys = co_await find_attribute(vm, mapping, *vm.names().keys);
    if (keys.is_empty())
        co_return raise_type_error(vm, "'{}' object is not a mapping", type_name(vm, mapping));
    Value done = co_await dict_update(vm, dict.to<DictObject>(), mapping);
    co_return done;
}

} // namespace

Value list_extend(Interpreter& vm, ListObject& list, const Value& iterable) {
    return start(vm, extend_body(vm, Value(&list), iterable));
}

Value dict_merge(Interpreter& vm, DictObject& dict, const Value& mapping, const Value& callable) {
    return start(vm, merge_body(vm, Value(&dict), mapping, callable));
}

Value dict_display_update(Interpreter& vm, DictObject& dict, const Value& mapping) {
    return start(vm, display_update_body(vm, Value(&dict), mapping));
}

// ---- unpacking --------------------------------------------------------------------------------------------

namespace {

Value raise_not_iterable(Interpreter& vm, const Value& iterable) {
    return raise_type_error(vm, "cannot unpack non-iterable {} object", type_name(vm, iterable));
}

bool is_iterable(Interpreter& vm, const Value& value) {
    const TypeSlots& slots = type_of(vm, value).slots();
    return slots.iterate != nullptr || slots.get_item != nullptr;
}

NativeCoroutine unpack_body(Interpreter& vm, Value iterable, std::size_t count) {
    Ref<ListObject> items = ListObject::create(vm);
    Value iterator = co_await iterate(vm, iterable);
    while (items->size() < count) {
        Value item = co_await iterate_next(vm, iterator);
        if (item.is_exhausted()) {
            co_return raise_value_error(vm, "not enough values to unpack (expected {}, got {})", count,
                                        items->size());
        }
        items->items().push_back(std::move(item));
    }
    Value extra = co_await iterate_next(vm, iterator);
    if (!extra.is_exhausted())
        co_return raise_value_error(vm, "too many values to unpack (expected {})", count);
    co_return items;
}

NativeCoroutine unpack_starred_body(Interpreter& vm, Value iterable, UnpackCounts counts) {
    Ref<ListObject> items = ListObject::create(vm);
    Value iterator = co_await iterate(vm, iterable);
    for (;;) {
        Value item = co_await iterate_next(vm, iterator);
        if (item.is_exhausted()) break;
        items->items().push_back(std::move(item));
    }
    const std::size_t size = items->size();
    if (size < counts.before + counts.after) {
        co_return raise_value_error(vm, "not enough values to unpack (expected at least {}, got {})",
                                    counts.before + counts.after, size);
    }
    const std::size_t end = size - counts.after;
    const std::span<const Value> all = items->items();
    ValueVector targets(all.begin(), all.begin() + counts.before);
    targets.push_back(ListObject::create(vm, all.subspan(counts.before, end - counts.before)));
    targets.insert(targets.end(), all.begin() + static_cast<std::ptrdiff_t>(end), all.end());
    co_return ListObject::create(vm, std::move(targets));
}

} // namespace

Value unpack_sequence(Interpreter& vm, const Value& iterable, std::size_t count) {
    if (!is_iterable(vm, iterable)) return raise_not_iterable(vm, iterable);
    std::span<const Value> known;
    const TypeObject& type = type_of(vm, iterable);
    if (&type == vm.types().list.get()) {
        known = iterable.to<ListObject>().items();
    } else if (&type == vm.types().tuple.get()) {
        known = iterable.to<TupleObject>().items();
    } else {
        return start(vm, unpack_body(vm, iterable, count));
    }
    if (known.size() < count) {
        return raise_value_error(vm, "not enough values to unpack (expected {}, got {})", count,
                                 known.size());
    }
    if (known.size() > count) return raise_value_error(vm, "too many values to unpack (expected {})", count);
    return ListObject::create(vm, known);
}

Value unpack_starred(Interpreter& vm, const Value& iterable, UnpackCounts counts) {
    if (!is_iterable(vm, iterable)) return raise_not_iterable(vm, iterable);
    return start(vm, unpack_starred_body(vm, iterable, counts));
}

// ---- f-strings --------------------------------------------------------------------------------------------

namespace {

Value convert(Interpreter& vm, const Value& value, std::uint32_t conversion) {
    switch (conversion) {
    case FormatFlags::kStr: return to_string(vm, value);
    case FormatFlags::kRepr: return repr(vm, value);
    case FormatFlags::kAscii: return to_ascii(vm, value);
    default: return value;
    }
}

NativeCoroutine convert_and_format(Interpreter& vm, Value value, std::uint32_t conversion,
                                   StringRef specification) {
    Value converted = co_await convert(vm, value, conversion);
    Value result = co_await format(vm, converted, specification);
    co_return result;
}

} // namespace

Value format_value(Interpreter& vm, const Value& value, std::uint32_t flags, const Value& specification) {
    const std::uint32_t conversion = flags & FormatFlags::kConversionMask;
    if (specification.is_empty()) {
        if (conversion != FormatFlags::kNone) return convert(vm, value, conversion);
        return format(vm, value, vm.empty_string());
    }
    const StringRef text(&specification.to<StringObject>());
    if (conversion == FormatFlags::kNone) return format(vm, value, text);
    return start(vm, convert_and_format(vm, value, conversion, text));
}

} // namespace simul::script
