/// Asking for memory before it is needed.
#pragma once

#include <cstddef>

namespace simul::memory {

/// Bytes, on the processors that most people have.
inline constexpr std::size_t kCacheLine = 64;

/// Asks for the cache line of `address`, which may be any: nothing happens where there is no memory.
inline void prefetch([[maybe_unused]] const void* address) noexcept {
#if defined(__GNUC__) || defined(__clang__)
    __builtin_prefetch(address);
    // To GCC 12 a function that only prefetches has no effect, and it leaves out calls of it. This has one.
    asm volatile("");
#endif
}

/// Asks for the cache lines of an object that will be needed soon. Null is allowed.
template <typename T>
void prefetch_object(const T* object, std::size_t bytes = sizeof(T)) noexcept {
    for (std::size_t offset = 0; offset < bytes; offset += kCacheLine)
        prefetch(reinterpret_cast<const char*>(object) + offset);
}

} // namespace simul::memory
