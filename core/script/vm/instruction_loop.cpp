// The instruction loop: one switch over the opcodes. What is frequent is done here, the rest in
// instructions_*.cpp.
#include "core/script/vm/always_inline.hpp"
#include "core/script/vm/awaiting.hpp"
#include "core/script/vm/builtin_iterators.hpp"
#include "core/script/vm/call.hpp"
#include "core/script/vm/errors.hpp"
#include "core/script/vm/execution.hpp"
#include "core/script/vm/finalization.hpp"
#include "core/script/vm/float_object.hpp"
#include "core/script/vm/instance_object.hpp"
#include "core/script/vm/instructions.hpp"
#include "core/script/vm/integer.hpp"
#include "core/script/vm/interpreter_state.hpp"
#include "core/script/vm/operations.hpp"
#include "core/script/vm/segment.hpp"
#include "core/script/vm/slice_object.hpp"
#include "core/script/vm/special_methods.hpp"
#include "core/script/vm/traceback_object.hpp"

#include <memory>

namespace simul::script {
namespace {

/// Small integers and floats without a call; Empty where it is something else.
inline Value fast_binary(BinaryOperator op, const Value& left, const Value& right) {
    if (left.is_int() && right.is_int()) {
        std::int64_t result = 0;
        switch (op) {
        case BinaryOperator::Add:
        case BinaryOperator::InplaceAdd:
            if (!__builtin_add_overflow(left.as_int(), right.as_int(), &result))
                return Value::integer(result);
            break;
        case BinaryOperator::Subtract:
        case BinaryOperator::InplaceSubtract:
            if (!__builtin_sub_overflow(left.as_int(), right.as_int(), &result))
                return Value::integer(result);
            break;
        case BinaryOperator::Multiply:
        case BinaryOperator::InplaceMultiply:
            if (!__builtin_mul_overflow(left.as_int(), right.as_int(), &result))
                return Value::integer(result);
            break;
        default: break;
        }
    } else if (left.is_float() && right.is_float()) {
        switch (op) {
        case BinaryOperator::Add:
        case BinaryOperator::InplaceAdd: return Value::floating(left.as_float() + right.as_float());
        case BinaryOperator::Subtract:
        case BinaryOperator::InplaceSubtract: return Value::floating(left.as_float() - right.as_float());
        case BinaryOperator::Multiply:
        case BinaryOperator::InplaceMultiply: return Value::floating(left.as_float() * right.as_float());
        default: break;
        }
    }
    return {};
}

template <class Number>
inline Value compare_numbers(CompareOperator op, Number left, Number right) {
    switch (op) {
    case CompareOperator::Less: return Value::boolean(left < right);
    case CompareOperator::LessEqual: return Value::boolean(left <= right);
    case CompareOperator::Equal: return Value::boolean(left == right);
    case CompareOperator::NotEqual: return Value::boolean(left != right);
    case CompareOperator::Greater: return Value::boolean(left > right);
    case CompareOperator::GreaterEqual: return Value::boolean(left >= right);
    }
    return {};
}

inline Value fast_compare(CompareOperator op, const Value& left, const Value& right) {
    if (left.is_int() && right.is_int()) return compare_numbers(op, left.as_int(), right.as_int());
    if (left.is_float() && right.is_float()) return compare_numbers(op, left.as_float(), right.as_float());
    return {};
}

/// The attribute where the site's cache knows its place; null otherwise.
inline const Value* cached_attribute(const AttributeCache& cache, const Value& object) {
    if (cache.kind == AttributeCache::Kind::InstanceValue) {
        auto* instance = object.as<InstanceObject>();
        if (instance != nullptr && instance->type().version() == cache.version &&
            instance->store.shape() == cache.shape) {
            return &instance->store.at(cache.index);
        }
    } else if (cache.kind == AttributeCache::Kind::Module) {
        const auto* module = object.as<ModuleObject>();
        if (module != nullptr && module->dict()->keys_version() == cache.version) {
            return &module->dict()->entry(cache.index).value;
        }
    }
    return nullptr;
}

/// The unbound function where the site's cache knows it; null otherwise.
inline const Value* cached_method(const AttributeCache& cache, const Value& object) {
    if (cache.kind != AttributeCache::Kind::ClassFunction || !object.is_object()) return nullptr;
    if (const auto* instance = object.as<InstanceObject>()) {
        if (instance->type().version() != cache.version || instance->store.shape() != cache.shape ||
            instance->store.is_dict()) {
            return nullptr;
        }
        return cache.value;
    }
    if (cache.shape != nullptr) return nullptr;
    auto* plain = object.as<Object>();
    if (plain == nullptr || plain->type().version() != cache.version || plain->type().has_instance_dict()) {
        return nullptr;
    }
    return cache.value;
}

/// An instance of a script's class with a plain `__init__`: enters that, with the new object in the
/// callable's place. False where the class is something else.
bool enter_initializer(Interpreter& vm, Execution& execution, Value* callable, std::size_t count,
                       Value& result) {
    auto* type = callable->as<TypeObject>();
    if (type == nullptr || !type->is_script_class() || type->type().is_script_class()) return false;
    const TypeSlots& slots = type->slots();
    if (slots.initialize != &script_slots::initialize || slots.create != vm.types().object->slots().create)
        return false;
    const Value* initializer = type->lookup(*vm.names().dunder_init);
    auto* function = initializer->as<FunctionObject>();
    if (function == nullptr || function->code->source().body_kind != BodyKind::Plain) return false;
    Arguments none(nullptr, 0);
    Value object = slots.create(vm, *type, none);
    if (!object.is_value()) {
        result = std::move(object);
        return true;
    }
    const Ref<FunctionObject> alive(function);
    *callable = object;
    Arguments arguments(callable, count + 1);
    result = call_function(vm, *function, arguments);
    if (result.is_pending()) {
        execution.top->on_return = OnReturn::CheckNone;
        result = std::move(object);
        // Pending is known by the execution's top: the object is what the call gives.
    }
    return true;
}

} // namespace

void Execution::run_script() {
    Interpreter& vm = vm_;
    InterpreterState& state = vm.state();
    Frame* frame = nullptr;
    const Instruction* next = nullptr;
    Value* sp = nullptr;
    Awaited awaited;

    // Inlined everywhere, so that these three can stay in registers.
    const auto load_frame = [&]() SIMUL_ALWAYS_INLINE {
        frame = static_cast<Frame*>(top);
        next = frame->next_instruction;
        sp = frame->stack_top;
    };
    const auto save = [&]() SIMUL_ALWAYS_INLINE {
        frame->next_instruction = next;
        frame->stack_top = sp;
    };
    // The slot is Empty: nothing is there to be dropped.
    const auto push = [&](auto&& value) SIMUL_ALWAYS_INLINE {
        std::construct_at(sp++, std::forward<decltype(value)>(value));
    };
    const auto pop = [&]() SIMUL_ALWAYS_INLINE -> Value { return std::move(*--sp); };
    const auto drop = [&](std::size_t count) SIMUL_ALWAYS_INLINE {
        for (; count > 0; --count)
            (--sp)->reset();
    };
    const auto is_awaited_at_once = [&](const NativeFunctionObject& native, Arguments& arguments)
                                        SIMUL_ALWAYS_INLINE {
                                            if (next->opcode() != Opcode::GET_AWAITABLE) return false;
                                            Awaited given = await_native(vm, native, arguments);
                                            if (given.kind == Awaited::Kind::NotTaken) return false;
                                            awaited.kind = given.kind;
                                            awaited.value.swap(given.value);
                                            return true;
                                        };

enter_frame:
    load_frame();
    if (vm.has_pending_exception()) goto handle_exception;

execute:
    for (;;) {
        if (--state.countdown < 0) {
            save();
            if (!look_up()) return;
            if (top != frame) return; // finalisers first
        }
        const Instruction instruction = *next++;
        // Decoded where it is used: kept through the switch, it would be in a register that others need.
        const auto operand = [instruction]() SIMUL_ALWAYS_INLINE { return instruction.operand(); };
        // So that the jump needs no check of its own.
        if (instruction.opcode() > Opcode::IMPORT_STAR) __builtin_unreachable();
        switch (instruction.opcode()) {
        case Opcode::NOP: break;
        case Opcode::POP_TOP: (--sp)->reset(); break;
        case Opcode::COPY: push(sp[-static_cast<std::ptrdiff_t>(operand())]); break;
        case Opcode::SWAP: sp[-1].swap(sp[-static_cast<std::ptrdiff_t>(operand())]); break;
        case Opcode::LOAD_CONST: push(frame->code().constants[operand()]); break;

        // ---- operators ---------------------------------------------------------------------------------
        case Opcode::UNARY_POSITIVE:
        case Opcode::UNARY_NEGATIVE:
        case Opcode::UNARY_INVERT: {
            const UnaryOperator op = instruction.opcode() == Opcode::UNARY_NEGATIVE ? UnaryOperator::Negative
                                     : instruction.opcode() == Opcode::UNARY_POSITIVE
                                         ? UnaryOperator::Positive
                                         : UnaryOperator::Invert;
            save();
            Value result = unary_operation(vm, op, sp[-1]);
            drop(1);
            if (!result.is_value()) goto leave;
            push(std::move(result));
            break;
        }
        case Opcode::UNARY_NOT: {
            if (const std::optional<bool> known = native_truth(sp[-1])) {
                sp[-1] = Value::boolean(!*known);
                break;
            }
            save();
            Value result = truth(vm, sp[-1]);
            drop(1);
            if (!result.is_value()) goto leave;
            push(Value::boolean(!result.as_bool()));
            break;
        }
        case Opcode::BINARY_OP: {
            const auto op = static_cast<BinaryOperator>(operand());
            Value result = fast_binary(op, sp[-2], sp[-1]);
            if (result.is_empty()) {
                save();
                result = binary_operation(vm, op, sp[-2], sp[-1]);
            }
            drop(2);
            if (!result.is_value()) goto leave;
            push(std::move(result));
            break;
        }
        case Opcode::COMPARE_OP: {
            const auto op = static_cast<CompareOperator>(operand());
            Value result = fast_compare(op, sp[-2], sp[-1]);
            if (result.is_empty()) {
                save();
                result = compare(vm, op, sp[-2], sp[-1]);
            }
            drop(2);
            if (!result.is_value()) goto leave;
            push(std::move(result));
            break;
        }
        case Opcode::IS_OP: {
            const bool same = is_same(sp[-2], sp[-1]);
            drop(2);
            push(Value::boolean(same != (operand() != 0)));
            break;
        }
        case Opcode::CONTAINS_OP: {
            save();
            Value result = contains(vm, sp[-1], sp[-2]);
            drop(2);
            if (!result.is_value()) goto leave;
            push(Value::boolean(result.as_bool() != (operand() != 0)));
            break;
        }
        case Opcode::BINARY_SUBSCR: {
            save();
            Value result = get_item(vm, sp[-2], sp[-1]);
            drop(2);
            if (!result.is_value()) goto leave;
            push(std::move(result));
            break;
        }
        case Opcode::STORE_SUBSCR: {
            save();
            const Value result = set_item(vm, sp[-2], sp[-1], sp[-3]);
            drop(3);
            if (!result.is_value()) goto leave;
            break;
        }
        case Opcode::DELETE_SUBSCR: {
            save();
            const Value result = delete_item(vm, sp[-2], sp[-1]);
            drop(2);
            if (!result.is_value()) goto leave;
            break;
        }
        case Opcode::BUILD_SLICE: {
            Value step = operand() == 3 ? pop() : Value::none();
            Value stop = pop();
            Value start = pop();
            push(SliceObject::create(vm, std::move(start), std::move(stop), std::move(step)));
            break;
        }

        // ---- names -------------------------------------------------------------------------------------
        case Opcode::LOAD_FAST: {
            const Value& value = frame->slots()[operand()];
            if (value.is_empty()) {
                save();
                (void)raise_unset_local(vm, *frame, operand());
                goto leave;
            }
            push(value);
            break;
        }
        case Opcode::STORE_FAST: {
            // The old value dies when the new one is in its place.
            frame->slots()[operand()].swap(sp[-1]);
            (--sp)->reset();
            break;
        }
        case Opcode::DELETE_FAST: {
            Value& slot = frame->slots()[operand()];
            if (slot.is_empty()) {
                save();
                (void)raise_unset_local(vm, *frame, operand());
                goto leave;
            }
            slot.reset();
            break;
        }
        case Opcode::LOAD_CLOSURE: push(frame->slots()[operand()]); break;
        case Opcode::LOAD_DEREF: {
            const Value& content = frame->slots()[operand()].to<CellObject>().content;
            if (content.is_empty()) {
                save();
                (void)raise_unset_cell(vm, *frame, operand());
                goto leave;
            }
            push(content);
            break;
        }
        case Opcode::LOAD_CLASSDEREF: {
            save();
            Value result = load_class_deref(vm, *frame, operand());
            if (!result.is_value()) goto leave;
            push(std::move(result));
            break;
        }
        case Opcode::STORE_DEREF: {
            const Value old = std::exchange(frame->slots()[operand()].to<CellObject>().content, pop());
            break;
        }
        case Opcode::DELETE_DEREF: {
            Value& content = frame->slots()[operand()].to<CellObject>().content;
            if (content.is_empty()) {
                save();
                (void)raise_unset_cell(vm, *frame, operand());
                goto leave;
            }
            content.reset();
            break;
        }
        case Opcode::LOAD_NAME: {
            save();
            Value result = load_name(vm, *frame, operand());
            if (!result.is_value()) goto leave;
            push(std::move(result));
            break;
        }
        case Opcode::STORE_NAME: {
            save();
            const Value result = store_name(vm, *frame, operand(), pop());
            if (!result.is_value()) goto leave;
            break;
        }
        case Opcode::DELETE_NAME: {
            save();
            if (!delete_name(vm, *frame, operand()).is_value()) goto leave;
            break;
        }
        case Opcode::LOAD_GLOBAL: {
            const GlobalCache& cache = frame->code().global_caches[operand()];
            DictObject& globals = frame->globals();
            if (cache.globals_version == globals.keys_version() && cache.globals_version != 0) {
                if (!cache.is_builtin) {
                    push(globals.entry(cache.entry).value);
                    break;
                }
                if (cache.builtins_version == vm.builtins().keys_version()) {
                    push(vm.builtins().entry(cache.entry).value);
                    break;
                }
            }
            save();
            Value result = load_global(vm, *frame, operand());
            if (!result.is_value()) goto leave;
            push(std::move(result));
            break;
        }
        case Opcode::STORE_GLOBAL: frame->globals().set(frame->code().names[operand()], pop()); break;
        case Opcode::DELETE_GLOBAL: {
            save();
            if (!delete_global(vm, *frame, operand()).is_value()) goto leave;
            break;
        }

        // ---- attributes --------------------------------------------------------------------------------
        case Opcode::LOAD_ATTR: {
            if (const Value* found = cached_attribute(frame->code().attribute_caches[operand()], sp[-1])) {
                Value value = *found;
                sp[-1].swap(value);
                break;
            }
            save();
            Value result = load_attribute(vm, *frame, operand(), sp[-1]);
            drop(1);
            if (!result.is_value()) goto leave;
            push(std::move(result));
            break;
        }
        case Opcode::LOAD_METHOD: {
            const AttributeCache& cache = frame->code().attribute_caches[operand()];
            if (const Value* function = cached_method(cache, sp[-1])) {
                push(*function);
                sp[-1].swap(sp[-2]);
                break;
            }
            if (const Value* found = cached_attribute(cache, sp[-1])) {
                Value value = *found;
                sp[-1].swap(value);
                ++sp; // no self
                break;
            }
            save();
            Value result;
            if (load_method(vm, *frame, operand(), sp[-1], result)) {
                push(std::move(result));
                sp[-1].swap(sp[-2]);
                break;
            }
            drop(1);
            if (!result.is_value()) goto leave;
            push(std::move(result));
            ++sp;
            break;
        }
        case Opcode::STORE_ATTR: {
            const AttributeCache& cache = frame->code().attribute_caches[operand()];
            auto* instance = sp[-1].as<InstanceObject>();
            if (instance != nullptr && cache.kind >= AttributeCache::Kind::InstanceValue &&
                instance->type().version() == cache.version && instance->store.shape() == cache.shape) {
                if (cache.kind == AttributeCache::Kind::InstanceValue) {
                    instance->store.at(cache.index).swap(sp[-2]);
                    drop(2);
                    break;
                }
                if (cache.kind == AttributeCache::Kind::NewValue && !instance->store.is_dict()) {
                    instance->store.append(*cache.next_shape, std::move(sp[-2]));
                    drop(2);
                    break;
                }
            }
            save();
            const Value result = store_attribute(vm, *frame, operand(), sp[-1], sp[-2]);
            drop(2);
            if (!result.is_value()) goto leave;
            break;
        }
        case Opcode::DELETE_ATTR: {
            const StringRef& name = frame->code().names[frame->code().source().attribute_sites[operand()]];
            save();
            const Value result = delete_attribute(vm, sp[-1], *name);
            drop(1);
            if (!result.is_value()) goto leave;
            break;
        }

        // ---- calls -------------------------------------------------------------------------------------
        case Opcode::CALL: {
            Value* callable = sp - operand() - 1;
            save();
            Value result;
            if (auto* function = callable->as<FunctionObject>()) {
                Arguments arguments(callable + 1, operand());
                result = call_function(vm, *function, arguments);
            } else if (const auto* method = callable->as<BoundMethodObject>()) {
                const Value function_value = method->function();
                Value self = method->self();
                *callable = std::move(self);
                Arguments arguments(callable, operand() + 1);
                if (const auto* native = function_value.as<NativeFunctionObject>();
                    native != nullptr && is_awaited_at_once(*native, arguments)) {
                    drop(operand() + 1);
                    goto has_awaited;
                }
                result = script::call(vm, function_value, arguments);
            } else if (const auto* native = callable->as<NativeFunctionObject>()) {
                Arguments arguments(callable + 1, operand());
                if (is_awaited_at_once(*native, arguments)) {
                    drop(operand() + 1);
                    goto has_awaited;
                }
                result = call_native(vm, *native, arguments);
            } else if (!enter_initializer(vm, *this, callable, operand(), result)) {
                Arguments arguments(callable + 1, operand());
                result = script::call(vm, *callable, arguments);
            }
            drop(operand() + 1);
            if (!result.is_value()) goto leave;
            push(std::move(result));
            if (top != frame) goto leave; // the initialiser
            break;
        }
        case Opcode::CALL_METHOD: {
            Value* callable = sp - operand() - 2;
            const bool has_self = !callable[1].is_empty();
            Arguments arguments(callable + (has_self ? 1 : 2), operand() + (has_self ? 1 : 0));
            save();
            Value result;
            if (auto* function = callable->as<FunctionObject>()) {
                result = call_function(vm, *function, arguments);
            } else if (const auto* native = callable->as<NativeFunctionObject>()) {
                if (is_awaited_at_once(*native, arguments)) {
                    drop(operand() + 2);
                    goto has_awaited;
                }
                result = call_native(vm, *native, arguments);
            } else if (has_self || !enter_initializer(vm, *this, callable + 1, operand(), result)) {
                result = script::call(vm, *callable, arguments);
            }
            drop(operand() + 2);
            if (!result.is_value()) goto leave;
            push(std::move(result));
            if (top != frame) goto leave;
            break;
        }
        case Opcode::CALL_KEYWORDS: {
            save();
            Value result = call_with_keywords(vm, *frame, operand());
            drop(operand() + 2);
            if (!result.is_value()) goto leave;
            push(std::move(result));
            break;
        }
        case Opcode::CALL_EX: {
            save();
            Value result = call_extended(vm, *frame, operand() != 0);
            drop(operand() != 0 ? 3 : 2);
            if (!result.is_value()) goto leave;
            push(std::move(result));
            break;
        }
        case Opcode::RETURN_VALUE: {
            Value result = pop();
            save();
            if (frame->generator != nullptr) {
                finish_generator(vm, *this, *frame, std::move(result));
            } else {
                const Ref<Frame> done(frame, false);
                top = done->caller;
                --depth;
                const OnReturn how = done->on_return;
                if (how == OnReturn::Deliver || how == OnReturn::EndsIteration) {
                    deliver(std::move(result));
                } else if (how == OnReturn::CheckNone && !result.is_none()) {
                    (void)raise_type_error(vm, "__init__() should return None, not '{}'",
                                           type_name(vm, result));
                }
            }
            goto switch_frame;
        }
        case Opcode::MAKE_FUNCTION: {
            save();
            Value function = make_function(vm, *frame, operand());
            sp = frame->stack_top;
            push(std::move(function));
            break;
        }
        case Opcode::LOAD_BUILD_CLASS: push(build_class_function(vm)); break;
        case Opcode::SETUP_ANNOTATIONS: {
            const StringRef& name = vm.names().dunder_annotations;
            DictObject& names = frame->names != nullptr ? *frame->names : frame->globals();
            if (names.find(*name) == nullptr) names.set(name, DictObject::create(vm));
            break;
        }

        // ---- jumps -------------------------------------------------------------------------------------
        case Opcode::JUMP_FORWARD:
        case Opcode::JUMP_BACKWARD: next = frame->code().instructions() + operand(); break;
        case Opcode::POP_JUMP_IF_FALSE:
        case Opcode::POP_JUMP_IF_TRUE: {
            const bool wanted = instruction.opcode() == Opcode::POP_JUMP_IF_TRUE;
            bool is_true = sp[-1].is_true();
            if (!sp[-1].is_bool()) {
                if (const std::optional<bool> known = native_truth(sp[-1])) {
                    is_true = *known;
                } else {
                    save();
                    const Value result = truth(vm, sp[-1]);
                    drop(1);
                    if (!result.is_value()) goto leave;
                    is_true = result.as_bool();
                    ++sp;
                }
            }
            (--sp)->reset();
            if (is_true == wanted) next = frame->code().instructions() + operand();
            break;
        }
        case Opcode::POP_JUMP_IF_NONE:
        case Opcode::POP_JUMP_IF_NOT_NONE: {
            const bool wanted = instruction.opcode() == Opcode::POP_JUMP_IF_NONE;
            const bool is_none = sp[-1].is_none();
            (--sp)->reset();
            if (is_none == wanted) next = frame->code().instructions() + operand();
            break;
        }
        case Opcode::JUMP_IF_FALSE_OR_POP:
        case Opcode::JUMP_IF_TRUE_OR_POP: {
            save();
            const Value result = truth(vm, sp[-1]);
            if (!result.is_value()) goto leave;
            if (result.as_bool() == (instruction.opcode() == Opcode::JUMP_IF_TRUE_OR_POP)) {
                next = frame->code().instructions() + operand();
            } else {
                (--sp)->reset();
            }
            break;
        }
        case Opcode::GET_ITER: {
            save();
            Value result = iterate(vm, sp[-1]);
            drop(1);
            if (!result.is_value()) goto leave;
            push(std::move(result));
            break;
        }
        case Opcode::FOR_ITER: {
            Value item;
            if (auto* range = sp[-1].as<RangeIteratorObject>()) {
                if (Value small = range->next_small(); small.is_int()) {
                    push(std::move(small));
                    break;
                }
            } else if (auto* list = sp[-1].as<ListIteratorObject>()) {
                item = list->next_item();
            }
            if (item.is_empty()) {
                save();
                item = iterate_next(vm, sp[-1]);
            }
            if (item.is_value()) {
                push(std::move(item));
                break;
            }
            if (!item.is_exhausted()) goto leave;
            (--sp)->reset();
            next = frame->code().instructions() + operand();
            break;
        }

        // ---- displays ----------------------------------------------------------------------------------
        case Opcode::BUILD_TUPLE: {
            Value tuple = TupleObject::take(vm, {sp - operand(), operand()});
            drop(operand());
            push(std::move(tuple));
            break;
        }
        case Opcode::BUILD_LIST: {
            ValueVector items(std::make_move_iterator(sp - operand()), std::make_move_iterator(sp));
            drop(operand());
            push(ListObject::create(vm, std::move(items)));
            break;
        }
        case Opcode::BUILD_SET: {
            save();
            Value result = build_set(vm, *frame, operand());
            drop(operand());
            if (!result.is_value()) goto leave;
            push(std::move(result));
            break;
        }
        case Opcode::BUILD_MAP: {
            save();
            Value result = build_map(vm, *frame, operand());
            drop(std::size_t{operand()} * 2);
            if (!result.is_value()) goto leave;
            push(std::move(result));
            break;
        }
        case Opcode::BUILD_STRING: {
            save();
            Value result = build_string(vm, *frame, operand());
            drop(operand());
            if (!result.is_value()) goto leave;
            push(std::move(result));
            break;
        }
        case Opcode::LIST_TO_TUPLE: {
            Value tuple = TupleObject::create(vm, sp[-1].to<ListObject>().items());
            sp[-1] = std::move(tuple);
            break;
        }
        case Opcode::LIST_APPEND: {
            Value item = pop();
            sp[-static_cast<std::ptrdiff_t>(operand())].to<ListObject>().items().push_back(std::move(item));
            break;
        }
        case Opcode::SET_ADD: {
            const Value item = pop();
            save();
            if (!set_add(vm, sp[-static_cast<std::ptrdiff_t>(operand())].to<SetObject>(), item).is_value())
                goto leave;
            break;
        }
        case Opcode::MAP_ADD: {
            const Value value = pop();
            const Value key = pop();
            save();
            if (!dict_set(vm, sp[-static_cast<std::ptrdiff_t>(operand())].to<DictObject>(), key, value)
                     .is_value())
                goto leave;
            break;
        }
        case Opcode::LIST_EXTEND: {
            const Value iterable = pop();
            save();
            if (!list_extend(vm, sp[-static_cast<std::ptrdiff_t>(operand())].to<ListObject>(), iterable)
                     .is_value())
                goto leave;
            break;
        }
        case Opcode::SET_UPDATE: {
            const Value iterable = pop();
            save();
            if (!set_update(vm, sp[-static_cast<std::ptrdiff_t>(operand())].to<SetObject>(), iterable)
                     .is_value())
                goto leave;
            break;
        }
        case Opcode::DICT_UPDATE: {
            const Value mapping = pop();
            save();
            if (!dict_display_update(vm, sp[-static_cast<std::ptrdiff_t>(operand())].to<DictObject>(),
                                     mapping)
                     .is_value())
                goto leave;
            break;
        }
        case Opcode::DICT_MERGE: {
            const Value mapping = pop();
            save();
            Value* dict = sp - operand();
            if (!dict_merge(vm, dict->to<DictObject>(), mapping, dict[-2]).is_value()) goto leave;
            break;
        }
        case Opcode::UNPACK_SEQUENCE: {
            if (const auto* tuple = sp[-1].as<TupleObject>();
                tuple != nullptr && tuple->size() == operand()) {
                const Value alive = pop();
                for (std::size_t i = operand(); i > 0; --i)
                    push((*tuple)[i - 1]);
                break;
            }
            save();
            const Value result = unpack_sequence(vm, sp[-1], operand());
            drop(1);
            if (!result.is_value()) goto leave;
            const ValueVector& items = result.to<ListObject>().items();
            for (auto item = items.rbegin(); item != items.rend(); ++item)
                push(*item);
            break;
        }
        case Opcode::UNPACK_EX: {
            save();
            const Value result = unpack_starred(vm, sp[-1], UnpackCounts::decode(operand()));
            drop(1);
            if (!result.is_value()) goto leave;
            const ValueVector& items = result.to<ListObject>().items();
            for (auto item = items.rbegin(); item != items.rend(); ++item)
                push(*item);
            break;
        }
        case Opcode::FORMAT_VALUE: {
            const Value specification = (operand() & FormatFlags::kHasSpecification) != 0 ? pop() : Value();
            save();
            Value result = format_value(vm, sp[-1], operand(), specification);
            drop(1);
            if (!result.is_value()) goto leave;
            push(std::move(result));
            break;
        }

        // ---- exceptions --------------------------------------------------------------------------------
        case Opcode::RAISE_VARARGS: {
            const Value cause = operand() == 2 ? pop() : Value();
            const Value exception = operand() >= 1 ? pop() : Value();
            save();
            (void)raise_statement(vm, *this, exception, cause);
            // Re-raising does not pass this line again.
            if (operand() == 0 && vm.has_pending_exception()) goto handle_reraised;
            goto leave;
        }
        case Opcode::PUSH_EXC_INFO: {
            Value exception = pop();
            Value& current = handled->exception;
            push(current.is_empty() ? Value::none() : std::move(current));
            current = exception;
            push(std::move(exception));
            break;
        }
        case Opcode::POP_EXCEPT: {
            Value previous = pop();
            if (previous.is_none()) previous = Value();
            const Value dropped = std::exchange(handled->exception, std::move(previous));
            break;
        }
        case Opcode::CHECK_EXC_MATCH: {
            save();
            Value result = matches_exception(vm, sp[-2], sp[-1]);
            drop(1);
            if (!result.is_value()) goto leave;
            push(std::move(result));
            break;
        }
        case Opcode::CHECK_EG_MATCH: {
            save();
            Value result = split_group(vm, sp[-2], sp[-1]);
            drop(2);
            if (!result.is_value()) goto leave;
            save();
            complete(*frame, std::move(result));
            sp = frame->stack_top;
            break;
        }
        case Opcode::PREP_RERAISE_STAR: {
            save();
            Value result = prepare_reraise_star(vm, sp[-2], sp[-1]);
            drop(2);
            if (!result.is_value()) goto leave;
            push(std::move(result));
            break;
        }
        case Opcode::RERAISE: {
            const Value exception = pop();
            save();
            vm.set_pending_exception(ExceptionRef(&exception.to<ExceptionObject>()));
            // The place that a handler hears of is the one where it was raised first.
            if (operand() > 0) reraised_position = sp[-static_cast<std::ptrdiff_t>(operand())].as_int();
            goto handle_reraised;
        }
        case Opcode::LOAD_ASSERTION_ERROR: push(Value(vm.exceptions().assertion_error)); break;
        case Opcode::BEFORE_WITH:
        case Opcode::BEFORE_ASYNC_WITH: {
            save();
            ContextMethods methods =
                context_methods(vm, sp[-1], instruction.opcode() == Opcode::BEFORE_ASYNC_WITH);
            drop(1);
            if (!methods.enter.is_value()) goto leave;
            push(std::move(methods.exit));
            save();
            if (const auto* method = methods.enter.as<BoundMethodObject>()) {
                if (const auto* native = method->function().as<NativeFunctionObject>()) {
                    Value self = method->self();
                    Arguments arguments(&self, 1);
                    if (is_awaited_at_once(*native, arguments)) goto has_awaited;
                }
            }
            Value result = script::call(vm, methods.enter);
            if (!result.is_value()) goto leave;
            push(std::move(result));
            break;
        }
        case Opcode::WITH_EXCEPT_START: {
            const Value exception = sp[-1];
            const Value exit_method = sp[-4];
            const Value type(&exception.to<ExceptionObject>().type());
            const Value& traceback = exception.to<ExceptionObject>().traceback;
            const Value traceback_or_none = traceback.is_empty() ? Value::none() : traceback;
            save();
            Value result = script::call(vm, exit_method, type, exception, traceback_or_none);
            if (!result.is_value()) goto leave;
            push(std::move(result));
            break;
        }

        // ---- generators and coroutines -----------------------------------------------------------------
        case Opcode::YIELD_VALUE: {
            Value value = pop();
            save();
            yield_value(vm, *this, *frame, std::move(value));
            goto switch_frame;
        }
        case Opcode::YIELD_FROM: {
            if (thrown.is_empty()) {
                if (is_same(sp[-2], state.pause)) {
                    drop(1);
                    sp[-1] = Value::none();
                    break;
                }
                if (const loop::Future* future = as_future(sp[-2]);
                    future != nullptr && future->has_result()) {
                    Value result = from_payload(future->peek_payload());
                    drop(1);
                    sp[-1] = std::move(result);
                    break;
                }
            }
            Sent sent{Sent::Kind::Value, pop()};
            if (!thrown.is_empty()) sent = Sent::exception(std::exchange(thrown, Value()));
            save();
            const Delegation how = delegate(vm, *this, *frame, std::move(sent));
            if (how == Delegation::Finished) {
                sp = frame->stack_top;
                break;
            }
            if (how == Delegation::Raised) goto leave;
            goto switch_frame;
        }
        case Opcode::GET_YIELD_FROM_ITER: {
            save();
            Value result = get_yield_from_iterator(vm, *frame, sp[-1]);
            drop(1);
            if (!result.is_value()) goto leave;
            push(std::move(result));
            break;
        }
        case Opcode::GET_AWAITABLE: {
            save();
            Value result = get_awaitable(vm, sp[-1], static_cast<AwaitedBy>(operand()));
            drop(1);
            if (!result.is_value()) goto leave;
            push(std::move(result));
            break;
        }
        case Opcode::GET_AITER: {
            save();
            Value result = get_async_iterator(vm, sp[-1]);
            drop(1);
            if (!result.is_value()) goto leave;
            push(std::move(result));
            break;
        }
        case Opcode::GET_ANEXT: {
            save();
            Value result = get_async_next(vm, sp[-1]);
            if (!result.is_value()) goto leave;
            push(std::move(result));
            break;
        }
        case Opcode::END_ASYNC_FOR: {
            const Value exception = pop();
            drop(1);
            if (is_exception_of(exception, *vm.exceptions().stop_async_iteration)) break;
            save();
            vm.set_pending_exception(ExceptionRef(&exception.to<ExceptionObject>()));
            goto handle_reraised;
        }

        // ---- match -------------------------------------------------------------------------------------
        case Opcode::GET_LEN: {
            save();
            Value result = length(vm, sp[-1]);
            if (!result.is_value()) goto leave;
            push(std::move(result));
            break;
        }
        case Opcode::MATCH_MAPPING: push(Value::boolean(is_match_mapping(vm, sp[-1]))); break;
        case Opcode::MATCH_SEQUENCE: push(Value::boolean(is_match_sequence(vm, sp[-1]))); break;
        case Opcode::MATCH_KEYS: {
            save();
            Value result = match_keys(vm, sp[-2], sp[-1]);
            if (!result.is_value()) goto leave;
            push(std::move(result));
            break;
        }
        case Opcode::MATCH_CLASS: {
            save();
            Value result = match_class(vm, sp[-3], sp[-2], operand(), sp[-1]);
            drop(3);
            if (!result.is_value()) goto leave;
            push(std::move(result));
            break;
        }

        // ---- imports -----------------------------------------------------------------------------------
        case Opcode::IMPORT_NAME: {
            const Value names = pop();
            save();
            Value result = import_name(vm, *frame, operand(), names);
            if (!result.is_value()) goto leave;
            push(std::move(result));
            break;
        }
        case Opcode::IMPORT_FROM: {
            save();
            Value result = import_from(vm, sp[-1], frame->code().names[operand()]);
            if (!result.is_value()) goto leave;
            push(std::move(result));
            break;
        }
        case Opcode::IMPORT_STAR: {
            const Value module = pop();
            save();
            if (!import_star(vm, *frame, module).is_value()) goto leave;
            break;
        }
        }
    }

has_awaited:
    // A call that is awaited at once: it goes on behind GET_AWAITABLE, LOAD_CONST and YIELD_FROM.
    next += 3;
    if (awaited.kind == Awaited::Kind::Done) {
        if (!awaited.value.is_value()) goto leave;
        push(std::move(awaited.value));
        goto execute;
    }
    if (awaited.kind == Awaited::Kind::Pauses) {
        push(state.pause);
        save();
        yield_out(*this, Value::none());
    } else {
        push(awaited.value);
        save();
        yield_out(*this, std::move(awaited.value));
    }
    goto switch_frame;

leave:
    // The instruction has raised, or another activation has to run before it has its result.
    save();
    if (vm.has_pending_exception()) goto handle_exception;

switch_frame:
    if (ended || wants_to_block || top->kind != Activation::Kind::Script) return;
    goto enter_frame;

handle_exception:
    if (completes_delegation(*frame)) {
        load_frame();
        goto execute;
    }
    add_traceback(vm, *frame);

handle_reraised:
    if (enter_handler(*frame)) {
        load_frame();
        goto execute;
    }
    leave_by_exception(*frame);
    goto switch_frame;
}

/// The end of an iteration, where a frame delegates to a script's iterator: its result.
bool Execution::completes_delegation(Frame& frame) {
    if (frame.position() < 0 || frame.current().opcode() != Opcode::YIELD_FROM) return false;
    const Value& receiver = frame.top();
    if (receiver.as<GeneratorObject>() != nullptr || as_future(receiver) != nullptr ||
        receiver.as<OperationObject>() != nullptr) {
        return false;
    }
    if (!is_exception_of(Value(vm_.pending_exception()), *vm_.exceptions().stop_iteration)) return false;
    const ExceptionRef stop = vm_.take_exception();
    const Value* value = stop->details.find(*vm_.names().value);
    frame.drop();
    frame.push(value != nullptr ? *value : Value::none());
    return true;
}

/// Cuts the stack and goes on at the handler of the pending exception; false if the frame has none.
bool Execution::enter_handler(Frame& frame) {
    const std::int64_t position = frame.position();
    if (position < 0) return false;
    const ExceptionTableEntry* handler =
        frame.code().source().find_handler(static_cast<std::uint32_t>(position));
    if (handler == nullptr) return false;
    frame.cut_stack(handler->depth);
    const std::int64_t reraised = std::exchange(reraised_position, -1);
    if (handler->push_position) frame.push(Value::integer(reraised >= 0 ? reraised : position));
    frame.push(Value(vm_.take_exception()));
    frame.next_instruction = frame.code().instructions() + handler->target;
    return true;
}

/// The frame ends with the pending exception.
void Execution::leave_by_exception(Frame& frame) {
    reraised_position = -1;
    frame.cut_stack(0);
    if (frame.generator != nullptr) return finish_generator(vm_, *this, frame, Value::raised());
    const Ref<Frame> done(&frame, false);
    top = done->caller;
    --depth;
    if (done->on_return == OnReturn::EndsIteration &&
        is_exception_of(Value(vm_.pending_exception()), *vm_.exceptions().stop_iteration)) {
        (void)vm_.take_exception();
        deliver(Value::exhausted());
    }
}

} // namespace simul::script
