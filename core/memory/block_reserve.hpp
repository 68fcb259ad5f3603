/// Large blocks whose pages are there already.
#pragma once

#include <cstddef>

namespace simul::memory {

/// The blocks that a program takes by the dozen while it runs: its trace, its tasks. The first touch of a
/// page costs more than what a run writes there, since the system clears it first. So a thread of the
/// reserve's own touches the pages of some blocks ahead, and whoever needs one finds it ready. What is given
/// back is kept for the next one who asks, up to as much.
///
/// Most programs take a few blocks: those are made by whoever asks, and there is no thread. Later on an
/// eighth of what is taken is to lie ready, four blocks at most. Safe to call from any thread.
namespace block_reserve {

/// The size of every block, and what its address is a multiple of: a huge page, which it is where the system
/// has them.
inline constexpr std::size_t kBlockBytes = std::size_t{1} << 21;

/// Uninitialised memory. Throws std::bad_alloc.
void* take();
/// `block`: what take() gave.
void give_back(void* block) noexcept;

} // namespace block_reserve
} // namespace simul::memory
