/// The callbacks that are ready to run, in order.
#pragma once

#include "core/loop/handle.hpp"
#include "core/loop/listener.hpp"

#include <cassert>
#include <cstddef>
#include <memory>
#include <utility>

namespace simul::loop {

/// A callback, and what it goes back to.
struct Ready {
    Callback callback;
    Cause cause;
};

/// A queue in a ring whose size is a power of two: each handle of a run goes through it, and once the ring is
/// as large as the longest pass needs, none of them allocates.
class ReadyQueue {
public:
    ReadyQueue() = default;
    ~ReadyQueue() {
        assert(empty() && "dropping a callback can run finalisers: the loop does it");
        deallocate();
    }
    ReadyQueue(const ReadyQueue&) = delete;
    ReadyQueue& operator=(const ReadyQueue&) = delete;

    bool empty() const noexcept { return size_ == 0; }
    std::size_t size() const noexcept { return size_; }

    void push_back(Ready&& ready) {
        if (size_ == room_) grow();
        std::construct_at(place(size_), std::move(ready));
        ++size_;
    }

    /// REQUIRES: not empty.
    Ready take_front() noexcept {
        Ready* const front = place(0);
        Ready taken = std::move(*front);
        std::destroy_at(front);
        first_ = (first_ + 1) & (room_ - 1);
        --size_;
        return taken;
    }

private:
    static constexpr std::size_t kSmallest = 16;

    Ready* place(std::size_t index) const noexcept { return ring_ + ((first_ + index) & (room_ - 1)); }

    void grow() {
        const std::size_t room = room_ == 0 ? kSmallest : room_ * 2;
        Ready* const ring = std::allocator<Ready>().allocate(room);
        for (std::size_t index = 0; index < size_; ++index) {
            std::construct_at(ring + index, std::move(*place(index)));
            std::destroy_at(place(index));
        }
        deallocate();
        ring_ = ring;
        room_ = room;
        first_ = 0;
    }
    void deallocate() noexcept {
        if (ring_ != nullptr) std::allocator<Ready>().deallocate(ring_, room_);
    }

    Ready* ring_ = nullptr;
    std::size_t room_ = 0;
    std::size_t first_ = 0;
    std::size_t size_ = 0;
};

} // namespace simul::loop
