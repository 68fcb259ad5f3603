/// The part of control flow that several *_compiler.cpp files instantiate.
#pragma once

#include "core/script/compile/unit_compiler.hpp"

#include <utility>

namespace simul::script {

/// Writes what leaves the blocks above the first `down_to` ones, innermost first, then `finish` (a jump, a
/// return). A value on top of the stack is carried along if `preserve_top`. Afterwards the blocks are as
/// before: the code that follows in the source is still inside them.
template <class Finish>
void UnitCompiler::leave_blocks(std::size_t down_to, bool preserve_top, Finish finish) {
    const std::vector<Block> blocks = blocks_;
    const std::vector<Handler> protecting = code_.protecting();
    while (blocks_.size() > down_to) {
        const Block block = blocks_.back();
        blocks_.pop_back();
        code_.set_protecting(
            {protecting.begin(), protecting.begin() + static_cast<std::ptrdiff_t>(block.protecting)});
        leave(block, preserve_top);
    }
    finish();
    blocks_ = blocks;
    code_.set_protecting(protecting);
}

} // namespace simul::script
