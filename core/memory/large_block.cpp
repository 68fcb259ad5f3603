#include "core/memory/large_block.hpp"

#include <cassert>
#include <new>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace simul::memory {

LargeBlock::LargeBlock(std::size_t bytes) {
    assert(bytes <= kBytes);
    const bool is_large = bytes > kBytes / 2;
    const std::size_t alignment = is_large ? kBytes : alignof(std::max_align_t);
    if (is_large) bytes = kBytes;
    memory_ = std::unique_ptr<void, Release>(::operator new(bytes, std::align_val_t(alignment)),
                                             Release{alignment});
#ifdef __linux__
    // Advice: where it is not taken, pages are small.
    if (is_large) (void)madvise(memory_.get(), bytes, MADV_HUGEPAGE);
#endif
}

void LargeBlock::Release::operator()(void* memory) const noexcept {
    ::operator delete(memory, std::align_val_t(alignment));
}

} // namespace simul::memory
