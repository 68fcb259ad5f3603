#include "core/script/vm/set_object.hpp"

#include "core/script/numeric/hash.hpp"
#include "core/script/vm/instance_object.hpp"
#include "core/script/vm/interpreter.hpp"
#include "core/script/vm/operations.hpp"

namespace simul::script {
namespace {

// The numbers and the order of probing are those of CPython's Objects/setobject.c: what a program prints when
// it iterates over a set depends on each of them.
constexpr std::size_t kSmallestTable = 8;
constexpr std::size_t kLinearProbes = 9;
constexpr std::int64_t kDeletedHash = -1;

/// Visits the slots for a hash: runs of neighbours, then a jump.
class Probe {
public:
    Probe(std::int64_t hash, std::size_t table_size) noexcept
        : mask_(table_size - 1), perturb_(static_cast<std::size_t>(hash)), start_(perturb_ & mask_) {
        begin_run();
    }
    std::size_t slot() const noexcept { return slot_; }
    void advance() noexcept {
        if (left_ > 0) {
            --left_;
            ++slot_;
            return;
        }
        perturb_ >>= 5;
        start_ = (start_ * 5 + 1 + perturb_) & mask_;
        begin_run();
    }

private:
    void begin_run() noexcept {
        slot_ = start_;
        left_ = start_ + kLinearProbes <= mask_ ? kLinearProbes : 0;
    }

