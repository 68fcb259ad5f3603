#include "core/script/vm/class_creation.hpp"

#include "core/script/vm/call.hpp"
#include "core/script/vm/errors.hpp"
#include "core/script/vm/execution.hpp"
#include "core/script/vm/interpreter_state.hpp"
#include "core/script/vm/operations.hpp"
#include "core/script/vm/special_methods.hpp"

#include <algorithm>

namespace simul::script {
namespace {

/// The most derived of the bases' metaclasses; null after raising.
TypeObject* find_metatype(Interpreter& vm, TypeObject& wanted, std::span<const Value> bases) {
    TypeObject* winner = &wanted;
    for (const Value& base : bases) {
        TypeObject& metatype = type_of(vm, base);
        if (winner->is_subtype_of(metatype)) continue;
        if (!metatype.is_subtype_of(*winner)) {
            (void)raise_type_error(
                vm, "metaclass conflict: the metaclass of a derived class must be a (non-strict) "
                    "subclass of the metaclasses of all its bases");
            return nullptr;
        }
        winner = &metatype;
    }
    return winner;
}

/// Tells attributes their names, and base classes of the new subclass.
NativeCoroutine finish_class(Interpreter& vm, Value created, OwnedArguments keywords) {
    auto& type = created.to<TypeObject>();
    // A copy: `__set_name__` may add attributes.
    ValueVector names;
    ValueVector attributes;
    std::size_t position = 0;
    while (const DictObject::Entry* entry = type.own_attributes().next(position)) {
        names.push_back(entry->key);
        attributes.push_back(entry->value);
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
        const Value* found = type_of(vm, attributes[i]).lookup(*vm.names().dunder_set_name);
        if (found == nullptr) continue;
        const Value method = *found;
        Value values[] = {created, names[i]};
        Arguments arguments(values, 2);
        Value done = co_await attempt(call_special(vm, attributes[i], method, arguments));
        if (done.is_raised()) {
            const ExceptionRef cause = vm.take_exception();
            (void)raise_runtime_error(vm, "Error calling __set_name__ on '{}' instance '{}' in '{}'",
                                      type_name(vm, attributes[i]), names[i].to<StringObject>().utf8(),
                                      type.name());
            vm.pending_exception()->cause = cause;
            vm.pending_exception()->suppress_context = true;
            co_return Value::raised();
        }
    }
    const Value* hook = type.lookup_after(type, *vm.names().dunder_init_subclass);
    if (hook != nullptr) {
        const Value method = *hook;
        const auto get = type_of(vm, method).slots().descriptor_get;
        Value bound = method;
        if (get != nullptr) bound = co_await get(vm, method, Value(), created);
        Arguments arguments = keywords.view();
        Value done = co_await call(vm, bound, arguments);
        done.reset();
    }
    co_return created;
}

/// What `super()` and `__class__` in methods refer to.
void fill_class_cell(Interpreter& vm, DictObject& attributes, const Value& created) {
    const StringRef& name = vm.names().dunder_classcell;
    const Value* cell = attributes.find(*name);
    if (cell == nullptr) return;
    if (auto* object = cell->as<CellObject>()) object->content = created;
    attributes.erase(*name);
}

Value create_class(Interpreter& vm, TypeObject& metatype, const StringRef& name, std::span<const Value> bases,
                   const DictObject& names, const Arguments& keywords) {
    TypeObject* winner = find_metatype(vm, metatype, bases);
    if (winner == nullptr) return Value::raised();
    Ref<DictObject> attributes = DictObject::create(vm);
    std::size_t position = 0;
    while (const DictObject::Entry* entry = const_cast<DictObject&>(names).next(position)) {
        attributes->append(entry->key, entry->hash, entry->value);
    }
    if (attributes->find(*vm.names().dunder_module) == nullptr) {
        const Frame* frame = vm.state().execution->innermost_frame();
        const Value* module = frame != nullptr ? frame->globals().find(*vm.names().dunder_name) : nullptr;
        if (module != nullptr) attributes->set(vm.names().dunder_module, *module);
    }
    Value created = TypeObject::create_script_class(vm, *winner, name, bases, attributes);
    if (created.is_raised()) return created;
    fill_class_cell(vm, *attributes, created);
    Arguments only_keywords(keywords.values() + keywords.size(), 0, keywords.keyword_names());
    return start(vm, finish_class(vm, std::move(created), OwnedArguments(only_keywords)));
}

} // namespace

Value type_create(Interpreter& vm, TypeObject& metatype, Arguments& arguments) {
    if (arguments.size() == 1 && arguments.keyword_count() == 0 && &metatype == vm.types().type.get()) {
        return Value(&type_of(vm, arguments[0]));
    }
    if (arguments.size() != 3) return raise_type_error(vm, "type() takes 1 or 3 arguments");
    auto* name = arguments[0].as<StringObject>();
    const auto* bases = arguments[1].as<TupleObject>();
    const auto* names = arguments[2].as<DictObject>();
    const auto refuse = [&](std::size_t index, const char* expected) {
        return raise_type_error(vm, "type.__new__() argument {} must be {}, not {}", index + 1, expected,
                                type_name(vm, arguments[index]));
    };
    if (name == nullptr) return refuse(0, "str");
    if (bases == nullptr) return refuse(1, "tuple");
    if (names == nullptr) return refuse(2, "dict");
    return create_class(vm, metatype, StringRef(name), bases->items(), *names, arguments);
}

Value refuse_abstract(Interpreter& vm, const TypeObject& type, const Value& abstract) {
    std::vector<std::string> names;
    if (const auto* set = abstract.as<SetObject>()) {
        std::size_t position = 0;
        while (const SetObject::Entry* entry = set->next(position))
            names.push_back(entry->key.to<StringObject>().utf8());
    }
    if (names.empty()) return Value::none();
    std::sort(names.begin(), names.end());
    std::string listed;
    for (const std::string& name : names)
        listed += (listed.empty() ? "" : ", ") + name;
    return raise_type_error(vm, "Can't instantiate abstract class {} with abstract method{} {}", type.name(),
                            names.size() > 1 ? "s" : "", listed);
}

// ---- __build_class__ --------------------------------------------------------------------------------------

namespace {

/// Replaces bases that are no classes by what their `__mro_entries__` says.
NativeCoroutine resolve_bases(Interpreter& vm, Value bases) {
    const StringRef name = vm.intern("__mro_entries__");
    Ref<ListObject> resolved = ListObject::create(vm);
    for (const Value& base : bases.to<TupleObject>().items()) {
        if (base.as<TypeObject>() == nullptr) {
            Value method = co_await find_attribute(vm, base, *name);
            if (!method.is_empty()) {
                Value entries = co_await call(vm, method, bases);
                const auto* tuple = entries.as<TupleObject>();
                if (tuple == nullptr) co_return raise_type_error(vm, "__mro_entries__ must return a tuple");
                for (const Value& entry : tuple->items())
                    resolved->items().push_back(entry);
                continue;
            }
        }
        resolved->items().push_back(base);
    }
    co_return TupleObject::create(vm, resolved->items());
}

/// Runs a class body in its namespace.
Value run_body(Interpreter& vm, FunctionObject& function, const Value& names) {
    Ref<Frame> frame = Frame::create(vm, *function.code, *function.globals, &function);
    frame->names = Ref<DictObject>(&names.to<DictObject>());
    return enter(vm, *vm.state().execution, std::move(frame), function);
}

/// Whether `__slots__` can be read without running script code.
bool lists_members(const Value& slots) {
    return slots.as<StringObject>() != nullptr || slots.as<TupleObject>() != nullptr ||
           slots.as<ListObject>() != nullptr || slots.as<DictObject>() != nullptr ||
           slots.as<SetObject>() != nullptr;
}

struct Keywords {
    ValueVector names;
    ValueVector values;
    Value metaclass;
};

Keywords split_keywords(Arguments arguments) {
    Keywords keywords;
    for (std::size_t i = 0; i < arguments.keyword_count(); ++i) {
        if (arguments.keyword_name(i) == "metaclass") {
            keywords.metaclass = arguments.keyword_value(i);
        } else {
            keywords.names.emplace_back(&arguments.keyword_name(i));
            keywords.values.push_back(arguments.keyword_value(i));
        }
    }
    return keywords;
}

NativeCoroutine build_class_body(Interpreter& vm, OwnedArguments arguments) {
    const Value function = arguments[0];
    const Value name = arguments[1];
    const Value given = TupleObject::create(vm, arguments.view().positional().subspan(2));
    Value bases = co_await start(vm, resolve_bases(vm, given));
    Keywords keywords = split_keywords(arguments.view());

    Value metatype = keywords.metaclass;
    if (metatype.is_empty()) {
        // The class of the first base, be that a class or not: `class Wrong(5)` calls `int("Wrong", (5,),
        // {…})`.
        const std::span<const Value> all = bases.to<TupleObject>().items();
        metatype = Value(all.empty() ? vm.types().type.get() : &type_of(vm, all.front()));
    }
    if (auto* as_type = metatype.as<TypeObject>()) {
        TypeObject* winner = find_metatype(vm, *as_type, bases.to<TupleObject>().items());
        if (winner == nullptr) co_return Value::raised();
        metatype = Value(winner);
    }
    Value names = DictObject::create(vm);
    Value method;
    if (!is_same(metatype, Value(vm.types().type)))
        method = co_await find_attribute(vm, metatype, *vm.names().dunder_prepare);
    if (!method.is_empty()) {
        ValueVector values = {name, bases};
        values.insert(values.end(), keywords.values.begin(), keywords.values.end());
        const Ref<TupleObject> keyword_names = TupleObject::create(vm, keywords.names);
        Arguments prepare_arguments(values.data(), 2, keyword_names.get());
        names = co_await call(vm, method, prepare_arguments);
        if (names.as<DictObject>() == nullptr) {
            co_return raise_type_error(vm, "{}.__prepare__() must return a mapping, not {}",
                                       metatype.as<TypeObject>() != nullptr ? metatype.to<TypeObject>().name()
                                                                            : "<metaclass>",
                                       type_name(vm, names));
        }
    }
    Value ended = co_await run_body(vm, function.to<FunctionObject>(), names);
    ended.reset();
    if (!is_same(given, bases)) {
        const auto differs = [&] {
            const std::span<const Value> a = given.to<TupleObject>().items();
            const std::span<const Value> b = bases.to<TupleObject>().items();
            return !std::equal(a.begin(), a.end(), b.begin(), b.end(),
                               [](const Value& x, const Value& y) { return is_same(x, y); });
        };
        if (differs()) names.to<DictObject>().set(vm.names().dunder_orig_bases, given);
    }
    Value* const slots = names.to<DictObject>().find(*vm.names().dunder_slots);
    if (slots != nullptr && !lists_members(*slots)) {
        const Value iterable = *slots;
        Value members = co_await collect(vm, iterable);
        names.to<DictObject>().set(vm.names().dunder_slots, members);
    }
    ValueVector values = {name, bases, names};
    values.insert(values.end(), keywords.values.begin(), keywords.values.end());
    const Ref<TupleObject> keyword_names = TupleObject::create(vm, keywords.names);
    Arguments create_arguments(values.data(), 3, keyword_names.get());
    Value created = co_await call(vm, metatype, create_arguments);
    co_return created;
}

} // namespace

Value build_class(Interpreter& vm, Arguments& arguments) {
    return start(vm, build_class_body(vm, OwnedArguments(arguments)));
}

} // namespace simul::script
