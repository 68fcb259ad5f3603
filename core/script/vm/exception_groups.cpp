#include "core/script/vm/exception_groups.hpp"

#include "core/script/vm/errors.hpp"
#include "core/script/vm/instructions.hpp"
#include "core/script/vm/interpreter.hpp"
#include "core/script/vm/native_function.hpp"
#include "core/script/vm/operations.hpp"

namespace simul::script {
namespace {

ExceptionGroupObject& group_of(const Value& self) {
    return self.to<ExceptionGroupObject>();
}

/// BaseExceptionGroup of nothing but Exceptions makes an ExceptionGroup; null after raising.
TypeObject* actual_type(Interpreter& vm, TypeObject& type, std::span<const Value> exceptions) {
    const ExceptionTypes& types = vm.exceptions();
    bool all_ordinary = true;
    for (const Value& exception : exceptions)
        all_ordinary = all_ordinary && is_exception_of(exception, *types.exception);
    if (&type == types.base_exception_group.get()) return all_ordinary ? types.exception_group.get() : &type;
    if (all_ordinary || !type.is_subtype_of(*types.exception)) return &type;
    if (&type == types.exception_group.get()) {
        (void)raise_type_error(vm, "Cannot nest BaseExceptions in an ExceptionGroup");
    } else {
        (void)raise_type_error(vm, "Cannot nest BaseExceptions in '{}'", type.name());
    }
    return nullptr;
}

Value make(Interpreter& vm, TypeObject& type, const Value& message, const Value& given,
           std::span<const Value> exceptions) {
    if (exceptions.empty())
        return raise_value_error(vm, "second argument (exceptions) must be a non-empty sequence");
    for (std::size_t i = 0; i < exceptions.size(); ++i) {
        if (exceptions[i].as<ExceptionObject>() == nullptr) {
            return raise_value_error(vm, "Item {} of second argument (exceptions) is not an exception", i);
        }
    }
    TypeObject* actual = actual_type(vm, type, exceptions);
    if (actual == nullptr) return Value::raised();
    return ExceptionGroupObject::create(*actual, StringRef(&message.to<StringObject>()),
                                        TupleObject::create(vm, exceptions),
                                        TupleObject::of(vm, message, given));
}

NativeCoroutine create_from_iterable(Interpreter& vm, Value type, Value message, Value exceptions) {
    Value list = co_await collect(vm, exceptions);
    co_return make(vm, type.to<TypeObject>(), message, exceptions, list.to<ListObject>().items());
}

Value create(Interpreter& vm, TypeObject& type, Arguments& arguments) {
    if (arguments.size() != 2) {
        return raise_type_error(vm, "BaseExceptionGroup.__new__() takes exactly 2 arguments ({} given)",
                                arguments.size());
    }
    if (arguments[0].as<StringObject>() == nullptr) {
        return raise_type_error(vm, "BaseExceptionGroup.__new__() argument 1 must be str, not {}",
                                type_name(vm, arguments[0]));
    }
    const TypeSlots& slots = type_of(vm, arguments[1]).slots();
    if (slots.get_item == nullptr || arguments[1].as<DictObject>() != nullptr) {
        return raise_type_error(vm, "second argument (exceptions) must be a sequence");
    }
    return start(vm, create_from_iterable(vm, Value(&type), arguments[0], arguments[1]));
}

Value initialize(Interpreter& vm, const Value& self, Arguments& arguments) {
    group_of(self).args = TupleObject::create(vm, arguments.positional());
    return Value::none();
}

Value str(Interpreter& vm, const Value& self) {
    const std::size_t count = group_of(self).exceptions->size();
    return StringObject::from_utf8(vm, fmt::format("{} ({} sub-exception{})", group_of(self).message->utf8(),
                                                   count, count == 1 ? "" : "s"));
}

// ---- split ------------------------------------------------------------------------------------------------

NativeCoroutine matches(Interpreter& vm, Value exception, Value condition) {
    if (condition.as<TypeObject>() != nullptr || condition.as<TupleObject>() != nullptr) {
        co_return matches_exception(vm, exception, condition);
    }
    Value result = co_await call(vm, condition, exception);
    Value truthy = co_await truth(vm, result);
    co_return truthy;
}

/// A group like `group` of other exceptions: what its `derive` makes, with the same place in the story.
NativeCoroutine derive_like(Interpreter& vm, Value group, Value exceptions) {
    if (exceptions.to<ListObject>().size() == 0) co_return Value::none();
    Value derived = co_await call_method(vm, group, *vm.names().derive, exceptions);
    auto* made = derived.as<ExceptionObject>();
    if (derived.as<ExceptionGroupObject>() == nullptr) {
        co_return raise_type_error(vm, "derive must return an instance of BaseExceptionGroup");
    }
    const ExceptionGroupObject& source = group_of(group);
    made->traceback = source.traceback;
    made->context = source.context;
    made->cause = source.cause;
    made->suppress_context = source.suppress_context;
    AttributeStore& from = *const_cast<ExceptionGroupObject&>(source).attributes();
    if (const Value* notes = from.find(*vm.names().dunder_notes)) {
        if (const auto* list = notes->as<ListObject>()) {
            made->attributes()->set(vm, vm.names().dunder_notes, ListObject::create(vm, list->items()));
        }
    }
    co_return derived;
}

NativeCoroutine split_body(Interpreter& vm, Value exception, Value condition) {
    Value matched = co_await start(vm, matches(vm, exception, condition));
    if (matched.is_true()) co_return TupleObject::of(vm, exception, Value::none());
    if (exception.as<ExceptionGroupObject>() == nullptr)
        co_return TupleObject::of(vm, Value::none(), exception);
    Value match_list = ListObject::create(vm);
    Value rest_list = ListObject::create(vm);
    for (const Value& member : group_of(exception).exceptions->items()) {
        Value parts = co_await start(vm, split_body(vm, member, condition));
        const auto& pair = parts.to<TupleObject>();
        if (!pair[0].is_none()) match_list.to<ListObject>().items().push_back(pair[0]);
        if (!pair[1].is_none()) rest_list.to<ListObject>().items().push_back(pair[1]);
    }
    Value match = co_await start(vm, derive_like(vm, exception, match_list));
    Value rest = co_await start(vm, derive_like(vm, exception, rest_list));
    co_return TupleObject::of(vm, match, rest);
}

bool is_condition(Interpreter& vm, const Value& condition) {
    const auto is_class = [&](const Value& value) {
        const auto* type = value.as<TypeObject>();
        return type != nullptr && type->is_subtype_of(*vm.exceptions().base_exception);
    };
    if (const auto* tuple = condition.as<TupleObject>()) {
        for (const Value& item : tuple->items()) {
            if (!is_class(item)) return false;
        }
        return true;
    }
    return is_class(condition) || condition.as<FunctionObject>() != nullptr ||
           condition.as<BoundMethodObject>() != nullptr ||
           (condition.as<TypeObject>() == nullptr && type_of(vm, condition).slots().call != nullptr);
}

Value refuse_condition(Interpreter& vm) {
    return raise_type_error(vm, "expected a function, exception type or tuple of exception types");
}

Value split(Interpreter& vm, Arguments& arguments) {
    if (!is_condition(vm, arguments[1])) return refuse_condition(vm);
    return split_exception(vm, arguments[0], arguments[1]);
}

NativeCoroutine subgroup_body(Interpreter& vm, OwnedArguments arguments) {
    if (!is_condition(vm, arguments[1])) co_return refuse_condition(vm);
    Value parts = co_await split_exception(vm, arguments[0], arguments[1]);
    co_return parts.to<TupleObject>()[0];
}

NativeCoroutine derive(Interpreter& vm, OwnedArguments arguments) {
    Value list = co_await collect(vm, arguments[1]);
    const Value message = group_of(arguments[0]).message;
    co_return make(vm, *vm.exceptions().base_exception_group, message, arguments[1],
                   list.to<ListObject>().items());
}

Value get_message(Interpreter&, const Value& self) {
    return group_of(self).message;
}
Value get_exceptions(Interpreter&, const Value& self) {
    return group_of(self).exceptions;
}

Value class_get_item(Interpreter&, Arguments& arguments) {
    return arguments[0];
}

constexpr NativeDefinition kMethods[] = {
    {"split", split, Arity::One, NativeKind::Method},
    {"subgroup", as_coroutine<subgroup_body>, Arity::One, NativeKind::Method},
    {"derive", as_coroutine<derive>, Arity::One, NativeKind::Method},
    {"__class_getitem__", class_get_item, Arity::One, NativeKind::ClassMethod},
};
constexpr NativeAttribute kAttributes[] = {{"message", get_message}, {"exceptions", get_exceptions}};

} // namespace

Value split_exception(Interpreter& vm, const Value& exception, const Value& condition) {
    return start(vm, split_body(vm, exception, condition));
}

Value make_exception_group(Interpreter& vm, std::string_view message, const ValueVector& exceptions) {
    return make(vm, *vm.exceptions().base_exception_group, StringObject::from_utf8(vm, message),
                ListObject::create(vm, exceptions), exceptions);
}

Value make_group_of_one(Interpreter& vm, const Value& exception) {
    const Ref<TupleObject> exceptions = TupleObject::of(vm, exception);
    return make(vm, *vm.exceptions().base_exception_group, vm.empty_string(), exceptions,
                exceptions->items());
}

TypeSlots exception_group_slots() {
    TypeSlots slots;
    slots.create = create;
    slots.initialize = initialize;
    slots.str = str;
    return slots;
}

void define_exception_group_methods(Interpreter& vm) {
    define_methods(*vm.exceptions().base_exception_group, kMethods);
    define_attributes(*vm.exceptions().base_exception_group, kAttributes);
}

ExceptionGroupObject::ExceptionGroupObject(TypeObject& type, StringRef text, Ref<TupleObject> members,
                                           Ref<TupleObject> arguments)
    : ExceptionObject(type, Layout::ExceptionGroup, std::move(arguments)), message(std::move(text)),
      exceptions(std::move(members)) {}

Ref<ExceptionGroupObject> ExceptionGroupObject::create(TypeObject& type, StringRef message,
                                                       Ref<TupleObject> exceptions, Ref<TupleObject> args) {
    return Ref<ExceptionGroupObject>(
        new ExceptionGroupObject(type, std::move(message), std::move(exceptions), std::move(args)));
}

void ExceptionGroupObject::visit_references(ReferenceVisitor& visitor) const {
    ExceptionObject::visit_references(visitor);
    visitor.visit(exceptions.get());
}

} // namespace simul::script
