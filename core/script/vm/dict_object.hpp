/// `dict`: ordered by insertion, laid out as CPython's: a table of indices into a vector of entries.
#pragma once

#include "core/script/vm/object.hpp"
#include "core/script/vm/string_object.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace simul::script {

/// What a look-up in a hash container found.
enum class Lookup : std::uint8_t {
    Found,
    Missing,
    NeedsScript, ///< an `__eq__` or `__hash__` written in script decides: use the functions of operations.hpp
};

class DictObject : public Container {
public:
    static constexpr bool is_layout(Layout layout) { return layout == Layout::Dict; }

    /// A removed entry has an empty key.
    struct Entry {
        std::int64_t hash;
        Value key;
        Value value;
    };

    static Ref<DictObject> create(Interpreter& vm);
    /// Of `type`, dict or a subclass of it; empty.
    static Ref<DictObject> create(TypeObject& type);

    std::size_t size() const noexcept { return size_; }

    // ---- keys that are strings: no script code can run
    // -----------------------------------------------------

    static constexpr std::size_t kNoEntry = ~std::size_t{0};
    /// The index of the entry, or kNoEntry.
    std::size_t find_entry(const StringObject& key) const noexcept;
    /// The value, or null. The pointer holds until the dict changes.
    Value* find(const StringObject& key) noexcept;
    void set(StringRef key, Value value);
    /// Whether it was there.
    bool erase(const StringObject& key);

    // ---- any key; `hash` is hash(key)
    // ----------------------------------------------------------------------

    struct Found {
        Lookup lookup;
        std::size_t entry; ///< meaningful if Found
    };
    /// Never runs script code: NeedsScript if an entry with the same hash can only be compared by script.
    Found find(const Value& key, std::int64_t hash) const noexcept;
    /// Goes through the entries whose hash is `hash`, in probing order: calls `same(entry index)` for each
    /// until it returns true. For comparisons that run script.
    std::optional<std::size_t> next_candidate(std::int64_t hash, std::size_t& probe) const noexcept;

    const Entry& entry(std::size_t index) const noexcept { return entries_[index]; }
    Entry& entry(std::size_t index) noexcept { return entries_[index]; }
    /// REQUIRES: the key is missing.
    void append(Value key, std::int64_t hash, Value value);
    void erase_at(std::size_t entry);
    void clear();

    /// Iterates in order of insertion: the first entry at or after `position` that is not removed, and moves
    /// `position` behind it; null at the end.
    Entry* next(std::size_t& position) noexcept;
    /// The other way round: `position` starts as entry_limit().
    Entry* previous(std::size_t& position) noexcept;
    std::size_t entry_limit() const noexcept { return entries_.size(); }

    /// Changes whenever a key is added or removed or entries move; never repeats within an interpreter. While
    /// it stays, an entry found at an index is found there again.
    std::uint64_t keys_version() const noexcept { return keys_version_; }

    void visit_references(ReferenceVisitor& visitor) const override;
    void clear_references() noexcept override;

protected:
    explicit DictObject(TypeObject& type) noexcept;

private:
    static constexpr std::int32_t kFree = -1;
    static constexpr std::int32_t kDeleted = -2;

    void rebuild();
    void keys_changed() noexcept;

    std::vector<Entry, heap::Allocator<Entry>> entries_;
    std::vector<std::int32_t, heap::Allocator<std::int32_t>> table_;
    std::size_t size_ = 0;
    std::size_t fill_ = 0; ///< slots of the table that are not free
    std::uint64_t keys_version_ = 0;
};

} // namespace simul::script
