#include "core/loop/object_pool.hpp"

#include "core/memory/block_reserve.hpp"

#include <cstdint>
#include <iterator>
#include <map>
#include <mutex>
#include <utility>
#include <vector>

namespace simul::loop {

/// The slabs of all threads, and the free blocks that no thread has.
class ObjectPool::SlabStore {
public:
    /// Never destroyed: objects of static duration may die after anything else.
    static SlabStore& instance() {
        static SlabStore& store = *new SlabStore;
        return store;
    }

    void open() {
        const std::scoped_lock lock(mutex_);
        ++threads_;
    }

    /// Takes over blocks that a thread has left; whether there were any of the class.
    bool adopt(Lists& lists, std::size_t index) {
        const std::scoped_lock lock(mutex_);
        std::vector<Block*>& left = left_[index];
        if (left.empty()) return false;
        lists.heads[index] = left.back();
        left.pop_back();
        return true;
    }

    /// Makes a new slab the thread's newest. What is left of the one before is not used.
    void begin_slab(Lists& lists) {
        const std::scoped_lock lock(mutex_);
        note_cut(lists);
        // The first ones are small: most programs need no more.
        const std::size_t bytes = slabs_.size() < kSmallSlabs ? kSmallSlab : kLargeSlab;
        auto* memory =
            static_cast<char*>(bytes == kLargeSlab ? memory::block_reserve::take()
                                                   : ::operator new(bytes, std::align_val_t(kSmallSlab)));
        slabs_.emplace(memory, Slab{bytes, true, 0, 0});
        lists.fresh = memory;
        lists.fresh_end = memory + bytes;
    }

    /// The thread ends. Slabs that are free as a whole are given back; not by the last thread, whose end is
    /// that of the program.
    void close(Lists& lists) {
        const std::scoped_lock lock(mutex_);
        note_cut(lists);
        for (std::size_t index = 0; index < kClasses; ++index)
            if (Block* head = std::exchange(lists.heads[index], nullptr)) left_[index].push_back(head);
        if (--threads_ > 0) give_free_slabs_back();
    }

private:
    static constexpr std::size_t kSmallSlabs = 16;
    static constexpr std::size_t kSmallSlab = std::size_t{1} << 16;
    static constexpr std::size_t kLargeSlab = memory::block_reserve::kBlockBytes;

    struct Slab {
        std::size_t bytes;
        bool is_being_cut;
        std::size_t cut;  ///< Bytes that have become blocks, once no more are cut.
        std::size_t free; ///< Bytes of blocks that are left; counted where it is needed.

        bool is_free() const noexcept { return !is_being_cut && free == cut; }
    };

    Slab& slab_of(void* block) { return std::prev(slabs_.upper_bound(static_cast<char*>(block)))->second; }

    void note_cut(Lists& lists) noexcept {
        if (lists.fresh == nullptr) return;
        Slab& slab = slab_of(lists.fresh - 1);
        slab.is_being_cut = false;
        slab.cut = slab.bytes - static_cast<std::size_t>(lists.fresh_end - lists.fresh);
        lists.fresh = lists.fresh_end = nullptr;
    }

    void give_free_slabs_back() {
        for (auto& [memory, slab] : slabs_)
            slab.free = 0;
        keep_left([&](Block* block, std::size_t bytes) {
            slab_of(block).free += bytes;
            return true;
        });
        keep_left([&](Block* block, std::size_t) { return !slab_of(block).is_free(); });
        std::erase_if(slabs_, [](const auto& entry) {
            const Slab& slab = entry.second;
            if (!slab.is_free()) return false;
            if (slab.bytes == kLargeSlab)
                memory::block_reserve::give_back(entry.first);
            else
                ::operator delete(entry.first, std::align_val_t(kSmallSlab));
            return true;
        });
    }

    /// Keeps those blocks for which `is_kept(block, its bytes)` holds.
    template <typename Predicate>
    void keep_left(Predicate is_kept) {
        for (std::size_t index = 0; index < kClasses; ++index) {
            for (Block*& head : left_[index]) {
                for (Block** link = &head; *link != nullptr;) {
                    if (is_kept(*link, index * kStep))
                        link = &(*link)->next;
                    else
                        *link = (*link)->next;
                }
            }
            std::erase(left_[index], nullptr);
        }
    }

    std::mutex mutex_;
    std::map<char*, Slab> slabs_;
    std::array<std::vector<Block*>, kClasses> left_;
    std::size_t threads_ = 0;
};

void* ObjectPool::cut(std::size_t index) {
    /// What the thread releases after its end is lost.
    struct Thread {
        Thread() { SlabStore::instance().open(); }
        ~Thread() { SlabStore::instance().close(lists_); }
    };
    thread_local Thread thread;
    static_cast<void>(thread);

    Lists& lists = lists_;
    const std::size_t bytes = index * kStep;
    // Blocks of whole lines begin at one; what is skipped becomes a block itself.
    const std::size_t alignment = bytes % kLine == 0 ? kLine : kStep;
    std::size_t skipped = -reinterpret_cast<std::uintptr_t>(lists.fresh) % alignment;
    if (static_cast<std::size_t>(lists.fresh_end - lists.fresh) < skipped + bytes) {
        if (SlabStore::instance().adopt(lists, index)) return allocate(bytes);
        SlabStore::instance().begin_slab(lists);
        skipped = 0;
    }
    if (skipped > 0) release(lists.fresh, skipped);
    char* const block = lists.fresh + skipped;
    lists.fresh = block + bytes;
    return block;
}

} // namespace simul::loop
