/// `set` and `frozenset`: CPython's own table, so that they iterate in CPython's order.
#pragma once

#include "core/script/vm/dict_object.hpp"
#include "core/script/vm/object.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace simul::script {

class SetObject : public Container {
public:
    static constexpr bool is_layout(Layout layout) {
        return layout == Layout::Set || layout == Layout::FrozenSet;
    }

    /// A free slot has an empty key and hash 0, a deleted one an empty key and hash -1.
    struct Entry {
        Value key;
        std::int64_t hash;
    };

    static Ref<SetObject> create(Interpreter& vm);
    /// A set that iterates in the order in which its members came in: the canon for what asyncio keeps in
    /// sets.
    static Ref<SetObject> create_in_order(Interpreter& vm);
    static Ref<SetObject> create_frozen(Interpreter& vm);
    /// Of `type`: set, frozenset or a subclass of one; empty.
    static Ref<SetObject> create(TypeObject& type);

    bool is_frozen() const noexcept { return layout() == Layout::FrozenSet; }
    std::size_t size() const noexcept { return used_; }

    struct Found {
        Lookup lookup;
        std::size_t slot; ///< of the key if Found
    };
    /// Never runs script code.
    Found find(const Value& key, std::int64_t hash) const noexcept;
    /// As DictObject::next_candidate: `probe` starts as 0; gives slots.
    std::optional<std::size_t> next_candidate(std::int64_t hash, std::size_t& probe) const noexcept;
    const Entry& entry(std::size_t slot) const noexcept { return table_[slot]; }

    /// REQUIRES: the key is missing.
    void insert(Value key, std::int64_t hash);
    void erase_at(std::size_t slot);
    void clear();
    /// `set.pop()`: takes the key that CPython would take. REQUIRES: not empty.
    Value pop();
    /// `set.update(other)` as CPython does it, so that the order is the same; does nothing and says false if
    /// keys can only be compared by script.
    bool merge(const SetObject& other);
    /// The same into an empty set, where no keys are compared.
    void copy_from(const SetObject& other) { merge(other); }
    /// Makes room for that many more, where CPython does: before it adds the keys of a dict.
    void reserve(std::size_t more);
    /// Takes over the other set's table and leaves that empty. REQUIRES: this is empty.
    void take(SetObject& other) noexcept;

    /// In table order: the first entry at or after `position`, which moves behind it; null at the end.
    const Entry* next(std::size_t& position) const noexcept;

    /// hash(frozenset). Cached for frozen ones.
    std::int64_t hash() const noexcept;

    void visit_references(ReferenceVisitor& visitor) const override;
    void clear_references() noexcept override;

protected:
    explicit SetObject(TypeObject& type);
    SetObject(TypeObject& type, Layout layout);

private:
    using Table = std::vector<Entry, heap::Allocator<Entry>>;

    static void insert_clean(Table& table, Value key, std::int64_t hash);
    void resize(std::size_t minimum_used);

    Table table_;
    std::optional<Table> order_; ///< of a set that keeps the order of insertion: its keys in that order
    std::size_t fill_ = 0;       ///< used and deleted slots
    std::size_t used_ = 0;
    std::size_t finger_ = 0; ///< where pop() looks first
    mutable std::int64_t hash_ = -1;
};

} // namespace simul::script
