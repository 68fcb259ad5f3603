/// Several instructions in one, and what is remembered for them.
#pragma once

#include "core/script/vm/frame.hpp"
#include "core/script/vm/native_function.hpp"

namespace simul::script {

/// The instructions of `source`, where the first of a sequence that has an opcode of its own is replaced by
/// that. Positions, lines and jumps are those of the source: whoever jumps into the middle of such a
/// sequence, or goes on there, finds what was compiled. Adds the sites of AWAIT_METHOD to `await_sites`.
std::vector<Instruction> specialize(const CodeObject& source, std::vector<AwaitSite>& await_sites);

/// Whether attributes may have been set on the object itself, which come before the methods of its type.
inline bool has_own_attributes(Object& object) noexcept {
    const AttributeStore* store = object.attributes();
    return store != nullptr && (store->shape() != nullptr || store->is_dict());
}

/// What the site calls on `receiver`, remembered there; null where it is no native function that knows how to
/// be awaited. Where that happens again and again, the instruction before `next` becomes what was compiled.
const NativeFunctionObject* find_awaited(Frame& frame, const Instruction* next, AwaitSite& site,
                                         const Value& receiver);

} // namespace simul::script
