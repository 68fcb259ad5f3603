#include "core/memory/large_block.hpp"

#include <cassert>
#include <new>

namespace simul::memory {

LargeBlock::LargeBlock(std::size_t bytes)
    : memory_(bytes > kBytes / 2 ? block_reserve::take() : ::operator new(bytes),
              Release{bytes > kBytes / 2}) {
    assert(bytes <= kBytes);
}

void LargeBlock::Release::operator()(void* memory) const noexcept {
    if (is_large) return block_reserve::give_back(memory);
    ::operator delete(memory);
}

} // namespace simul::memory
