/// What a variable holds: 16 bytes, a kind and a payload.
///
///     | kind (1 byte) | … | payload: bool, 64-bit integer, double, or pointer to a counted object |
///
/// Small integers, floats, booleans and None need no memory. Everything else is an object.
#pragma once

#include "core/loop/reference_counted.hpp"
#include "core/script/vm/always_inline.hpp"
#include "core/script/vm/layout.hpp"

#include <bit>
#include <cassert>
#include <cstdint>
#include <utility>

namespace simul::script {

using loop::RefCounted;

/// A counted pointer.
template <class T>
using Ref = loop::Ref<T>;

/// A value, or one of four marks that are no values and never reach a program.
///
/// Every operation of the interpreter that can run a program's code gives a Value back, which is then either
///   - a value;
///   - Raised: an exception is pending in the interpreter (Interpreter::pending_exception());
///   - Pending: the operation needs to run script code; an activation has been pushed on the current
///   execution,
///     and what it gives is the result of the operation. A native function may return a Pending result as its
///     own (a tail call); one that wants to go on with it must be a NativeCoroutine and `co_await` it;
///   - Exhausted: only from iterate_next and the `next` slot: the iterator has ended.
class [[nodiscard]] Value {
public:
    enum class Kind : std::uint8_t { Empty, Raised, Pending, Exhausted, None, Bool, Int, Float, Object };

    /// An unset variable, an absent optional argument.
    Value() noexcept : kind_(Kind::Empty), payload_(0) {}

    static Value raised() noexcept { return Value(Kind::Raised, 0); }
    static Value pending() noexcept { return Value(Kind::Pending, 0); }
    static Value exhausted() noexcept { return Value(Kind::Exhausted, 0); }
    static Value none() noexcept { return Value(Kind::None, 0); }
    static Value boolean(bool value) noexcept { return Value(Kind::Bool, value ? 1 : 0); }
    static Value integer(std::int64_t value) noexcept { return Value(Kind::Int, value); }
    static Value floating(double value) noexcept {
        return Value(Kind::Float, std::bit_cast<std::int64_t>(value));
    }

    /// Shares the object. REQUIRES: not null.
    explicit Value(const RefCounted* object) noexcept : kind_(Kind::Object), payload_(to_payload(object)) {
        intrusive_ptr_add_ref(const_cast<RefCounted*>(object));
    }
    /// Empty for a null reference.
    template <class T>
    Value(const Ref<T>& object) noexcept : Value(Ref<T>(object)) {}
    template <class T>
    Value(Ref<T>&& object) noexcept
        : kind_(object != nullptr ? Kind::Object : Kind::Empty), payload_(to_payload(object.detach())) {}

    Value(const Value& other) noexcept : kind_(other.kind_), payload_(other.payload_) {
        if (kind_ == Kind::Object) intrusive_ptr_add_ref(as_object());
    }
    Value(Value&& other) noexcept : kind_(other.kind_), payload_(other.payload_) {
        other.kind_ = Kind::Empty;
    }
    Value& operator=(const Value& other) noexcept {
        Value copy(other);
        swap(copy);
        return *this;
    }
    SIMUL_ALWAYS_INLINE Value& operator=(Value&& other) noexcept {
        Value moved(std::move(other));
        swap(moved);
        return *this;
    }
    SIMUL_ALWAYS_INLINE ~Value() {
        if (kind_ == Kind::Object) intrusive_ptr_release(as_object());
    }

    void swap(Value& other) noexcept {
        std::swap(kind_, other.kind_);
        std::swap(payload_, other.payload_);
    }
    /// Drops what it holds; the value is Empty before the object dies, so its finaliser cannot see it here.
    SIMUL_ALWAYS_INLINE void reset() noexcept { Value dropped(std::move(*this)); }

    Kind kind() const noexcept { return kind_; }
    bool is_empty() const noexcept { return kind_ == Kind::Empty; }
    bool is_raised() const noexcept { return kind_ == Kind::Raised; }
    bool is_pending() const noexcept { return kind_ == Kind::Pending; }
    bool is_exhausted() const noexcept { return kind_ == Kind::Exhausted; }
    /// Neither empty nor a mark: something a program can hold.
    bool is_value() const noexcept { return kind_ >= Kind::None; }

    bool is_none() const noexcept { return kind_ == Kind::None; }
    bool is_bool() const noexcept { return kind_ == Kind::Bool; }
    bool is_int() const noexcept { return kind_ == Kind::Int; }
    bool is_float() const noexcept { return kind_ == Kind::Float; }
    bool is_object() const noexcept { return kind_ == Kind::Object; }
    bool is_true() const noexcept { return kind_ == Kind::Bool && payload_ != 0; }
    bool is_false() const noexcept { return kind_ == Kind::Bool && payload_ == 0; }

    /// REQUIRES: is_bool() / is_int() / is_float() / is_object().
    bool as_bool() const noexcept { return payload_ != 0; }
    std::int64_t as_int() const noexcept { return payload_; }
    double as_float() const noexcept { return std::bit_cast<double>(payload_); }
    RefCounted* as_object() const noexcept {
        return reinterpret_cast<RefCounted*>(static_cast<std::intptr_t>(payload_));
    }

    /// Hands the reference to the object over; the value is Empty then. REQUIRES: is_object().
    RefCounted* detach_object() && noexcept {
        kind_ = Kind::Empty;
        return as_object();
    }

    /// The object, if its C++ class is T or derives from T (a script's subclass of the built-in type
    /// included); else null.
    template <class T>
    T* as() const noexcept {
        if (kind_ == Kind::Object && T::is_layout(static_cast<Layout>(as_object()->front_end_tag()))) {
            return static_cast<T*>(as_object());
        }
        return nullptr;
    }
    /// REQUIRES: as<T>() is not null.
    template <class T>
    T& to() const noexcept {
        assert(as<T>() != nullptr);
        return *static_cast<T*>(as_object());
    }

    /// `a is b`. Equal small integers and equal floats (bit for bit) are one object.
    friend bool is_same(const Value& a, const Value& b) noexcept {
        return a.kind_ == b.kind_ && a.payload_ == b.payload_;
    }

private:
    Value(Kind kind, std::int64_t payload) noexcept : kind_(kind), payload_(payload) {}

    static std::int64_t to_payload(const RefCounted* object) noexcept {
        return static_cast<std::int64_t>(reinterpret_cast<std::intptr_t>(object));
    }

    Kind kind_;
    /// One integer rather than a union: values are swapped and copied without knowing what they hold, and
    /// what is written through one type may not be read through another.
    std::int64_t payload_;
};

static_assert(sizeof(Value) == 16);

} // namespace simul::script
