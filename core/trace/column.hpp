/// A growing array of plain values, for what a run writes down by the million.
#pragma once

#include "core/memory/large_block.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstddef>
#include <cstring>
#include <iterator>
#include <type_traits>
#include <utility>
#include <vector>

namespace simul::trace {

/// Values in blocks of one size: growing copies nothing, and the memory that is not used yet is less than a
/// block. A column that is smaller than a block takes twice its size at most. `push_back` is amortised O(1),
/// `[]` O(1). Throws std::bad_alloc.
template <typename T>
class Column {
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

public:
    Column() = default;
    Column(Column&&) noexcept = default;
    Column& operator=(Column&&) noexcept = default;
    /// The copy may grow as any other does. O(n).
    Column(const Column& other) : size_(other.size_) {
        for (std::size_t done = 0; done < size_; done += kBlock) {
            const std::size_t count = std::min(size_ - done, kBlock);
            // A block that is not the last one is full; a small one keeps its power of two.
            const std::size_t room = size_ > kBlock ? kBlock : std::max(kSmallest, std::bit_ceil(count));
            T* const values = blocks_.emplace_back(room * sizeof(T)).template values<T>();
            std::memcpy(values, other.blocks_[done / kBlock].template values<T>(), count * sizeof(T));
            next_ = values + count;
            end_ = values + room;
        }
    }
    Column& operator=(const Column& other) { return *this = Column(other); }
    ~Column() = default;

    [[gnu::always_inline]] void push_back(T value) {
        // Called last: whoever appends keeps no registers for what is rare.
        if (next_ == end_) [[unlikely]]
            return push_back_rarely(value);
        *next_++ = value;
        ++size_;
    }

    std::size_t size() const noexcept { return size_; }
    bool empty() const noexcept { return size_ == 0; }
    const T& operator[](std::size_t index) const noexcept {
        assert(index < size_);
        return blocks_[index / kBlock].template values<T>()[index % kBlock];
    }
    void set(std::size_t index, T value) noexcept {
        assert(index < size_);
        blocks_[index / kBlock].template values<T>()[index % kBlock] = value;
    }
    const T& back() const noexcept { return next_[-1]; }

    /// The index of the first value in [first, last) for which `is_before` does not hold; it holds for those
    /// before that one and for none after. O(log(last - first)).
    template <typename Predicate>
    std::size_t partition_point(std::size_t first, std::size_t last, Predicate is_before) const {
        while (first < last) {
            const std::size_t middle = first + (last - first) / 2;
            if (is_before((*this)[middle]))
                first = middle + 1;
            else
                last = middle;
        }
        return first;
    }

    class Iterator {
    public:
        using iterator_category = std::input_iterator_tag;
        using difference_type = std::ptrdiff_t;
        using value_type = T;
        using pointer = const T*;
        using reference = const T&;

        Iterator(const Column& column, std::size_t index) noexcept : column_(&column), index_(index) {}
        reference operator*() const noexcept { return (*column_)[index_]; }
        Iterator& operator++() noexcept {
            ++index_;
            return *this;
        }
        void operator++(int) noexcept { ++index_; }
        friend bool operator==(const Iterator& a, const Iterator& b) noexcept { return a.index_ == b.index_; }

    private:
        const Column* column_;
        std::size_t index_;
    };
    Iterator begin() const noexcept { return {*this, 0}; }
    Iterator end() const noexcept { return {*this, size_}; }

private:
    /// A power of two, so that an index is split by shifting and masking.
    static constexpr std::size_t kBlock = std::bit_floor(memory::LargeBlock::kBytes / sizeof(T));
    static constexpr std::size_t kSmallest = 64;

    [[gnu::noinline]] void push_back_rarely(T value) {
        make_room();
        push_back(value);
    }

    void make_room() {
        if (size_ == 0 || size_ >= kBlock) {
            const std::size_t room = size_ == 0 ? kSmallest : kBlock;
            blocks_.emplace_back(room * sizeof(T));
            next_ = blocks_.back().template values<T>();
            end_ = next_ + room;
            return;
        }
        const std::size_t room = size_ * 2;
        memory::LargeBlock larger(room * sizeof(T));
        std::memcpy(larger.values<T>(), blocks_[0].template values<T>(), size_ * sizeof(T));
        blocks_[0] = std::move(larger);
        next_ = blocks_[0].template values<T>() + size_;
        end_ = blocks_[0].template values<T>() + room;
    }

    std::vector<memory::LargeBlock> blocks_;
    T* next_ = nullptr; ///< Where the next value goes.
    T* end_ = nullptr;  ///< Of the last block.
    std::size_t size_ = 0;
};

} // namespace simul::trace
