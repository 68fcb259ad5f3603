/// `slice` and `range`.
#pragma once

#include "core/script/vm/object.hpp"
#include "core/script/vm/type_object.hpp"

#include <cstdint>
#include <optional>

namespace simul::script {

class SliceObject final : public Object {
public:
    static constexpr bool is_layout(Layout layout) { return layout == Layout::Slice; }
    static Ref<SliceObject> create(Interpreter& vm, Value start, Value stop, Value step);

    const Value& start() const noexcept { return start_; }
    const Value& stop() const noexcept { return stop_; }
    const Value& step() const noexcept { return step_; }

    void visit_references(ReferenceVisitor& visitor) const override;

private:
    SliceObject(TypeObject& type, Value start, Value stop, Value step) noexcept;

    Value start_;
    Value stop_;
    Value step_;
};

/// The places that a slice takes of a sequence: start, start + step, … `count` of them, all in range.
struct SlicePlaces {
    std::int64_t start;
    std::int64_t stop; ///< as `slice.indices` gives it
    std::int64_t step;
    std::size_t count;
};
/// Nothing where an exception is pending: a step of zero, or bounds that are no integers. Bounds with a
/// script's
/// `__index__` are converted first (see native_slice).
std::optional<SlicePlaces> places_of(Interpreter& vm, const SliceObject& slice, std::size_t size);

/// The slice with bounds converted by `__index__`: itself if they are integers or None; may be Pending.
Value native_slice(Interpreter& vm, const SliceObject& slice);

class RangeObject final : public Object {
public:
    static constexpr bool is_layout(Layout layout) { return layout == Layout::Range; }
    /// REQUIRES: exact integers, step not zero.
    static Value create(Interpreter& vm, Value start, Value stop, Value step);

    const Value& start() const noexcept { return start_; }
    const Value& stop() const noexcept { return stop_; }
    const Value& step() const noexcept { return step_; }
    /// How many numbers.
    const Value& length() const noexcept { return length_; }
    /// REQUIRES: 0 <= index < length.
    Value at(Interpreter& vm, const Value& index) const;
    /// Whether an integer is one of the numbers.
    bool contains(Interpreter& vm, const Value& integer) const;

private:
    RangeObject(TypeObject& type, Value start, Value stop, Value step, Value length) noexcept;

    Value start_;
    Value stop_;
    Value step_;
    Value length_;
};

TypeDefinition slice_definition();
TypeDefinition range_definition();
void define_slice_methods(Interpreter& vm);

} // namespace simul::script
