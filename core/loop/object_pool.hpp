/// Free lists for small objects, one set a thread: what the loop allocates, it allocates millions of times.
#pragma once

#include <array>
#include <cstddef>
#include <new>

namespace simul::loop {

/// Memory blocks in size classes of 16 bytes, of whole cache lines from 128 bytes on, up to 512 bytes; larger
/// ones go to the global heap. A block may be released on another thread than the one that allocated it.
/// Allocation and release are O(1).
///
/// Blocks are cut from slabs that are huge pages where the system has them: a run of a hundred thousand tasks
/// jumps about in as many places. A thread that ends gives back the slabs of which nothing is in use, and
/// leaves what it had of others to the threads that go on.
class ObjectPool {
public:
    static void* allocate(std::size_t size) {
#if defined(__SANITIZE_ADDRESS__)
        return ::operator new(size);
#else
        if (size > kLargest) return ::operator new(size);
        Block*& head = lists_.heads[size_class(size)];
        if (head == nullptr) return cut(size_class(size));
        Block* block = head;
        head = block->next;
        return block;
#endif
    }

    static void release(void* memory, std::size_t size) noexcept {
        if (memory == nullptr) return;
#if defined(__SANITIZE_ADDRESS__)
        // Straight to the heap, so that a use after the release is seen.
        (void)size;
        ::operator delete(memory);
#else
        if (size > kLargest) return ::operator delete(memory);
        Block*& head = lists_.heads[size_class(size)];
        head = new (memory) Block{head};
#endif
    }

private:
    class SlabStore;

    struct Block {
        Block* next;
    };
    static constexpr std::size_t kStep = 16;
    static constexpr std::size_t kLine = 64;
    static constexpr std::size_t kLargest = 512;
    static constexpr std::size_t kClasses = kLargest / kStep + 1;

    /// Its index, which is its size in steps.
    static constexpr std::size_t size_class(std::size_t size) {
        const std::size_t unit = size <= 2 * kLine - kStep ? kStep : kLine;
        return (size + unit - 1) / unit * (unit / kStep);
    }

    /// Zero-initialised and trivially destructible, so that reaching it costs no guard.
    struct Lists {
        std::array<Block*, kClasses> heads;
        char* fresh;     ///< What is not cut yet of the thread's newest slab …
        char* fresh_end; ///< … up to here.
    };
    static inline thread_local constinit Lists lists_{};

    /// A block of a class whose list is empty.
    static void* cut(std::size_t index);
};

} // namespace simul::loop
