/// Memory for columns.
#pragma once

#include "core/memory/block_reserve.hpp"

#include <cstddef>
#include <memory>

namespace simul::memory {

/// Uninitialised memory; one of block_reserve's blocks where it nearly fills one.
class LargeBlock {
public:
    static constexpr std::size_t kBytes = block_reserve::kBlockBytes;

    /// Throws std::bad_alloc. REQUIRES: bytes <= kBytes.
    explicit LargeBlock(std::size_t bytes);

    /// For types that need no construction, and no more alignment than std::max_align_t.
    template <typename T>
    T* values() const noexcept {
        return static_cast<T*>(memory_.get());
    }

private:
    struct Release {
        bool is_large; ///< Then it is one of block_reserve's.
        void operator()(void* memory) const noexcept;
    };
    std::unique_ptr<void, Release> memory_;
};

} // namespace simul::memory
