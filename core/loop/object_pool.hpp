/// Free lists for small objects, one set a thread: what the loop allocates, it allocates millions of times.
#pragma once

#include <array>
#include <cstddef>
#include <new>

namespace simul::loop {

/// Memory blocks in size classes of 16 bytes up to 512 bytes; larger ones go to the global heap. A block may
/// be released on another thread than the one that allocated it. Allocation and release are O(1). The lists
/// are returned to the heap when their thread ends.
class ObjectPool {
public:
    static void* allocate(std::size_t size) {
        if (size > kLargest) return ::operator new(size);
        Block*& head = lists_.heads[size_class(size)];
        if (head == nullptr) return allocate_new(size);
        Block* block = head;
        head = block->next;
        return block;
    }

    static void release(void* memory, std::size_t size) noexcept {
        if (memory == nullptr) return;
#if defined(__SANITIZE_ADDRESS__)
        // Straight to the heap, so that a use after the release is seen.
        (void)size;
        ::operator delete(memory);
#else
        if (size > kLargest) return ::operator delete(memory);
        if (lists_.closed) return ::operator delete(memory);
        Block*& head = lists_.heads[size_class(size)];
        head = new (memory) Block{head};
#endif
    }

    /// Gives this thread's free blocks back to the heap.
    static void trim() noexcept {
        for (Block*& head : lists_.heads) {
            while (head != nullptr) {
                Block* block = head;
                head = block->next;
                ::operator delete(block);
            }
        }
    }

private:
    struct Block {
        Block* next;
    };
    static constexpr std::size_t kStep = 16;
    static constexpr std::size_t kLargest = 512;

    static constexpr std::size_t size_class(std::size_t size) {
        return (size + kStep - 1) / kStep;
    }
    static constexpr std::size_t rounded(std::size_t size) {
        return size_class(size) * kStep;
    }

    /// Zero-initialised and trivially destructible, so that reaching it costs no guard.
    struct Lists {
        std::array<Block*, kLargest / kStep + 1> heads;
        bool closed;
    };
    static inline thread_local constinit Lists lists_{};

    /// Gives the lists back when the thread ends.
    struct Closer {
        ~Closer() {
            trim();
            lists_.closed = true;
        }
    };

    static void* allocate_new(std::size_t size) {
        thread_local Closer closer;
        static_cast<void>(closer);
        return ::operator new(rounded(size));
    }
};

} // namespace simul::loop
