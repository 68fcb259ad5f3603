/// Which C++ class an object is: the front-end tag of RefCounted, read instead of a dynamic_cast.
#pragma once

#include <cstdint>

namespace simul::script {

/// A subclass made by a script keeps the layout of its built-in base.
enum class Layout : std::uint8_t {
    Foreign, ///< not an Object: a boxed payload, an operation of the loop
    Future,  ///< loop::Future
    Task,    ///< loop::Task
    // From here on: Object.
    Other, ///< a class that nobody casts to by layout (see Object::cast)
    Instance,
    Type,
    Integer, ///< an integer outside 64 bits, or an instance of a subclass of int
    Float,   ///< an instance of a subclass of float
    String,
    Bytes,
    Tuple,
    List,
    Dict,
    Set,
    FrozenSet,
    Range,
    Slice,
    Function,
    NativeFunction,
    BoundMethod,
    Cell,
    Code,
    Frame,
    Module,
    Exception,
    ExceptionGroup,
    Traceback,
    Generator,
    Coroutine,
    Operation, ///< a coroutine whose body is the loop's
    AsyncGenerator,
    AsyncGeneratorStep,
    CoroutineWrapper,
    Property,
    StaticMethod,
    ClassMethod,
    Super,
    MemberDescriptor,
    ListIterator,
    TupleIterator,
    RangeIterator,
    StringIterator,
    DictIterator,
    SetIterator,
    NativeIterator,
    DictView,
    Alias,
};

} // namespace simul::script
