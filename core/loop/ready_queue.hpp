/// The callbacks that are ready to run, in order.
#pragma once

#include "core/loop/handle.hpp"
#include "core/loop/listener.hpp"

#include <cassert>
#include <cstddef>
#include <memory>
#include <utility>

namespace simul::loop {

/// A callback that was taken out of the queue, and what it goes back to.
class Ready {
public:
    Ready(Callback::Function function, RefCounted* target, RefCounted* argument, Cause cause) noexcept
        : function_(function), target_(target), argument_(argument), cause_(cause) {}
    /// Inline, so that what is taken out need never lie in memory.
    [[gnu::always_inline]] ~Ready() {
        if (argument_ != nullptr) intrusive_ptr_release(argument_);
        if (target_ != nullptr) intrusive_ptr_release(target_);
    }
    Ready(const Ready&) = delete;
    Ready& operator=(const Ready&) = delete;

    Cause cause() const noexcept { return cause_; }
    void operator()(EventLoop& loop) const { function_(loop, target_, argument_); }

private:
    Callback::Function function_;
    RefCounted* target_;
    RefCounted* argument_;
    Cause cause_;
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

    bool empty() const noexcept { return next_ == end_; }
    std::size_t size() const noexcept { return end_ - next_; }

    void push_back(Callback&& callback, Cause cause) {
        if (size() == room_) [[unlikely]]
            grow();
        place(end_++) = {callback.function, callback.target.detach(), callback.argument.detach(), cause};
    }
    /// The same for a callback that is made for the queue only; takes references of its own.
    void push_back(Callback::Function function, RefCounted* target, RefCounted* argument, Cause cause) {
        if (size() == room_) [[unlikely]]
            grow();
        if (target != nullptr) intrusive_ptr_add_ref(target);
        if (argument != nullptr) intrusive_ptr_add_ref(argument);
        place(end_++) = {function, target, argument, cause};
    }

    /// REQUIRES: not empty.
    Ready take_front() noexcept {
        const Entry& front = place(next_++);
        return {front.function, front.target, front.argument, front.cause};
    }

    /// The target of the callback that is `ahead` places behind the next one, if `function` is what it calls;
    /// else null. REQUIRES: ahead < size().
    const RefCounted* target_ahead(std::size_t ahead, Callback::Function function) const noexcept {
        const Entry& entry = place(next_ + ahead);
        return entry.function == function ? entry.target : nullptr;
    }

private:
    static constexpr std::size_t kSmallest = 16;

    /// A Ready whose references are counted by hand: in and out of the ring it goes as it is.
    struct Entry {
        Callback::Function function;
        RefCounted* target;
        RefCounted* argument;
        Cause cause;
    };

    Entry& place(std::size_t number) const noexcept { return ring_[number & (room_ - 1)]; }

    [[gnu::noinline]] void grow() {
        const std::size_t room = room_ == 0 ? kSmallest : room_ * 2;
        Entry* const ring = std::allocator<Entry>().allocate(room);
        const std::size_t count = size();
        for (std::size_t index = 0; index < count; ++index)
            ring[index] = place(next_ + index);
        deallocate();
        ring_ = ring;
        room_ = room;
        next_ = 0;
        end_ = count;
    }
    void deallocate() noexcept {
        if (ring_ != nullptr) std::allocator<Entry>().deallocate(ring_, room_);
    }

    Entry* ring_ = nullptr;
    std::size_t room_ = 0;
    std::size_t next_ = 0; ///< The number of the next one to be taken; its place is that modulo the room.
    std::size_t end_ = 0;  ///< The number of the next one to be put in.
};

} // namespace simul::loop
