/// What a native function is called with.
#pragma once

#include "core/script/vm/sequence_objects.hpp"
#include "core/script/vm/string_object.hpp"

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace simul::script {

/// A view of the caller's stack: positional arguments, then the values of the keyword arguments. Valid until
/// the function returns (a NativeCoroutine gets OwnedArguments instead). A function may move values out.
class Arguments {
public:
    Arguments(Value* values, std::size_t positional_count, TupleObject* keyword_names = nullptr) noexcept
        : values_(values), count_(positional_count), keyword_names_(keyword_names) {}

    /// Positional ones; in a method, arguments[0] is self.
    std::size_t size() const noexcept { return count_; }
    Value& operator[](std::size_t index) const noexcept { return values_[index]; }
    std::span<Value> positional() const noexcept { return {values_, count_}; }
    /// Empty if it was not given.
    const Value& get(std::size_t index) const noexcept { return index < count_ ? values_[index] : kAbsent; }

    std::size_t keyword_count() const noexcept {
        return keyword_names_ == nullptr ? 0 : keyword_names_->size();
    }
    /// REQUIRES: index < keyword_count().
    StringObject& keyword_name(std::size_t index) const noexcept {
        return (*keyword_names_)[index].to<StringObject>();
    }
    Value& keyword_value(std::size_t index) const noexcept { return values_[count_ + index]; }
    /// The keyword argument's value; Empty if it was not given.
    const Value& keyword(std::string_view name) const noexcept;
    TupleObject* keyword_names() const noexcept { return keyword_names_; }

    /// The same without the first positional argument.
    Arguments rest() const noexcept { return {values_ + 1, count_ - 1, keyword_names_}; }

    Value* values() const noexcept { return values_; }

private:
    inline static const Value kAbsent{};

    Value* values_;
    std::size_t count_;
    TupleObject* keyword_names_;
};

/// Arguments that outlive the call.
class OwnedArguments {
public:
    /// Moves the values out of `arguments`.
    explicit OwnedArguments(const Arguments& arguments)
        : values_(std::make_move_iterator(arguments.values()),
                  std::make_move_iterator(arguments.values() + arguments.size() + arguments.keyword_count())),
          count_(arguments.size()), keyword_names_(arguments.keyword_names()) {}

    Arguments view() noexcept { return {values_.data(), count_, keyword_names_.get()}; }
    std::size_t size() const noexcept { return count_; }
    Value& operator[](std::size_t index) noexcept { return values_[index]; }
    const Value& get(std::size_t index) noexcept { return view().get(index); }
    const Value& keyword(std::string_view name) noexcept { return view().keyword(name); }

private:
    ValueVector values_;
    std::size_t count_;
    Ref<TupleObject> keyword_names_;
};

} // namespace simul::script
