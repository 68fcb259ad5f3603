/// Script objects around the primitives of core/sync.
#pragma once

#include "core/loop/reference_counted.hpp"
#include "core/script/library/native_support.hpp"
#include "core/script/vm/instance_object.hpp"
#include "core/script/vm/object.hpp"

namespace simul::script::library::asyncio {

/// Holds one primitive; takes attributes, as instances of asyncio's Python classes do.
template <class Primitive>
class PrimitiveObject : public Object {
public:
    PrimitiveObject(TypeObject& type, Ref<Primitive> primitive)
        : Object(type, Layout::Other), primitive_(std::move(primitive)) {}

    static Primitive& of(const Value& self) {
        return *static_cast<PrimitiveObject&>(*self.as_object()).primitive_;
    }
    static Primitive& self(const Arguments& arguments) { return of(arguments[0]); }

    static Value create(TypeObject& type, Ref<Primitive> primitive) {
        if (type.is_script_class()) return SubclassOf<PrimitiveObject>::create(type, std::move(primitive));
        return Ref<PrimitiveObject>(new PrimitiveObject(type, std::move(primitive)));
    }

    /// "<asyncio.locks.Lock object at 0x… [unlocked]>", from the primitive's "Lock [unlocked]".
    static Value repr(Interpreter& vm, const Value& self) {
        const std::string words = of(self).describe();
        const std::size_t name_end = std::min(words.find(' '), words.size());
        return string(vm, "<" + type_of(vm, self).full_name() + " object at " + vm.address_of(self) +
                              words.substr(name_end) + ">");
    }

    AttributeStore* attributes() noexcept override { return &store_; }
    void visit_references(ReferenceVisitor& visitor) const override { store_.visit_references(visitor); }
    void clear_references() noexcept override { store_.clear(); }

private:
    Ref<Primitive> primitive_;
    AttributeStore store_;
};

/// What a call of a primitive that cannot suspend gives the script: None, or raises the failure, or that a
/// loop that it would have woken somebody on is closed.
inline Value value_of(Interpreter& vm, std::optional<loop::Payload> failure) {
    if (!failure) failure = vm.simulation()->take_refusal();
    if (!failure) return Value::none();
    return raise(vm, ExceptionRef(static_cast<ExceptionObject*>(failure->get())));
}

/// `__init__` of types whose arguments `__new__` has taken: nothing more to do.
inline Value accept_arguments(Interpreter&, const Value&, Arguments&) {
    return Value::none();
}

} // namespace simul::script::library::asyncio
