/// Interned strings.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace simul::trace {

/// Ids 0, 1, 2, … in order of first occurrence; 0 is the empty string. Strings stay where they are.
class StringTable {
public:
    StringTable() { intern({}); }
    StringTable(const StringTable& other) : strings_(other.strings_) {
        for (std::uint32_t id = 0; id < strings_.size(); ++id) // The map refers into the strings.
            ids_.emplace(strings_[id], id);
    }
    StringTable& operator=(const StringTable& other) { return *this = StringTable(other); }
    ~StringTable() = default;
    StringTable(StringTable&&) = default;
    StringTable& operator=(StringTable&&) = default;

    std::uint32_t intern(std::string_view text) {
        if (const auto found = ids_.find(text); found != ids_.end()) return found->second;
        const auto id = static_cast<std::uint32_t>(strings_.size());
        ids_.emplace(strings_.emplace_back(text), id);
        return id;
    }

    const std::string& operator[](std::uint32_t id) const { return strings_[id]; }

private:
    std::deque<std::string> strings_; // Not a vector: that would move short strings.
    std::unordered_map<std::string_view, std::uint32_t> ids_;
};

} // namespace simul::trace
