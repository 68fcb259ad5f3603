// contextvars: variables whose values belong to what runs.
#include "core/script/library/asyncio/driving.hpp"
#include "core/script/library/contexts/context_object.hpp"
#include "core/script/library/modules/native_modules.hpp"
#include "core/script/library/native_support.hpp"
#include "core/script/vm/class_creation.hpp"
#include "core/script/vm/interpreter_state.hpp"

namespace simul::script::library {
namespace {

// ---- ContextVar
// -----------------------------------------------------------------------------------------------

class VariableObject final : public Container {
public:
    VariableObject(TypeObject& type, StringRef given_name, Value given_default)
        : Container(type, Layout::Other), name(std::move(given_name)), fallback(std::move(given_default)) {}
    static VariableObject& of(const Value& self) { return static_cast<VariableObject&>(*self.as_object()); }

    StringRef name;
    Value fallback; ///< Empty: none

    void visit_references(ReferenceVisitor& visitor) const override { visitor.visit(fallback); }
    void clear_references() noexcept override { fallback.reset(); }
};

bool is_variable(const Value& value) {
    return value.is_object() && dynamic_cast<VariableObject*>(value.as_object()) != nullptr;
}

/// What a variable's `set` gives: the way back.
class TokenObject final : public Container {
public:
    TokenObject(TypeObject& type, Value set_variable, ContextObject& changed, Value value_before)
        : Container(type, Layout::Other), variable(std::move(set_variable)), context(&changed),
          old_value(std::move(value_before)) {}
    static TokenObject* from(const Value& value) {
        return value.is_object() ? dynamic_cast<TokenObject*>(value.as_object()) : nullptr;
    }

    Value variable;
    Ref<ContextObject> context;
    Value old_value; ///< Empty: there was none
    bool is_used = false;

