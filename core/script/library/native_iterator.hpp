/// What iterators written in C++ share.
#pragma once

#include "core/script/library/native_support.hpp"

namespace simul::script::library {

/// The iterator object behind `self` of a slot or method, which is known to be of that class.
template <class Iterator>
Ref<Iterator> iterator_of(const Value& self) {
    return Ref<Iterator>(static_cast<Iterator*>(self.as_object()));
}

/// A new iterator of `type` or a script's subclass of it.
template <class Iterator, class... Parts>
Value make_iterator(TypeObject& type, Parts&&... parts) {
    if (type.is_script_class()) return SubclassOf<Iterator>::create(type, std::forward<Parts>(parts)...);
    return Ref<Iterator>(new Iterator(type, std::forward<Parts>(parts)...));
}

/// The `iterate` slot of every iterator.
inline Value iterate_itself(Interpreter&, const Value& self) {
    return self;
}

/// Iterators of built-in containers: their next item is there at once, no script code runs for it.
inline bool is_container_iterator(Interpreter& vm, const Value& iterator) {
    const BuiltinTypes& types = vm.types();
    const TypeObject* type = &type_of(vm, iterator);
    for (const auto* known : {&types.list_iterator, &types.range_iterator, &types.tuple_iterator,
                              &types.string_iterator, &types.dict_key_iterator, &types.dict_value_iterator,
                              &types.dict_item_iterator, &types.set_iterator})
        if (type == known->get()) return true;
    return false;
}

/// A row for TypeObject::create_builtin.
inline TypeDefinition iterator_type(const char* name, Value (*create)(Interpreter&, TypeObject&, Arguments&),
                                    Value (*next)(Interpreter&, const Value&)) {
    TypeDefinition definition;
    definition.name = name;
    definition.slots.iterate = iterate_itself;
    definition.slots.next = next;
    definition.slots.create = create;
    return definition;
}

} // namespace simul::script::library