    std::size_t mask_;
    std::size_t perturb_;
    std::size_t start_;
    std::size_t slot_ = 0;
    std::size_t left_ = 0;
};

bool is_free(const SetObject::Entry& entry) noexcept {
    return entry.key.is_empty() && entry.hash == 0;
}

} // namespace

SetObject::SetObject(TypeObject& type, Layout layout) : Container(type, layout), table_(kSmallestTable) {}

SetObject::SetObject(TypeObject& type) : SetObject(type, type.instance_layout()) {}

Ref<SetObject> SetObject::create(Interpreter& vm) {
    return Ref<SetObject>(new SetObject(*vm.types().set));
}

Ref<SetObject> SetObject::create_in_order(Interpreter& vm) {
    Ref<SetObject> set = create(vm);
    set->order_.emplace();
    return set;
}

Ref<SetObject> SetObject::create_frozen(Interpreter& vm) {
    return Ref<SetObject>(new SetObject(*vm.types().frozenset));
}

Ref<SetObject> SetObject::create(TypeObject& type) {
    if (type.is_script_class()) return SubclassOf<SetObject>::create(type);
    return Ref<SetObject>(new SetObject(type));
}

SetObject::Found SetObject::find(const Value& key, std::int64_t hash) const noexcept {
    for (Probe probe(hash, table_.size());; probe.advance()) {
        const Entry& entry = table_[probe.slot()];
        if (is_free(entry)) return {Lookup::Missing, 0};
        if (entry.hash != hash || entry.key.is_empty()) continue;
        const std::optional<bool> equal = native_equals(entry.key, key);
        if (!equal) return {Lookup::NeedsScript, 0};
        if (*equal) return {Lookup::Found, probe.slot()};
    }
}

std::optional<std::size_t> SetObject::next_candidate(std::int64_t hash, std::size_t& step) const noexcept {
    Probe probe(hash, table_.size());
    for (std::size_t i = 0; i < step; ++i)
        probe.advance();
    for (;; probe.advance()) {
        ++step;
        const Entry& entry = table_[probe.slot()];
        if (is_free(entry)) return std::nullopt;
        if (entry.hash == hash && !entry.key.is_empty()) return probe.slot();
    }
}

void SetObject::insert(Value key, std::int64_t hash) {
    if (order_) order_->push_back({key, hash});
    Probe probe(hash, table_.size());
    while (!is_free(table_[probe.slot()]))
        probe.advance();
    table_[probe.slot()] = {std::move(key), hash};
    ++fill_;
    ++used_;
    if (fill_ * 5 >= (table_.size() - 1) * 3) resize(used_ > 50000 ? used_ * 2 : used_ * 4);
}

void SetObject::insert_clean(Table& table, Value key, std::int64_t hash) {
    Probe probe(hash, table.size());
    while (!table[probe.slot()].key.is_empty())
        probe.advance();
    table[probe.slot()] = {std::move(key), hash};
}

void SetObject::resize(std::size_t minimum_used) {
    std::size_t size = kSmallestTable;
    while (size <= minimum_used)
        size *= 2;
    Table table(size);
    for (Entry& entry : table_) {
        if (!entry.key.is_empty()) insert_clean(table, std::move(entry.key), entry.hash);
    }
    table_ = std::move(table);
    fill_ = used_;
}

void SetObject::reserve(std::size_t more) {
    if ((fill_ + more) * 5 >= (table_.size() - 1) * 3) resize((used_ + more) * 2);
}

bool SetObject::merge(const SetObject& other) {
    if (&other == this || other.used_ == 0) return true;
    if (order_) {
        std::size_t position = 0;
        while (const Entry* entry = other.next(position)) {
            if (find(entry->key, entry->hash).lookup == Lookup::Missing) insert(entry->key, entry->hash);
        }
        return true;
    }
    if (used_ > 0) {
        for (const Entry& entry : other.table_) {
            if (!entry.key.is_empty() && find(entry.key, entry.hash).lookup == Lookup::NeedsScript)
                return false;
        }
    }
    reserve(other.used_);
    if (fill_ == 0 && table_.size() == other.table_.size() && other.fill_ == other.used_) {
        table_ = other.table_;
        fill_ = other.fill_;
        used_ = other.used_;
    } else if (fill_ == 0) {
        fill_ = used_ = other.used_;
        for (const Entry& entry : other.table_) {
            if (!entry.key.is_empty()) insert_clean(table_, entry.key, entry.hash);
        }
    } else {
        for (const Entry& entry : other.table_) {
            if (entry.key.is_empty()) continue;
            if (find(entry.key, entry.hash).lookup == Lookup::Missing) insert(entry.key, entry.hash);
        }
    }
    return true;
}

void SetObject::take(SetObject& other) noexcept {
    table_.swap(other.table_);
    std::swap(fill_, other.fill_);
    std::swap(used_, other.used_);
    order_.swap(other.order_);
}

void SetObject::erase_at(std::size_t slot) {
    Entry& entry = table_[slot];
    const Value dropped = entry.key; // dies last: what dies with it may look at this set
    if (order_) std::erase_if(*order_, [&](const Entry& each) { return is_same(each.key, dropped); });
    entry.key.reset();
    entry.hash = kDeletedHash;
    --used_;
}

void SetObject::clear() {
    Table dropped(kSmallestTable);
    dropped.swap(table_);
    if (order_) order_->clear();
    fill_ = used_ = 0;
}

Value SetObject::pop() {
    if (order_) {
        Value first = order_->front().key;
        erase_at(find(first, order_->front().hash).slot);
        return first;
    }
    std::size_t slot = finger_ & (table_.size() - 1);
    while (table_[slot].key.is_empty())
        slot = (slot + 1) & (table_.size() - 1);
    Value key = table_[slot].key;
    erase_at(slot);
    finger_ = slot + 1;
    return key;
}

const SetObject::Entry* SetObject::next(std::size_t& position) const noexcept {
    if (order_) return position < order_->size() ? &(*order_)[position++] : nullptr;
    while (position < table_.size()) {
        const Entry& entry = table_[position++];
        if (!entry.key.is_empty()) return &entry;
    }
    return nullptr;
}

std::int64_t SetObject::hash() const noexcept {
    if (hash_ != -1) return hash_;
    numeric::FrozenSetHasher hasher;
    for (const Entry& entry : table_) {
        if (!entry.key.is_empty()) hasher.add(entry.hash);
    }
    return hash_ = hasher.finish();
}

void SetObject::visit_references(ReferenceVisitor& visitor) const {
    for (const Entry& entry : table_)
        visitor.visit(entry.key);
}

void SetObject::clear_references() noexcept {
    clear();
}

} // namespace simul::script
