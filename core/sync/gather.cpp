#include "core/sync/gather.hpp"

#include <algorithm>

namespace simul::sync {

using namespace loop;
namespace {

/// The future of a gather. It and the observer of its children refer to each other until all children are
/// done.
class GatheringFuture final : public Future {
public:
    GatheringFuture(EventLoop& loop, std::vector<Ref<Future>> children)
        : Future(loop, {WaitKind::Gather, 0, static_cast<std::int64_t>(children.size())}),
          children_(std::move(children)) {}
    ~GatheringFuture() override {
        // As a list drops its items.
        while (!children_.empty())
            children_.pop_back();
    }

    bool cancel(Payload message) override {
        if (done()) return false;
        bool any = false;
        for (const Ref<Future>& child : children_)
            any = child->cancel(message) || any;
        cancel_requested_ = cancel_requested_ || any;
        return any;
    }
    bool cancel_requested() const noexcept { return cancel_requested_; }
    const std::vector<Ref<Future>>& children() const noexcept { return children_; }

private:
    std::vector<Ref<Future>> children_;
    bool cancel_requested_ = false;
};

class Collector final : public FutureObserver {
public:
    explicit Collector(OnException on_exception) : on_exception_(on_exception) {}

    void expect(std::size_t futures) { expected_ = futures; }
    void collect_into(Ref<GatheringFuture> outer) { outer_ = std::move(outer); }

    void done(EventLoop& loop, Future& child) override {
        ++finished_;
        complete(loop, child);
        // After the last child nobody calls again: the cycle with the outer future ends here.
        if (finished_ == expected_) outer_.reset();
    }
    std::string_view name() const noexcept override {
        return "gather.<locals>._done_callback() at /usr/lib/python3.11/asyncio/tasks.py:754";
    }

private:
    void complete(EventLoop& loop, Future& child) {
        if (!outer_ || outer_->done()) {
            if (!child.cancelled()) child.mark_retrieved();
            return;
        }
        if (on_exception_ == OnException::Raise && (child.cancelled() || child.has_exception())) {
            outer_->set_exception(child.take_outcome().payload);
            return;
        }
        if (finished_ != expected_) return;
        const Payload results = collect(loop.simulation().front_end());
        if (outer_->cancel_requested()) {
            // asyncio's loop over the children leaves its variable at the last one.
            outer_->set_exception(outer_->children().back()->make_cancelled_error());
        } else {
            outer_->set_result(results);
        }
    }

    Payload collect(FrontEnd& front_end) const {
        std::vector<Payload> results;
        results.reserve(outer_->children().size());
        for (const Ref<Future>& child : outer_->children())
            results.push_back(result_of(*child, front_end));
        return front_end.make_list(results);
    }

    static Payload result_of(Future& child, FrontEnd& front_end) {
        if (!child.cancelled()) return child.take_outcome().payload;
        const Payload& message = child.cancel_message();
        return front_end.make_cancelled_error(message ? message : front_end.make_text(""));
    }

    OnException on_exception_;
    std::size_t expected_ = 0;
    std::size_t finished_ = 0;
    Ref<GatheringFuture> outer_;
};

} // namespace

Ref<Future> gather(EventLoop& loop, const std::vector<Awaitable>& awaitables, OnException on_exception) {
    if (awaitables.empty()) {
        const Ref<Future> nothing = loop.create_future({WaitKind::Gather, 0, 0});
        nothing->set_result(loop.simulation().front_end().make_list({}));
        return nothing;
    }
    const Ref<Collector> collector = make_ref<Collector>(on_exception);
    std::vector<Ref<Future>> children;
    std::vector<const Future*> distinct;
    children.reserve(awaitables.size());
    for (const Awaitable& awaitable : awaitables) {
        const Ref<Future> child = ensure_future(loop, awaitable);
        const bool fresh = awaitable.is_coroutine();
        if (fresh) child->as_task()->forgive_being_dropped();
        children.push_back(child);
        distinct.push_back(child.get());
    }
    // Sorted only to count and skip duplicates; the order of observation is that of the arguments.
    std::vector<const Future*> sorted = distinct;
    std::sort(sorted.begin(), sorted.end());
    const bool has_duplicates = std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end();
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    collector->expect(sorted.size());
    for (std::size_t i = 0; i < children.size(); ++i) {
        const auto seen_end = distinct.begin() + static_cast<std::ptrdiff_t>(i);
        if (has_duplicates && std::find(distinct.begin(), seen_end, distinct[i]) != seen_end) continue;
        FutureObserver::observe(*children[i], collector);
    }
    const auto outer = make_ref<GatheringFuture>(loop, std::move(children));
    collector->collect_into(outer);
    return outer;
}

} // namespace simul::sync
