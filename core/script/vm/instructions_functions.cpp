// Functions made, calls with keywords and unpacked arguments.
#include "core/script/vm/call.hpp"
#include "core/script/vm/class_creation.hpp"
#include "core/script/vm/errors.hpp"
#include "core/script/vm/instructions.hpp"
#include "core/script/vm/interpreter_state.hpp"
#include "core/script/vm/operations.hpp"

namespace simul::script {

Value make_function(Interpreter& vm, Frame& frame, std::uint32_t operand) {
    const MakeFunction parts = MakeFunction::decode(operand);
    const Ref<Code>& code = frame.code().children[parts.child];
    Ref<FunctionObject> function = FunctionObject::create(vm, code, Ref<DictObject>(&frame.globals()));
    if ((parts.flags & MakeFunction::kClosure) != 0) {
        const Value closure = frame.pop();
        function->closure = Ref<TupleObject>(&closure.to<TupleObject>());
    }
    if ((parts.flags & MakeFunction::kAnnotations) != 0) {
        const Value annotations = frame.pop();
        function->annotations = Ref<DictObject>(&annotations.to<DictObject>());
    }
    if ((parts.flags & MakeFunction::kKeywordDefaults) != 0) {
        const Value defaults = frame.pop();
        function->keyword_defaults = Ref<DictObject>(&defaults.to<DictObject>());
    }
    if ((parts.flags & MakeFunction::kDefaults) != 0) {
        const Value defaults = frame.pop();
        function->defaults = Ref<TupleObject>(&defaults.to<TupleObject>());
    }
    return function;
}

Value call_with_keywords(Interpreter& vm, Frame& frame, std::uint32_t count) {
    Value* callable = frame.stack_top - count - 2;
    const Value names = frame.stack_top[-1];
    auto& keyword_names = names.to<TupleObject>();
    Arguments arguments(callable + 1, count - keyword_names.size(), &keyword_names);
    return call(vm, *callable, arguments);
}

namespace {

/// Positional arguments as a list, keywords as a dict with strings as keys.
Value call_unpacked(Interpreter& vm, const Value& callable, std::span<const Value> positional,
                    const Value& keywords) {
    ValueVector values(positional.begin(), positional.end());
    ValueVector names;
    if (auto* dict = keywords.as<DictObject>()) {
        std::size_t position = 0;
        while (const DictObject::Entry* entry = dict->next(position)) {
            if (entry->key.as<StringObject>() == nullptr)
                return raise_type_error(vm, "keywords must be strings");
            names.push_back(entry->key);
            values.push_back(entry->value);
        }
    }
    const Ref<TupleObject> keyword_names = TupleObject::take(vm, names);
    Arguments arguments(values.data(), positional.size(), keyword_names.get());
    return call(vm, callable, arguments);
}

NativeCoroutine collect_and_call(Interpreter& vm, Value callable, Value iterable, Value keywords) {
    Value list = co_await attempt(collect(vm, iterable));
    if (list.is_raised()) {
        if (!is_exception_of(Value(vm.pending_exception()), *vm.exceptions().type_error) ||
            type_of(vm, iterable).slots().iterate != nullptr) {
            co_return list;
        }
        (void)vm.take_exception();
        Value function = co_await describe_callable(vm, callable);
        co_return raise_type_error(vm, "{} argument after * must be an iterable, not {}",
                                   function.to<StringObject>().utf8(), type_name(vm, iterable));
    }
    Value result = co_await call_unpacked(vm, callable, list.to<ListObject>().items(), keywords);
    co_return result;
}

NativeCoroutine describe_callable_body(Interpreter& vm, Value callable) {
    Value name = co_await attempt(find_attribute(vm, callable, *vm.names().dunder_qualname));
    if (name.is_raised()) (void)vm.take_exception();
    if (name.as<StringObject>() == nullptr) {
        Value shown = co_await to_string(vm, callable);
        co_return shown;
    }
    Value module = co_await attempt(find_attribute(vm, callable, *vm.names().dunder_module));
    if (module.is_raised()) (void)vm.take_exception();
    std::string text = name.to<StringObject>().utf8() + "()";
    const auto* module_name = module.as<StringObject>();
    if (module_name != nullptr && *module_name != "builtins") text = module_name->utf8() + "." + text;
    co_return StringObject::from_utf8(vm, text);
}

} // namespace

Value describe_callable(Interpreter& vm, const Value& callable) {
    return start(vm, describe_callable_body(vm, callable));
}

Value call_extended(Interpreter& vm, Frame& frame, bool has_keywords) {
    const Value keywords = has_keywords ? frame.top() : Value();
    const Value positional = frame.top(has_keywords ? 2 : 1);
    const Value callable = frame.top(has_keywords ? 3 : 2);
    if (const auto* tuple = positional.as<TupleObject>();
        tuple != nullptr && !tuple->type().is_script_class()) {
        return call_unpacked(vm, callable, tuple->items(), keywords);
    }
    return start(vm, collect_and_call(vm, callable, positional, keywords));
}

Value build_class_function(Interpreter& vm) {
    return *vm.builtins().find(*vm.names().build_class);
}

} // namespace simul::script
