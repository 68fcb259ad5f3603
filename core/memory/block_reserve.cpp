#include "core/memory/block_reserve.hpp"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <new>
#include <thread>
#include <utility>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace simul::memory::block_reserve {
namespace {

constexpr std::align_val_t kAlignment{kBlockBytes};
constexpr std::size_t kSmallestPage = 4096;

void* make_block() {
    void* const block = ::operator new(kBlockBytes, kAlignment);
#ifdef __linux__
    // Advice: where it is not taken, pages are small.
    (void)madvise(block, kBlockBytes, MADV_HUGEPAGE);
#endif
    return block;
}

void touch_pages(void* block) noexcept {
    auto* const bytes = static_cast<volatile char*>(block);
    for (std::size_t offset = 0; offset < kBlockBytes; offset += kSmallestPage)
        bytes[offset] = 0;
}

class Reserve {
public:
    /// Never destroyed: blocks of static duration may be given back after anything else, and the thread goes
    /// on until the program is gone.
    static Reserve& instance() {
        static Reserve& reserve = *new Reserve;
        return reserve;
    }

    void* take() {
        {
            const std::scoped_lock lock(mutex_);
            ++taken_;
            void* const block = ready_count_ > 0 ? ready_[--ready_count_] : nullptr;
            if (ready_count_ < wanted()) wake_helper();
            if (block != nullptr) return block;
        }
        try {
            return make_block();
        } catch (...) {
            const std::scoped_lock lock(mutex_);
            --taken_;
            throw;
        }
    }

    void give_back(void* block) noexcept {
        {
            const std::scoped_lock lock(mutex_);
            if (ready_count_ < wanted()) ready_[ready_count_++] = std::exchange(block, nullptr);
            --taken_;
        }
        if (block != nullptr) ::operator delete(block, kAlignment);
    }

private:
    static constexpr std::size_t kMostReady = 4;
    static constexpr std::size_t kTakenPerReady = 8;
    /// So many can be taken before there is a thread.
    static constexpr std::size_t kUnaided = 4;

    /// How many blocks are to be ready.
    std::size_t wanted() const noexcept {
        return taken_ <= kUnaided ? 0 : std::clamp<std::size_t>(taken_ / kTakenPerReady, 1, kMostReady);
    }

    void wake_helper() {
        if (!has_helper_) {
            has_helper_ = true; // Where there can be no thread, none is tried again.
            try {
                std::thread([this] { help(); }).detach();
            } catch (const std::exception&) {
                return;
            }
        }
        needed_.notify_one();
    }

    /// The helper's work, for as long as the program runs.
    void help() {
        std::unique_lock lock(mutex_);
        while (true) {
            needed_.wait(lock, [this] { return ready_count_ < wanted(); });
            lock.unlock();
            void* block = nullptr;
            try {
                block = make_block();
            } catch (const std::bad_alloc&) {
                return; // Whoever needs memory next is told.
            }
            touch_pages(block);
            lock.lock();
            if (ready_count_ < kMostReady) ready_[ready_count_++] = std::exchange(block, nullptr);
            if (block == nullptr) continue;
            lock.unlock();
            ::operator delete(block, kAlignment);
            lock.lock();
        }
    }

    std::mutex mutex_;
    std::condition_variable needed_;
    std::array<void*, kMostReady> ready_{};
    std::size_t ready_count_ = 0;
    std::size_t taken_ = 0; ///< And not given back.
    bool has_helper_ = false;
};

} // namespace

void* take() {
    return Reserve::instance().take();
}

void give_back(void* block) noexcept {
    Reserve::instance().give_back(block);
}

} // namespace simul::memory::block_reserve
