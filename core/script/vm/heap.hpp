/// Where script objects' memory comes from: the loop's free lists, with a count of what lives.
#pragma once

#include "core/loop/object_pool.hpp"

#include <cstddef>
#include <cstdint>

namespace simul::script::heap {

/// Bytes allocated minus bytes freed here on this thread since it started; may be negative if objects move
/// between threads. The difference between two readings is what a limit on memory counts.
inline thread_local constinit std::int64_t live_bytes = 0;

inline void* allocate(std::size_t size) {
    live_bytes += static_cast<std::int64_t>(size);
    return loop::ObjectPool::allocate(size);
}

/// REQUIRES: `block` came from allocate(size), with the same size.
inline void release(void* block, std::size_t size) noexcept {
    live_bytes -= static_cast<std::int64_t>(size);
    loop::ObjectPool::release(block, size);
}

/// A standard allocator over allocate(), for the storage of containers: it makes them count.
template <class T>
struct Allocator {
    using value_type = T;
    Allocator() noexcept = default;
    template <class U>
    Allocator(const Allocator<U>&) noexcept {}
    T* allocate(std::size_t count) { return static_cast<T*>(heap::allocate(count * sizeof(T))); }
    void deallocate(T* block, std::size_t count) noexcept { heap::release(block, count * sizeof(T)); }
    friend bool operator==(const Allocator&, const Allocator&) { return true; }
};

} // namespace simul::script::heap
