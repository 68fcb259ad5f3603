// raise, except, except*, with.
#include "core/script/vm/errors.hpp"
#include "core/script/vm/exception_groups.hpp"
#include "core/script/vm/execution.hpp"
#include "core/script/vm/instructions.hpp"
#include "core/script/vm/operations.hpp"

namespace simul::script {
namespace {

bool is_exception_class(Interpreter& vm, const Value& value) {
    const auto* type = value.as<TypeObject>();
    return type != nullptr && type->is_subtype_of(*vm.exceptions().base_exception);
}

Value raise_no_exception(Interpreter& vm) {
    return raise_type_error(vm, "exceptions must derive from BaseException");
}

/// An instance: the value itself, or what calling the class gives.
NativeCoroutine instance_of(Interpreter& vm, Value value) {
    if (!is_exception_class(vm, value)) co_return value;
    Value made = co_await call(vm, value);
    if (made.as<ExceptionObject>() == nullptr) {
        const auto& type = value.to<TypeObject>();
        co_return raise_type_error(
            vm, "calling <class '{}'> should have returned an instance of BaseException, not <class '{}'>",
            type.full_name(), type_of(vm, made).full_name());
    }
    co_return made;
}

NativeCoroutine raise_body(Interpreter& vm, Value exception, Value cause) {
    Value instance = co_await start(vm, instance_of(vm, exception));
    if (instance.as<ExceptionObject>() == nullptr) co_return raise_no_exception(vm);
    if (!cause.is_empty()) {
        Value cause_instance = cause;
        if (!cause.is_none()) {
            cause_instance = co_await start(vm, instance_of(vm, cause));
            if (cause_instance.as<ExceptionObject>() == nullptr) {
                co_return raise_type_error(vm, "exception causes must derive from BaseException");
            }
        }
        auto& object = instance.to<ExceptionObject>();
        object.cause = cause_instance.is_none() ? Value() : cause_instance;
        object.suppress_context = true;
    }
    co_return raise(vm, ExceptionRef(&instance.to<ExceptionObject>()));
}

} // namespace

Value raise_statement(Interpreter& vm, Execution& execution, const Value& exception, const Value& cause) {
    if (exception.is_empty()) {
        for (const HandledException* handled = execution.handled; handled != nullptr;
             handled = handled->outer) {
            if (auto* object = handled->exception.as<ExceptionObject>()) {
                vm.set_pending_exception(ExceptionRef(object));
                return Value::raised();
            }
        }
        return raise_runtime_error(vm, "No active exception to reraise");
    }
    if (cause.is_empty()) {
        if (auto* object = exception.as<ExceptionObject>()) return raise(vm, ExceptionRef(object));
        if (!is_exception_class(vm, exception)) return raise_no_exception(vm);
    }
    return start(vm, raise_body(vm, exception, cause));
}

Value matches_exception(Interpreter& vm, const Value& exception, const Value& types) {
    constexpr const char* kRefused = "catching classes that do not inherit from BaseException is not allowed";
    if (const auto* tuple = types.as<TupleObject>()) {
        for (const Value& type : tuple->items()) {
            if (!is_exception_class(vm, type)) return raise_type_error(vm, kRefused);
        }
        for (const Value& type : tuple->items()) {
            if (is_exception_of(exception, type.to<TypeObject>())) return Value::boolean(true);
        }
        return Value::boolean(false);
    }
    if (!is_exception_class(vm, types)) return raise_type_error(vm, kRefused);
    return Value::boolean(is_exception_of(exception, types.to<TypeObject>()));
}

// ---- except* ----------------------------------------------------------------------------------------------

namespace {

bool names_group(Interpreter& vm, const Value& types) {
    const auto is_group = [&](const Value& value) {
        const auto* type = value.as<TypeObject>();
        return type != nullptr && type->is_subtype_of(*vm.exceptions().base_exception_group);
    };
    if (const auto* tuple = types.as<TupleObject>()) {
        for (const Value& type : tuple->items()) {
            if (is_group(type)) return true;
        }
        return false;
    }
    return is_group(types);
}

} // namespace

Value split_group(Interpreter& vm, const Value& exception, const Value& types) {
    const Value matched = matches_exception(vm, exception, types);
    if (matched.is_raised()) {
        (void)vm.take_exception();
        return raise_type_error(vm, "catching classes that do not inherit from BaseException is not allowed");
    }
    if (names_group(vm, types)) {
        return raise_type_error(vm,
                                "catching ExceptionGroup with except* is not allowed. Use except instead.");
    }
    if (exception.is_none()) return TupleObject::of(vm, Value::none(), Value::none());
    if (exception.as<ExceptionGroupObject>() != nullptr) return split_exception(vm, exception, types);
    if (matched.is_false()) return TupleObject::of(vm, Value::none(), exception);
    // A bare exception is caught as a group of one.
    const Value group = make_group_of_one(vm, exception);
    return TupleObject::of(vm, group, Value::none());
}

namespace {

/// Exceptions of the original group that come back: those whose story is that of the original.
bool is_same_story(const ExceptionObject& a, const ExceptionObject& b) {
    return is_same(a.traceback, b.traceback) && is_same(a.context, b.context) && is_same(a.cause, b.cause);
}

void collect_leaves(const Value& exception, std::vector<const RefCounted*>& leaves) {
    if (const auto* group = exception.as<ExceptionGroupObject>()) {
        for (const Value& member : group->exceptions->items())
            collect_leaves(member, leaves);
    } else if (exception.is_object()) {
        leaves.push_back(exception.as_object());
    }
}

/// The part of the original group that has exactly the leaves of `kept`.
NativeCoroutine project(Interpreter& vm, Value original, ValueVector kept) {
    std::vector<const RefCounted*> leaves;
    for (const Value& exception : kept)
        collect_leaves(exception, leaves);
    // A predicate in C++ would do; split() takes classes and callables, so the structure is walked here.
    struct Walker {
        Interpreter& vm;
        const std::vector<const RefCounted*>& leaves;
        Value walk(const Value& exception) const {
            const auto* group = exception.as<ExceptionGroupObject>();
            if (group == nullptr) {
                return std::find(leaves.begin(), leaves.end(), exception.as_object()) != leaves.end()
                           ? exception
                           : Value();
            }
            ValueVector members;
            for (const Value& member : group->exceptions->items()) {
                Value part = walk(member);
                if (!part.is_empty()) members.push_back(std::move(part));
            }
            if (members.empty()) return {};
            if (members.size() == group->exceptions->size()) return exception;
            Value derived = make_exception_group(vm, group->message->utf8(), members);
            auto& made = derived.to<ExceptionObject>();
            made.traceback = group->traceback;
            made.context = group->context;
            made.cause = group->cause;
            made.suppress_context = group->suppress_context;
            return derived;
        }
    };
    const Walker walker{vm, leaves};
    Value result = walker.walk(original);
    co_return result.is_empty() ? Value::none() : result;
}

NativeCoroutine reraise_body(Interpreter& vm, Value original, Value list) {
    ValueVector raised;
    ValueVector reraised;
    for (const Value& exception : list.to<ListObject>().items()) {
        if (exception.is_none()) continue;
        const bool same = is_same_story(exception.to<ExceptionObject>(), original.to<ExceptionObject>());
        (same ? reraised : raised).push_back(exception);
    }
    Value projected = Value::none();
    if (!reraised.empty()) projected = co_await start(vm, project(vm, original, reraised));
    if (raised.empty()) co_return projected;
    if (!projected.is_none()) raised.push_back(projected);
    if (raised.size() == 1) co_return raised[0];
    co_return make_exception_group(vm, "", raised);
}

} // namespace

Value prepare_reraise_star(Interpreter& vm, const Value& original, const Value& list) {
    const ValueVector& exceptions = list.to<ListObject>().items();
    if (exceptions.empty()) return Value::none();
    if (original.as<ExceptionGroupObject>() == nullptr) {
        // A bare exception: at most one except* clause took it.
        for (const Value& exception : exceptions) {
            if (!exception.is_none()) return exception;
        }
        return Value::none();
    }
    return start(vm, reraise_body(vm, original, list));
}

// ---- with -------------------------------------------------------------------------------------------------

namespace {

bool is_native_method(const Value& value) {
    const auto* native = value.as<NativeFunctionObject>();
    return native != nullptr && native->definition().kind == NativeKind::Method;
}

/// `type(manager).name` bound to the manager, whose type that is; Empty if there is none.
Value bound_method(Interpreter& vm, const TypeObject& type, const Value& manager, const StringRef& name) {
    const Value* found = type.lookup(*name);
    if (found == nullptr) return {};
    const Value function = *found;
    if (function.as<FunctionObject>() != nullptr || is_native_method(function))
        return BoundMethodObject::create(vm, function, manager);
    const auto get = type_of(vm, function).slots().descriptor_get;
    return get != nullptr ? get(vm, function, manager, Value(&type)) : function;
}

} // namespace

ContextMethods context_methods(Interpreter& vm, const Value& manager, bool is_async) {
    const Names& names = vm.names();
    const StringRef& enter_name = is_async ? names.dunder_aenter : names.dunder_enter;
    const StringRef& exit_name = is_async ? names.dunder_aexit : names.dunder_exit;
    const char* protocol = is_async ? "asynchronous context manager" : "context manager";
    const TypeObject& type = type_of(vm, manager);
    const Value* native = type.lookup(*enter_name);
    const bool takes_manager = native != nullptr && is_native_method(*native);
    Value enter = takes_manager ? *native : bound_method(vm, type, manager, enter_name);
    if (!enter.is_value()) {
        if (enter.is_empty())
            enter = raise_type_error(vm, "'{}' object does not support the {} protocol",
                                     type_name(vm, manager), protocol);
        return {std::move(enter), {}};
    }
    Value exit = bound_method(vm, type, manager, exit_name);
    if (!exit.is_value()) {
        if (exit.is_empty())
            exit = raise_type_error(vm, "'{}' object does not support the {} protocol (missed {} method)",
                                    type_name(vm, manager), protocol, exit_name->utf8());
        return {std::move(exit), {}};
    }
    return {std::move(enter), std::move(exit), takes_manager};
}

} // namespace simul::script
