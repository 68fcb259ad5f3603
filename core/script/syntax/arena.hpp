/// Memory for a syntax tree: nodes live and die together.
#pragma once

#include <cstring>
#include <memory>
#include <memory_resource>
#include <span>
#include <string_view>
#include <type_traits>
#include <unordered_set>
#include <utility>
#include <vector>

namespace simul::script {

/// Never runs destructors, so only trivially destructible things go in. What it returns stays valid until the
/// arena is destroyed. Single-threaded.
class Arena {
public:
    Arena() = default;
    Arena(const Arena&) = delete;
    Arena& operator=(const Arena&) = delete;

    template <class T, class... Arguments>
    T* make(Arguments&&... arguments) {
        static_assert(std::is_trivially_destructible_v<T>);
        return new (memory_.allocate(sizeof(T), alignof(T))) T{std::forward<Arguments>(arguments)...};
    }

    /// A copy of the items.
    template <class T>
    std::span<const T> copy(const std::vector<T>& items) {
        static_assert(std::is_trivially_destructible_v<T>);
        if (items.empty()) return {};
        T* memory = static_cast<T*>(memory_.allocate(items.size() * sizeof(T), alignof(T)));
        std::uninitialized_copy(items.begin(), items.end(), memory);
        return {memory, items.size()};
    }

    /// A copy of the text; equal texts share one copy.
    std::string_view intern(std::string_view text) {
        if (const auto found = texts_.find(text); found != texts_.end()) return *found;
        char* memory = static_cast<char*>(memory_.allocate(text.size() + 1, 1));
        std::memcpy(memory, text.data(), text.size());
        return *texts_.insert(std::string_view(memory, text.size())).first;
    }

private:
    std::pmr::monotonic_buffer_resource memory_;
    std::unordered_set<std::string_view> texts_;
};

} // namespace simul::script
