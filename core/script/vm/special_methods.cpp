// From special methods to slots: which function each slot of a class holds.
#include "core/script/vm/special_methods.hpp"

#include "core/script/vm/errors.hpp"
#include "core/script/vm/interpreter.hpp"

#include <initializer_list>

namespace simul::script {
namespace {

using NameList = std::initializer_list<const StringRef*>;

bool defines_any(const TypeObject& type, NameList names) {
    for (const StringRef* name : names) {
        if (type.own_attributes().find(**name) != nullptr) return true;
    }
    return false;
}

/// One slot: the first class along the MRO that has it decides.
template <auto slot, class Function>
void resolve(TypeSlots& slots, const TypeObject& type, Function from_script, NameList names) {
    for (const TypeObject* base : type.mro()) {
        if (base->is_script_class()) {
            if (!defines_any(*base, names)) continue;
            slots.*slot = from_script;
            return;
        }
        if (base->own_slots().*slot != nullptr) {
            slots.*slot = base->own_slots().*slot;
            return;
        }
    }
}

} // namespace

TypeSlots resolve_slots(const TypeObject& type) noexcept {
    const Names& n = type.interpreter().names();
    TypeSlots s;
    resolve<&TypeSlots::get_attribute>(s, type, script_slots::get_attribute,
                                       {&n.dunder_getattribute, &n.dunder_getattr});
    resolve<&TypeSlots::set_attribute>(s, type, script_slots::set_attribute,
                                       {&n.dunder_setattr, &n.dunder_delattr});
    resolve<&TypeSlots::repr>(s, type, script_slots::repr, {&n.dunder_repr});
    resolve<&TypeSlots::str>(s, type, script_slots::str, {&n.dunder_str});
    resolve<&TypeSlots::hash>(s, type, script_slots::hash, {&n.dunder_hash});
    resolve<&TypeSlots::compare>(
        s, type, script_slots::compare,
        {&n.dunder_lt, &n.dunder_le, &n.dunder_eq, &n.dunder_ne, &n.dunder_gt, &n.dunder_ge});
    resolve<&TypeSlots::truth>(s, type, script_slots::truth, {&n.dunder_bool});
    resolve<&TypeSlots::call>(s, type, script_slots::call, {&n.dunder_call});
    resolve<&TypeSlots::iterate>(s, type, script_slots::iterate, {&n.dunder_iter});
    resolve<&TypeSlots::next>(s, type, script_slots::next, {&n.dunder_next});
    resolve<&TypeSlots::length>(s, type, script_slots::length, {&n.dunder_len});
    resolve<&TypeSlots::get_item>(s, type, script_slots::get_item, {&n.dunder_getitem});
    resolve<&TypeSlots::set_item>(s, type, script_slots::set_item, {&n.dunder_setitem, &n.dunder_delitem});
    resolve<&TypeSlots::contains>(s, type, script_slots::contains, {&n.dunder_contains});
    resolve<&TypeSlots::binary>(
        s, type, script_slots::binary,
        {&n.dunder_add,      &n.dunder_radd,     &n.dunder_iadd,     &n.dunder_sub,       &n.dunder_rsub,
         &n.dunder_isub,     &n.dunder_mul,      &n.dunder_rmul,     &n.dunder_imul,      &n.dunder_truediv,
         &n.dunder_rtruediv, &n.dunder_itruediv, &n.dunder_floordiv, &n.dunder_rfloordiv, &n.dunder_ifloordiv,
         &n.dunder_mod,      &n.dunder_rmod,     &n.dunder_imod,     &n.dunder_pow,       &n.dunder_rpow,
         &n.dunder_ipow,     &n.dunder_matmul,   &n.dunder_rmatmul,  &n.dunder_imatmul,   &n.dunder_lshift,
         &n.dunder_rlshift,  &n.dunder_ilshift,  &n.dunder_rshift,   &n.dunder_rrshift,   &n.dunder_irshift,
         &n.dunder_and,      &n.dunder_rand,     &n.dunder_iand,     &n.dunder_or,        &n.dunder_ror,
         &n.dunder_ior,      &n.dunder_xor,      &n.dunder_rxor,     &n.dunder_ixor});
    resolve<&TypeSlots::unary>(s, type, script_slots::unary,
                               {&n.dunder_neg, &n.dunder_pos, &n.dunder_invert});
    resolve<&TypeSlots::index>(s, type, script_slots::index, {&n.dunder_index});
    resolve<&TypeSlots::to_int>(s, type, script_slots::to_int, {&n.dunder_int});
    resolve<&TypeSlots::to_float>(s, type, script_slots::to_float, {&n.dunder_float});
    resolve<&TypeSlots::await>(s, type, script_slots::await, {&n.dunder_await});
    resolve<&TypeSlots::async_iterate>(s, type, script_slots::async_iterate, {&n.dunder_aiter});
    resolve<&TypeSlots::async_next>(s, type, script_slots::async_next, {&n.dunder_anext});
    resolve<&TypeSlots::descriptor_get>(s, type, script_slots::descriptor_get, {&n.dunder_get});
    resolve<&TypeSlots::descriptor_set>(s, type, script_slots::descriptor_set,
                                        {&n.dunder_set, &n.dunder_delete});
    resolve<&TypeSlots::create>(s, type, script_slots::create, {&n.dunder_new});
    resolve<&TypeSlots::initialize>(s, type, script_slots::initialize, {&n.dunder_init});
    return s;
}

Value unhashable(Interpreter& vm, const Value& self) {
    return raise_type_error(vm, "unhashable type: '{}'", type_name(vm, self));
}

OperatorNames names_of(const Names& n, BinaryOperator op) noexcept {
    switch (plain(op)) {
    case BinaryOperator::Add: return {&n.dunder_add, &n.dunder_radd, &n.dunder_iadd};
    case BinaryOperator::And: return {&n.dunder_and, &n.dunder_rand, &n.dunder_iand};
    case BinaryOperator::FloorDivide: return {&n.dunder_floordiv, &n.dunder_rfloordiv, &n.dunder_ifloordiv};
    case BinaryOperator::LeftShift: return {&n.dunder_lshift, &n.dunder_rlshift, &n.dunder_ilshift};
    case BinaryOperator::MatrixMultiply: return {&n.dunder_matmul, &n.dunder_rmatmul, &n.dunder_imatmul};
    case BinaryOperator::Multiply: return {&n.dunder_mul, &n.dunder_rmul, &n.dunder_imul};
    case BinaryOperator::Remainder: return {&n.dunder_mod, &n.dunder_rmod, &n.dunder_imod};
    case BinaryOperator::Or: return {&n.dunder_or, &n.dunder_ror, &n.dunder_ior};
    case BinaryOperator::Power: return {&n.dunder_pow, &n.dunder_rpow, &n.dunder_ipow};
    case BinaryOperator::RightShift: return {&n.dunder_rshift, &n.dunder_rrshift, &n.dunder_irshift};
    case BinaryOperator::Subtract: return {&n.dunder_sub, &n.dunder_rsub, &n.dunder_isub};
    case BinaryOperator::TrueDivide: return {&n.dunder_truediv, &n.dunder_rtruediv, &n.dunder_itruediv};
    default: return {&n.dunder_xor, &n.dunder_rxor, &n.dunder_ixor};
    }
}

const StringRef& name_of(const Names& n, CompareOperator op) noexcept {
    switch (op) {
    case CompareOperator::Less: return n.dunder_lt;
    case CompareOperator::LessEqual: return n.dunder_le;
    case CompareOperator::Equal: return n.dunder_eq;
    case CompareOperator::NotEqual: return n.dunder_ne;
    case CompareOperator::Greater: return n.dunder_gt;
    case CompareOperator::GreaterEqual: return n.dunder_ge;
    }
    return n.dunder_eq;
}

const StringRef& name_of(const Names& n, UnaryOperator op) noexcept {
    switch (op) {
    case UnaryOperator::Positive: return n.dunder_pos;
    case UnaryOperator::Negative: return n.dunder_neg;
    case UnaryOperator::Invert: return n.dunder_invert;
    }
    return n.dunder_neg;
}

} // namespace simul::script
