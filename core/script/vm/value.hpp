/// What a variable holds: 16 bytes, a kind and a payload.
///
///     | kind (1 byte) | … | payload: bool, 64-bit integer, double, or pointer to a counted object |
///
/// Small integers, floats, booleans and None need no memory. Everything else is an object.
#pragma once

#include "core/loop/reference_counted.hpp"
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
    Value() noexcept : kind_(Kind::Empty), integer_(0) {}

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
    explicit Value(const RefCounted* object) noexcept
        : kind_(Kind::Object), object_(const_cast<RefCounted*>(object)) {
        intrusive_ptr_add_ref(object_);
    }
    /// Empty for a null reference.
    template <class T>
    Value(const Ref<T>& object) noexcept : Value(Ref<T>(object)) {}
    template <class T>
    Value(Ref<T>&& object) noexcept
        : kind_(object != nullptr ? Kind::Object : Kind::Empty), object_(object.detach()) {}

    Value(const Value& other) noexcept : kind_(other.kind_), integer_(other.integer_) {
        if (kind_ == Kind::Object) intrusive_ptr_add_ref(object_);
    }
    Value(Value&& other) noexcept : kind_(other.kind_), integer_(other.integer_) {
        other.kind_ = Kind::Empty;
    }
    Value& operator=(const Value& other) noexcept {
        Value copy(other);
        swap(copy);
        return *this;
    }
    Value& operator=(Value&& other) noexcept {
        Value moved(std::move(other));
        swap(moved);
        return *this;
    }
    ~Value() {
        if (kind_ == Kind::Object) intrusive_ptr_release(object_);
    }

    void swap(Value& other) noexcept {
        std::swap(kind_, other.kind_);
        std::swap(integer_, other.integer_);
    }
    /// Drops what it holds; the value is Empty before the object dies, so its finaliser cannot see it here.
    void reset() noexcept { Value dropped(std::move(*this)); }

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
    bool is_true() const noexcept { return kind_ == Kind::Bool && integer_ != 0; }
    bool is_false() const noexcept { return kind_ == Kind::Bool && integer_ == 0; }

    /// REQUIRES: is_bool() / is_int() / is_float() / is_object().
    bool as_bool() const noexcept { return integer_ != 0; }
    std::int64_t as_int() const noexcept { return integer_; }
    double as_float() const noexcept { return std::bit_cast<double>(integer_); }
    RefCounted* as_object() const noexcept { return object_; }

    /// The object, if its C++ class is T or derives from T (a script's subclass of the built-in type
    /// included); else null.
    template <class T>
    T* as() const noexcept {
        if (kind_ == Kind::Object && T::is_layout(static_cast<Layout>(object_->front_end_tag()))) {
            return static_cast<T*>(object_);
        }
        return nullptr;
    }
    /// REQUIRES: as<T>() is not null.
    template <class T>
    T& to() const noexcept {
        assert(as<T>() != nullptr);
        return *static_cast<T*>(object_);
    }

    /// `a is b`. Equal small integers and equal floats (bit for bit) are one object.
    friend bool is_same(const Value& a, const Value& b) noexcept {
        return a.kind_ == b.kind_ && a.integer_ == b.integer_;
    }

private:
    Value(Kind kind, std::int64_t payload) noexcept : kind_(kind), integer_(payload) {}

    Kind kind_;
    union {
        std::int64_t integer_;
        RefCounted* object_;
    };
};

static_assert(sizeof(Value) == 16);

} // namespace simul::script
