/// What a future calls when it is done.
#pragma once

#include "core/loop/handle.hpp"

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace simul::loop {

/// Callbacks in order of registration. Nearly every future has one: it stands here, and only more of them
/// need memory.
class DoneCallbacks {
public:
    struct Entry {
        Callback::Function function = nullptr;
        Ref<RefCounted> target;
    };

    bool empty() const noexcept { return first_.function == nullptr; }
    /// The first one; its function is null if there is none.
    const Entry& first() const noexcept { return first_; }

    void add(Callback::Function function, Ref<RefCounted> target) {
        if (empty()) [[likely]] {
            first_.function = function;
            first_.target = std::move(target);
            return;
        }
        if (more_ == nullptr) more_ = std::make_unique<std::vector<Entry>>();
        more_->push_back({function, std::move(target)});
    }

    /// Calls `visit(entry)` for each.
    template <typename Visit>
    void for_each(Visit visit) const {
        if (empty()) return;
        visit(first_);
        if (more_ == nullptr) [[likely]]
            return;
        for (const Entry& entry : *more_)
            visit(entry);
    }

    /// Takes out those for which `matches(entry)` holds; how many these were.
    template <typename Predicate>
    std::size_t remove_if(Predicate matches) {
        if (empty()) return 0;
        std::size_t removed = more_ != nullptr ? std::erase_if(*more_, matches) : 0;
        if (matches(std::as_const(first_))) {
            ++removed;
            // What it kept may die last, when the list is as it is to be.
            const Entry dropped = std::exchange(first_, take_second());
        }
        return removed;
    }

    /// Gives all of them to `take(function, target)`, which gets the references, and has none left.
    template <typename Take>
    void take_all(Take take) {
        if (empty()) return;
        take(std::exchange(first_.function, nullptr), std::move(first_.target));
        if (more_ == nullptr) [[likely]]
            return;
        const auto rest = std::move(more_);
        for (Entry& entry : *rest)
            take(entry.function, std::move(entry.target));
    }

private:
    Entry take_second() {
        if (more_ == nullptr || more_->empty()) return {};
        Entry second = std::move(more_->front());
        more_->erase(more_->begin());
        return second;
    }

    Entry first_;
    std::unique_ptr<std::vector<Entry>> more_; ///< Null as long as there is one at most.
};

} // namespace simul::loop