    void visit_references(ReferenceVisitor& visitor) const override {
        visitor.visit(variable);
        visitor.visit(context.get());
        visitor.visit(old_value);
    }
    void clear_references() noexcept override { old_value.reset(); }
};

Value create_variable(Interpreter& vm, TypeObject& type, Arguments& arguments) {
    static constexpr Signature<2> kSignature{"ContextVar", {"", "default"}, 1, 1, 1};
    if (arguments.size() + arguments.keyword_count() == 0)
        return raise_type_error(vm, "ContextVar() takes exactly 1 positional argument (0 given)");
    const auto bound = bind(vm, arguments, kSignature);
    if (!bound) return Value::raised();
    auto* name = (*bound)[0].as<StringObject>();
    if (name == nullptr) return raise_type_error(vm, "context variable name must be a str");
    return Ref<VariableObject>(new VariableObject(type, StringRef(name), (*bound)[1]));
}

NativeCoroutine variable_repr_body(Interpreter& vm, Value self) {
    const VariableObject& variable = VariableObject::of(self);
    const Value name = co_await repr(vm, Value(variable.name));
    std::string text = "<ContextVar name=" + name.to<StringObject>().utf8();
    if (!variable.fallback.is_empty()) {
        const Value fallback = co_await repr(vm, variable.fallback);
        text += " default=" + fallback.to<StringObject>().utf8();
    }
    co_return string(vm, text + " at " + vm.address_of(self) + ">");
}

Value variable_repr(Interpreter& vm, const Value& self) {
    return start(vm, variable_repr_body(vm, self));
}

Value get(Interpreter& vm, Arguments& arguments) {
    if (!check_count(vm, "get", arguments.size() - 1, 0, 1)) return Value::raised();
    if (Value value = current_context(vm).find(arguments[0]); !value.is_empty()) return value;
    if (arguments.size() > 1) return arguments[1];
    const Value& fallback = VariableObject::of(arguments[0]).fallback;
    if (!fallback.is_empty()) return fallback;
    return raise_with(vm, *vm.exceptions().lookup_error, TupleObject::of(vm, arguments[0]));
}

Value set(Interpreter& vm, Arguments& arguments) {
    ContextObject& context = current_context(vm);
    TypeObject& type = *ContextsState::find(vm)->token_type;
    const Ref<TokenObject> token(new TokenObject(type, arguments[0], context, context.find(arguments[0])));
    context.set(arguments[0], arguments[1]);
    return token;
}

NativeCoroutine token_repr_body(Interpreter& vm, Value self) {
    const TokenObject& token = *TokenObject::from(self);
    const Value variable = co_await repr(vm, token.variable);
    co_return string(vm, std::string("<Token") + (token.is_used ? " used" : "") + " var=" +
                             variable.to<StringObject>().utf8() + " at " + vm.address_of(self) + ">");
}

Value token_repr(Interpreter& vm, const Value& self) {
    return start(vm, token_repr_body(vm, self));
}

NativeCoroutine refuse_token(Interpreter& vm, TypeObject& error, Value token, const char* why) {
    const Value shown = co_await repr(vm, token);
    co_return script::raise(vm, error, std::string_view(shown.to<StringObject>().utf8() + why));
}

Value reset(Interpreter& vm, Arguments& arguments) {
    TokenObject* const token = TokenObject::from(arguments[1]);
    if (token == nullptr)
        return raise_type_error(vm, "expected an instance of Token, got {}",
                                asyncio::repr_now(vm, arguments[1]));
    const auto refuse = [&](TypeObject& error, const char* why) {
        return start(vm, refuse_token(vm, error, arguments[1], why));
    };
    if (token->is_used) return refuse(*vm.exceptions().runtime_error, " has already been used once");
    if (!is_same(token->variable, arguments[0]))
        return refuse(*vm.exceptions().value_error, " was created by a different ContextVar");
    if (token->context.get() != &current_context(vm))
        return refuse(*vm.exceptions().value_error, " was created in a different Context");
    token->is_used = true;
    token->context->set(arguments[0], token->old_value);
    return Value::none();
}

Value variable_name(Interpreter&, const Value& self) {
    return VariableObject::of(self).name;
}
Value refuse_name(Interpreter& vm, const Value&, const Value&) {
    return script::raise(vm, *vm.exceptions().attribute_error, std::string_view("readonly attribute"));
}
Value token_variable(Interpreter&, const Value& self) {
    return TokenObject::from(self)->variable;
}
Value token_old_value(Interpreter& vm, const Value& self) {
    const Value& old_value = TokenObject::from(self)->old_value;
    return old_value.is_empty() ? ContextsState::find(vm)->missing : old_value;
}

Value create_token(Interpreter& vm, TypeObject&, Arguments&) {
    return raise_runtime_error(vm, "Tokens can only be created by ContextVars");
}

constexpr NativeDefinition kVariableMethods[] = {
    {"__class_getitem__", class_get_item, Arity::One, NativeKind::ClassMethod},
    {"get", get, Arity::Any, NativeKind::Method},
    {"set", set, Arity::One, NativeKind::Method},
    {"reset", reset, Arity::One, NativeKind::Method},
};
constexpr NativeAttribute kVariableAttributes[] = {{"name", variable_name, refuse_name}};
constexpr NativeDefinition kTokenMethods[] = {
    {"__class_getitem__", class_get_item, Arity::One, NativeKind::ClassMethod},
};
constexpr NativeAttribute kTokenAttributes[] = {{"var", token_variable}, {"old_value", token_old_value}};

// ---- Context
// --------------------------------------------------------------------------------------------------

ContextObject& context_of(const Value& self) {
    return static_cast<ContextObject&>(*self.as_object());
}

Value create_context(Interpreter& vm, TypeObject&, Arguments& arguments) {
    if (arguments.size() + arguments.keyword_count() > 0)
        return raise_type_error(vm, "Context() does not accept any arguments");
    return ContextObject::create(vm);
}

NativeCoroutine run_body(Interpreter& vm, OwnedArguments arguments) {
    if (arguments.size() < 2) co_return raise_type_error(vm, "run() missing 1 required positional argument");
    Ref<ContextObject> context(&context_of(arguments[0]));
    if (context->is_entered)
        co_return raise_runtime_error(
            vm, "cannot enter context: <_contextvars.Context object at {}> is already entered",
            vm.address_of(arguments[0]));
    const ContextSwitch inside(vm, context);
    const Value callable = arguments[1];
    Arguments view = arguments.view();
    Arguments its(view.values() + 2, view.size() - 2, view.keyword_names());
    co_return co_await call(vm, callable, its);
}

Value copy_of(Interpreter& vm, Arguments& arguments) {
    return context_of(arguments[0]).copy(vm);
}

/// Nothing but variables can be looked for.
bool check_key(Interpreter& vm, const Value& key) {
    if (is_variable(key)) return true;
    (void)raise_type_error(vm, "a ContextVar key was expected, got {}", asyncio::repr_now(vm, key));
    return false;
}

Value context_get(Interpreter& vm, Arguments& arguments) {
    if (!check_count(vm, "get", arguments.size() - 1, 1, 2) || !check_key(vm, arguments[1]))
        return Value::raised();
    const Value value = context_of(arguments[0]).find(arguments[1]);
    if (!value.is_empty()) return value;
    return arguments.size() > 2 ? arguments[2] : Value::none();
}

Value get_item(Interpreter& vm, const Value& self, const Value& key) {
    if (!check_key(vm, key)) return Value::raised();
    const Value value = context_of(self).find(key);
    return value.is_empty() ? raise_key_error(vm, key) : value;
}

Value contains(Interpreter& vm, const Value& self, const Value& key) {
    if (!check_key(vm, key)) return Value::raised();
    return Value::boolean(!context_of(self).find(key).is_empty());
}

Value length(Interpreter&, const Value& self) {
    return Value::integer(static_cast<std::int64_t>(context_of(self).entries().size()));
}

template <class Part>
Value iterator_over(Interpreter& vm, const Value& self, Part part) {
    ValueVector parts;
    for (const ContextObject::Entry& entry : context_of(self).entries())
        parts.push_back(part(entry));
    return iterate(vm, TupleObject::create(vm, parts));
}

Value iterate_variables(Interpreter& vm, const Value& self) {
    return iterator_over(vm, self, [](const auto& entry) { return entry.first; });
}
Value keys(Interpreter& vm, Arguments& arguments) {
    return iterate_variables(vm, arguments[0]);
}
Value values(Interpreter& vm, Arguments& arguments) {
    return iterator_over(vm, arguments[0], [](const auto& entry) { return entry.second; });
}
Value items(Interpreter& vm, Arguments& arguments) {
    return iterator_over(vm, arguments[0], [&](const auto& entry) {
        return Value(TupleObject::of(vm, entry.first, entry.second));
    });
}

constexpr NativeDefinition kContextMethods[] = {
    {"run", as_coroutine<run_body>, Arity::Keywords, NativeKind::Method},
    {"copy", copy_of, Arity::None, NativeKind::Method},
    {"get", context_get, Arity::Any, NativeKind::Method},
    {"keys", keys, Arity::None, NativeKind::Method},
    {"values", values, Arity::None, NativeKind::Method},
    {"items", items, Arity::None, NativeKind::Method},
};

Value copy_context(Interpreter& vm, Arguments&) {
    return current_context(vm).copy(vm);
}

constexpr NativeDefinition kFunctions[] = {{"copy_context", copy_context, Arity::None}};

Value missing_repr(Interpreter& vm, const Value&) {
    return string(vm, "<Token.MISSING>");
}

class MissingObject final : public Object {
public:
    explicit MissingObject(TypeObject& type) : Object(type, Layout::Other) {}
};

} // namespace

void prepare_contexts(Interpreter& vm) {
    const auto state = loop::make_ref<ContextsState>();
    vm.state().contexts = state;
    TypeDefinition variable{.name = "_contextvars.ContextVar", .can_be_subclassed = false};
    variable.slots.create = create_variable;
    variable.slots.repr = variable_repr;
    state->variable_type = TypeObject::create_builtin(vm, variable);
    define_methods(*state->variable_type, kVariableMethods);
    define_attributes(*state->variable_type, kVariableAttributes);

    TypeDefinition token{.name = "_contextvars.Token", .can_be_subclassed = false};
    token.slots.create = create_token;
    token.slots.repr = token_repr;
    state->token_type = TypeObject::create_builtin(vm, token);
    define_methods(*state->token_type, kTokenMethods);
    define_attributes(*state->token_type, kTokenAttributes);
    TypeDefinition missing{.name = "Token.MISSING", .can_be_subclassed = false};
    missing.slots.repr = missing_repr;
    state->missing = Ref<MissingObject>(new MissingObject(*TypeObject::create_builtin(vm, missing)));
    state->token_type->set_own_attribute(vm.intern("MISSING"), state->missing);

    TypeDefinition context{.name = "_contextvars.Context", .can_be_subclassed = false};
    context.slots.create = create_context;
    context.slots.get_item = get_item;
    context.slots.contains = contains;
    context.slots.length = length;
    context.slots.iterate = iterate_variables;
    state->context_type = TypeObject::create_builtin(vm, context);
    define_methods(*state->context_type, kContextMethods);
}

Value initialize_contextvars(Interpreter& vm, ModuleObject& module) {
    const ContextsState& state = *ContextsState::find(vm);
    module.set(vm, "ContextVar", state.variable_type);
    module.set(vm, "Token", state.token_type);
    module.set(vm, "Context", state.context_type);
    module.define(vm, kFunctions);
    return Value::none();
}

} // namespace simul::script::library
