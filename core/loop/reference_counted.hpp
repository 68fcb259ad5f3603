/// The root of everything that lives on an event loop and is shared by reference.
///
/// Counts are not atomic: a simulation and all its objects belong to one thread at a time. Objects die at the
/// moment their last reference goes, as CPython's do; "never awaited" and "never retrieved" depend on that
/// moment.
#pragma once

#include "core/loop/object_pool.hpp"

#include <boost/smart_ptr/intrusive_ptr.hpp>

#include <cstddef>
#include <cstdint>
#include <utility>

namespace simul::loop {

class RefCounted {
public:
    RefCounted(const RefCounted&) = delete;
    RefCounted& operator=(const RefCounted&) = delete;

    std::uint32_t reference_count() const noexcept { return count_; }

    /// A byte for the front end that made the object (for the script: what kind of value it is). Meaningless
    /// to the loop.
    std::uint8_t front_end_tag() const noexcept { return front_end_tag_; }

    /// Objects of all derived classes come from the thread's free lists.
    static void* operator new(std::size_t size) { return ObjectPool::allocate(size); }
    static void operator delete(void* memory, std::size_t size) noexcept {
        ObjectPool::release(memory, size);
    }

protected:
    explicit RefCounted(std::uint8_t front_end_tag = 0) noexcept : front_end_tag_(front_end_tag) {}
    virtual ~RefCounted() = default;

    void set_front_end_tag(std::uint8_t tag) noexcept { front_end_tag_ = tag; }

    /// Called once, when the last reference goes. A front end may postpone the deletion (deeply nested
    /// structures) or keep the object alive by taking a new reference.
    virtual void last_reference_gone() noexcept { delete this; }

private:
    friend void intrusive_ptr_add_ref(RefCounted* object) noexcept { ++object->count_; }
    friend void intrusive_ptr_release(RefCounted* object) noexcept {
        if (--object->count_ == 0) object->last_reference_gone();
    }

    std::uint32_t count_ = 0;
    std::uint8_t front_end_tag_;
};

template <typename T>
using Ref = boost::intrusive_ptr<T>;

template <typename T, typename... Arguments>
Ref<T> make_ref(Arguments&&... arguments) {
    return Ref<T>(new T(std::forward<Arguments>(arguments)...));
}

/// An opaque value that passes through the loop: a result, an exception, a cancellation message. Null stands
/// for "None".
using Payload = Ref<RefCounted>;

} // namespace simul::loop
