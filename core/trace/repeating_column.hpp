/// A column of what comes again and again.
#pragma once

#include "core/memory/large_block.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>
#include <type_traits>
#include <vector>

namespace simul::trace {

/// Values in strides of `kStride`. Programs are loops: a stride that equals one of those stored lately is not
/// stored again. So two tasks that take turns ten million times need next to no memory, and no time for it:
/// the first touch of a page costs more than writing what a run writes there. Throws std::bad_alloc.
template <typename T, std::size_t kStride>
class RepeatingColumn {
    static_assert(std::is_trivially_copyable_v<T> && std::has_unique_object_representations_v<T>,
                  "equal values are equal bytes");
    static_assert(sizeof(T) * kStride % (4 * sizeof(std::uint64_t)) == 0,
                  "what a stride's hash takes at once");

public:
    RepeatingColumn() = default;
    RepeatingColumn(RepeatingColumn&&) noexcept = default;
    RepeatingColumn& operator=(RepeatingColumn&&) noexcept = default;
    /// The copy may grow as any other does. O(n).
    RepeatingColumn(const RepeatingColumn& other) {
        for (const Stride* stride : other.strides_) {
            begin_stride();
            open_->values = stride->values;
        }
    }
    RepeatingColumn& operator=(const RepeatingColumn& other) { return *this = RepeatingColumn(other); }
    ~RepeatingColumn() = default;

    /// Adds a stride of values, which are whatever lies in memory until they are written. REQUIRES: those of
    /// the stride before have been written. O(kStride).
    void begin_stride() {
        if (open_ == nullptr || !is_repeated()) open_ = &new_stride();
        strides_.push_back(open_);
    }
    /// Writes a value of the last stride. REQUIRES: there is one; place < kStride.
    [[gnu::always_inline]] void write(std::size_t place, T value) noexcept { open_->values[place] = value; }

    /// REQUIRES: index / kStride strides have been begun, and then another.
    const T& operator[](std::size_t index) const noexcept {
        assert(index / kStride < strides_.size());
        return strides_[index / kStride]->values[index % kStride];
    }
    /// Changes a value that has been written.
    void set(std::size_t index, T value) {
        Stride*& stride = strides_[index / kStride];
        if (stride->is_shared) {
            Stride& own = new_stride();
            own.values = stride->values;
            stride = &own;
        }
        stride->values[index % kStride] = value;
    }

private:
    struct Stride {
        std::array<T, kStride> values; ///< Uninitialised at first.
        bool is_shared;                ///< It stands in more than one place.
    };

    /// A stride that was stored lately. Its hash spares a look at it, far away, where it is another.
    struct Known {
        Stride* stride = nullptr;
        std::uint64_t hash = 0;
    };
    /// The last ones of some hashes: of two, so that strides that alternate may well have one place.
    using KnownPair = std::array<Known, 2>;

    /// Whether the last stride equals another one, which then stands in its place. That leaves the last one
    /// to be written over.
    bool is_repeated() {
        const std::uint64_t hash = hash_of(open_->values);
        KnownPair& lately = lately_[hash % lately_.size()];
        for (const Known& known : lately) {
            const bool is_equal =
                known.hash == hash && known.stride != nullptr &&
                std::memcmp(known.stride->values.data(), open_->values.data(), sizeof(open_->values)) == 0;
            if (!is_equal) continue;
            known.stride->is_shared = true;
            strides_.back() = known.stride;
            return true;
        }
        lately = {Known{open_, hash}, lately[0]};
        return false;
    }

    /// Four sums that do not wait for one another.
    static std::uint64_t hash_of(const std::array<T, kStride>& values) noexcept {
        using Words = std::array<std::uint64_t, 4>;
        constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15u;
        Words sums{};
        const auto* const bytes = reinterpret_cast<const char*>(values.data());
        for (std::size_t done = 0; done < sizeof(values); done += sizeof(Words)) {
            Words words;
            std::memcpy(words.data(), bytes + done, sizeof(words));
            for (std::size_t i = 0; i < words.size(); ++i)
                sums[i] = (sums[i] ^ words[i]) * kFactor;
        }
        const std::uint64_t sum = (sums[0] ^ (sums[1] >> 1) ^ (sums[2] >> 2) ^ (sums[3] >> 3)) * kFactor;
        return sum ^ (sum >> 32);
    }

    Stride& new_stride() {
        if (static_cast<std::size_t>(end_ - fresh_) < sizeof(Stride)) begin_block();
        // Not Stride{}: what is written over need not be set.
        auto* const stride = ::new (fresh_) Stride;
        stride->is_shared = false;
        fresh_ += sizeof(Stride);
        return *stride;
    }

    /// Strides never move. The first blocks are small: most traces need no more.
    void begin_block() {
        const std::size_t strides = std::size_t{1} << std::min<std::size_t>(blocks_.size(), 20);
        const std::size_t bytes = std::min(strides * sizeof(Stride), memory::LargeBlock::kBytes);
        blocks_.emplace_back(bytes);
        fresh_ = blocks_.back().template values<char>();
        end_ = fresh_ + bytes;
    }

    Stride* open_ = nullptr; ///< The last one, which is being written.
    std::vector<Stride*> strides_;
    std::array<KnownPair, 128> lately_{}; ///< By their hash.
    std::vector<memory::LargeBlock> blocks_;
    char* fresh_ = nullptr; ///< What is not used yet of the last block …
    char* end_ = nullptr;   ///< … up to here.
};

} // namespace simul::trace
