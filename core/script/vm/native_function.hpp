/// Functions written in C++ that scripts call.
#pragma once

#include "core/script/vm/arguments.hpp"
#include "core/script/vm/native_coroutine.hpp"
#include "core/script/vm/object.hpp"
#include "core/script/vm/type_object.hpp"

#include <span>

namespace simul::script {

/// Gives a value, Raised, or Pending (see Value). Arity has been checked.
using NativeFunction = Value (*)(Interpreter& vm, Arguments& arguments);

/// What an await gives that needs no coroutine object (NativeDefinition::awaited).
struct Awaited {
    enum class Kind : std::uint8_t {
        NotTaken, ///< nothing has been done: the function is to make its coroutine after all
        Done,     ///< at once, with `value`, or Raised
        Waits,    ///< with the result of `value`, a future that is not done
        Pauses,   ///< with None, after one pass of the loop
    };
    Kind kind = Kind::NotTaken;
    Value value{};

    Awaited() noexcept = default;
    Awaited(Kind how) noexcept : kind(how) {}
    Awaited(Kind how, Value what) noexcept : kind(how), value(std::move(what)) {}
    Awaited(Awaited&&) noexcept = default;
    Awaited& operator=(Awaited&&) noexcept = default;
    SIMUL_ALWAYS_INLINE ~Awaited() = default;
};
using AwaitedNativeFunction = Awaited (*)(Interpreter& vm, Arguments& arguments);

/// What the call checks, with CPython's messages, before the function is entered. `self` does not count.
enum class Arity : std::uint8_t {
    None,    ///< "list.clear() takes no arguments (1 given)"
    One,     ///< "list.append() takes exactly one argument (2 given)"
    Any,     ///< positional ones, checked by the function; keywords refused: "f() takes no keyword arguments"
    Keywords ///< everything is the function's business
};

enum class NativeKind : std::uint8_t {
    Function,    ///< of a module
    Method,      ///< of a type: arguments[0] is self, which the call has checked to be of that type
    SlotMethod,  ///< as Method; made from a slot ("__len__")
    ClassMethod, ///< arguments[0] is the class
    StaticMethod,
};

/// A row of a table of functions.
struct NativeDefinition {
    const char* name;
    NativeFunction function;
    Arity arity = Arity::Any;
    NativeKind kind = NativeKind::Function;
    /// Where a call's result is awaited at once, the interpreter asks this first: most awaits of locks,
    /// queues and sleeps need no coroutine object, which nobody would see.
    AwaitedNativeFunction awaited = nullptr;
    /// For what CPython has written in Python, with Arity::None or One: the name of its parameter, "" if it
    /// has none. The argument may be given by that name, and what is wrong with arguments is said as of any
    /// function.
    const char* parameter = nullptr;
};

/// Adapts a NativeCoroutine to NativeFunction: `{"sorted", as_coroutine<sorted>, Arity::Keywords}`.
template <NativeCoroutine (*body)(Interpreter& vm, OwnedArguments arguments)>
Value as_coroutine(Interpreter& vm, Arguments& arguments) {
    return start(vm, body(vm, OwnedArguments(arguments)));
}

class NativeFunctionObject : public Object {
public:
    static constexpr bool is_layout(Layout layout) { return layout == Layout::NativeFunction; }

    /// The definition's name is static. `owner`: the type of a method.
    static Ref<NativeFunctionObject> create(Interpreter& vm, const NativeDefinition& definition,
                                            TypeObject* owner = nullptr, Value module = {});

    const NativeDefinition& definition() const noexcept { return definition_; }
    NativeFunction function() const noexcept { return definition_.function; }
    TypeObject* owner() const noexcept { return owner_; }
    /// The name of the module of a function.
    const Value& module() const noexcept { return module_; }

private:
    NativeFunctionObject(TypeObject& type, const NativeDefinition& definition, TypeObject* owner,
                         Value module);

    NativeDefinition definition_;
    TypeObject* owner_;
    Value module_;
};

/// Adds functions of a static table to a type (as methods) or to a module's or any dict.
void define_methods(TypeObject& type, std::span<const NativeDefinition> definitions);
void define_functions(Interpreter& vm, DictObject& dict, std::string_view module_name,
                      std::span<const NativeDefinition> definitions);

/// An attribute of a built-in type computed by C++: a data descriptor ("getset_descriptor").
struct NativeAttribute {
    const char* name;
    Value (*get)(Interpreter& vm, const Value& self);
    /// Null: read-only. An Empty value deletes.
    Value (*set)(Interpreter& vm, const Value& self, const Value& value) = nullptr;
};
void define_attributes(TypeObject& type, std::span<const NativeAttribute> attributes);

/// A method with its object: what `object.method` gives.
class BoundMethodObject : public Object {
public:
    static constexpr bool is_layout(Layout layout) { return layout == Layout::BoundMethod; }
    static Ref<BoundMethodObject> create(Interpreter& vm, Value function, Value self);
    const Value& function() const noexcept { return function_; }
    const Value& self() const noexcept { return self_; }
    void visit_references(ReferenceVisitor& visitor) const override;

private:
    BoundMethodObject(TypeObject& type, Value function, Value self) noexcept;

    Value function_;
    Value self_;
};

} // namespace simul::script
