#include "core/script/vm/dict_object.hpp"

#include "core/script/vm/instance_object.hpp"
#include "core/script/vm/interpreter_state.hpp"
#include "core/script/vm/operations.hpp"

namespace simul::script {
namespace {

constexpr std::size_t kSmallestTable = 8;

/// CPython's probing: visits every slot, using more and more bits of the hash.
struct Probe {
    std::size_t mask;
    std::size_t perturb;
    std::size_t slot;

    Probe(std::int64_t hash, std::size_t table_size) noexcept
        : mask(table_size - 1), perturb(static_cast<std::size_t>(hash)), slot(perturb & mask) {}
    void advance() noexcept {
        perturb >>= 5;
        slot = (slot * 5 + perturb + 1) & mask;
    }
};

/// Two thirds of the table may be used.
constexpr std::size_t usable(std::size_t table_size) {
    return table_size * 2 / 3;
}

} // namespace

DictObject::DictObject(TypeObject& type) noexcept : Container(type, Layout::Dict) {}

Ref<DictObject> DictObject::create(Interpreter& vm) {
    return Ref<DictObject>(new DictObject(*vm.types().dict));
}

Ref<DictObject> DictObject::create(TypeObject& type) {
    if (type.is_script_class()) return SubclassOf<DictObject>::create(type);
    return Ref<DictObject>(new DictObject(type));
}

void DictObject::keys_changed() noexcept {
    keys_version_ = type().interpreter().state().next_version();
}

std::size_t DictObject::find_entry(const StringObject& key) const noexcept {
    if (table_.empty()) return kNoEntry;
    const std::int64_t hash = key.hash();
    for (Probe probe(hash, table_.size());; probe.advance()) {
        const std::int32_t index = table_[probe.slot];
        if (index == kFree) return kNoEntry;
        if (index == kDeleted) continue;
        const Entry& entry = entries_[static_cast<std::size_t>(index)];
        if (entry.key.is_object() && entry.key.as_object() == &key) return static_cast<std::size_t>(index);
        if (entry.hash != hash) continue;
        if (const auto* text = entry.key.as<StringObject>(); text != nullptr && *text == key) {
            return static_cast<std::size_t>(index);
        }
    }
}

Value* DictObject::find(const StringObject& key) noexcept {
    const std::size_t entry = find_entry(key);
    return entry == kNoEntry ? nullptr : &entries_[entry].value;
}

void DictObject::set(StringRef key, Value value) {
    if (Value* existing = find(*key)) {
        *existing = std::move(value);
    } else {
        const std::int64_t hash = key->hash();
        append(std::move(key), hash, std::move(value));
    }
}

bool DictObject::erase(const StringObject& key) {
    const std::size_t entry = find_entry(key);
    if (entry == kNoEntry) return false;
    erase_at(entry);
    return true;
}

DictObject::Found DictObject::find(const Value& key, std::int64_t hash) const noexcept {
    if (table_.empty()) return {Lookup::Missing, 0};
    for (Probe probe(hash, table_.size());; probe.advance()) {
        const std::int32_t index = table_[probe.slot];
        if (index == kFree) return {Lookup::Missing, 0};
        if (index == kDeleted) continue;
        const Entry& entry = entries_[static_cast<std::size_t>(index)];
        if (entry.hash != hash) continue;
        if (is_same(entry.key, key)) return {Lookup::Found, static_cast<std::size_t>(index)};
        const std::optional<bool> equal = native_equals(entry.key, key);
        if (!equal) return {Lookup::NeedsScript, 0};
        if (*equal) return {Lookup::Found, static_cast<std::size_t>(index)};
    }
}

std::optional<std::size_t> DictObject::next_candidate(std::int64_t hash, std::size_t& step) const noexcept {
    if (table_.empty()) return std::nullopt;
    Probe probe(hash, table_.size());
    for (std::size_t i = 0; i < step; ++i)
        probe.advance();
    for (;; probe.advance()) {
        ++step;
        const std::int32_t index = table_[probe.slot];
        if (index == kFree) return std::nullopt;
        if (index != kDeleted && entries_[static_cast<std::size_t>(index)].hash == hash) {
            return static_cast<std::size_t>(index);
        }
    }
}

void DictObject::append(Value key, std::int64_t hash, Value value) {
    if (std::max(entries_.size(), fill_) >= usable(table_.size())) rebuild();
    Probe probe(hash, table_.size());
    while (table_[probe.slot] >= 0)
        probe.advance();
    if (table_[probe.slot] == kFree) ++fill_;
    table_[probe.slot] = static_cast<std::int32_t>(entries_.size());
    entries_.push_back({hash, std::move(key), std::move(value)});
    ++size_;
    keys_changed();
}

void DictObject::erase_at(std::size_t index) {
    Probe probe(entries_[index].hash, table_.size());
    while (table_[probe.slot] != static_cast<std::int32_t>(index))
        probe.advance();
    table_[probe.slot] = kDeleted;
    --size_;
    keys_changed();
    const Entry dropped = std::move(entries_[index]); // dies last: what dies with it may look at this dict
    entries_[index].key.reset();
    while (!entries_.empty() && entries_.back().key.is_empty()) {
        // The slot stays marked as deleted, so nothing refers to the entry.
        entries_.pop_back();
    }
}

void DictObject::clear() {
    std::vector<Entry, heap::Allocator<Entry>> dropped;
    dropped.swap(entries_);
    table_.clear();
    size_ = 0;
    fill_ = 0;
    keys_changed();
}

/// Drops the removed entries and makes the table as large as the living ones need.
void DictObject::rebuild() {
    std::size_t capacity = kSmallestTable;
    while (usable(capacity) <= size_ * 3 / 2)
        capacity *= 2;
    if (size_ != entries_.size()) {
        std::erase_if(entries_, [](const Entry& entry) { return entry.key.is_empty(); });
    }
    table_.assign(capacity, kFree);
    fill_ = size_;
    entries_.reserve(usable(capacity));
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        Probe probe(entries_[i].hash, capacity);
        while (table_[probe.slot] >= 0)
            probe.advance();
        table_[probe.slot] = static_cast<std::int32_t>(i);
    }
}

DictObject::Entry* DictObject::next(std::size_t& position) noexcept {
    while (position < entries_.size()) {
        Entry& entry = entries_[position++];
        if (!entry.key.is_empty()) return &entry;
    }
    return nullptr;
}

DictObject::Entry* DictObject::previous(std::size_t& position) noexcept {
    position = std::min(position, entries_.size());
    while (position > 0) {
        Entry& entry = entries_[--position];
        if (!entry.key.is_empty()) return &entry;
    }
    return nullptr;
}

void DictObject::visit_references(ReferenceVisitor& visitor) const {
    for (const Entry& entry : entries_) {
        visitor.visit(entry.key);
        visitor.visit(entry.value);
    }
}

void DictObject::clear_references() noexcept {
    clear();
}

} // namespace simul::script
