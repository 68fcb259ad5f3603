/// Compiled code as one interpreter runs it: constants and names made objects, caches at the sites that look
/// things up.
#pragma once

#include "core/loop/coroutine.hpp"
#include "core/script/compile/code_object.hpp"
#include "core/script/vm/attribute_store.hpp"
#include "core/script/vm/object.hpp"
#include "core/script/vm/string_object.hpp"

#include <memory>
#include <vector>

namespace simul::script {

/// Where LOAD_GLOBAL found a name: holds while both dicts keep their keys.
struct GlobalCache {
    std::uint64_t globals_version = 0;
    std::uint64_t builtins_version = 0; ///< 0: it is none of the built-in names
    const Value* value = nullptr;       ///< in its dict; null: not found yet
};

/// Where an attribute site found its attribute.
struct AttributeCache {
    enum class Kind : std::uint8_t {
        Nothing,
        InstanceValue, ///< in the object's store, at `index` of `shape`
        ClassValue,    ///< on the class, not a descriptor: `value`
        ClassFunction, ///< on the class, a function to be bound: `value`
        Member,        ///< a `__slots__` member at `index`
        Module,        ///< in a module's dict, at entry `index`; `version` is that of its keys
        NewValue,      ///< STORE_ATTR only: adds the name; `shape` becomes `next_shape`
    };
    Kind kind = Kind::Nothing;
    std::uint32_t index = 0;
    std::uint64_t version = 0; ///< of the object's type
    Shape* shape = nullptr;    ///< of the object; null: it has no attributes of its own
    Shape* next_shape = nullptr;
    const Value* value = nullptr;
};

class NativeFunctionObject;

/// A method call that is awaited at once, and whose arguments are at most one constant or plain variable:
/// `await asyncio.sleep(1)`, `await queue.put(item)`. What it calls is remembered where that is a native
/// function with NativeDefinition::awaited that takes as many arguments.
struct AwaitSite {
    std::uint32_t attribute = 0;       ///< operand of LOAD_METHOD or LOAD_ATTR
    Instruction argument{Opcode::NOP}; ///< how it is loaded; NOP: there is none
    std::uint8_t misses = 0;           ///< how often what was called was something else
    std::uint64_t version = 0;         ///< of the receiver's type or module; 0: nothing is known
    const Value* place = nullptr;      ///< in the module; null: the function is a method of the type
    Value function;

    bool has_argument() const noexcept { return argument.opcode() != Opcode::NOP; }
    const NativeFunctionObject& native() const noexcept;
};

class Code final : public Object {
public:
    static constexpr bool is_layout(Layout layout) { return layout == Layout::Code; }

    /// The interpreter's one object for this code; made when first asked for.
    static Ref<Code> link(Interpreter& vm, const std::shared_ptr<const CodeObject>& source);

    const CodeObject& source() const noexcept { return *source_; }
    const std::shared_ptr<const CodeObject>& shared_source() const noexcept { return source_; }
    const loop::CodeLabel& label() const noexcept { return label_; }
    const StringRef& name() const noexcept { return name_; }
    const StringRef& qualified_name() const noexcept { return qualified_name_; }

    /// Those of the source, but that some stand for several (see specialization.hpp).
    const Instruction* instructions() const noexcept { return instructions_; }
    /// As it was compiled. REQUIRES: `position` is in the code.
    Instruction compiled_instruction(std::int64_t position) const noexcept {
        return source_->instructions[static_cast<std::size_t>(position)];
    }
    /// From now on the instruction is again what was compiled.
    void generalize(std::int64_t position) noexcept {
        specialized_[static_cast<std::size_t>(position)] = compiled_instruction(position);
    }
    /// The line of an instruction; the first line of the function for an index before its start.
    std::uint32_t line_of(std::int64_t instruction) const noexcept;

    /// Called with positional arguments only, as many as parameters, it needs no binding.
    bool is_simple() const noexcept { return is_simple_; }

    std::vector<Value> constants;
    std::vector<StringRef> names;
    std::vector<StringRef> slot_names;
    std::vector<GlobalCache> global_caches;       ///< one for each name
    std::vector<AttributeCache> attribute_caches; ///< one for each attribute site
    std::vector<AwaitSite> await_sites;           ///< one for each AWAIT_METHOD
    std::vector<Ref<Code>> children;

private:
    Code(Interpreter& vm, std::shared_ptr<const CodeObject> source);

    std::shared_ptr<const CodeObject> source_;
    std::vector<Instruction> specialized_;
    const Instruction* instructions_;
    loop::CodeLabel label_;
    StringRef name_;
    StringRef qualified_name_;
    bool is_simple_;
};

/// A constant as a value.
Value make_value(Interpreter& vm, const Constant& constant);

} // namespace simul::script
