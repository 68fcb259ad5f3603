#include "core/sync/as_completed.hpp"

#include <algorithm>

namespace simul::sync {

using namespace loop;

Ref<AsCompleted> AsCompleted::create(EventLoop& loop, const std::vector<Awaitable>& awaitables,
                                     std::optional<Duration> timeout) {
    auto self = make_ref<AsCompleted>(loop);
    for (const Awaitable& awaitable : awaitables) {
        Ref<Future> future = ensure_future(loop, awaitable);
        if (std::find(self->pending_.begin(), self->pending_.end(), future) == self->pending_.end())
            self->pending_.push_back(std::move(future));
    }
    self->count_ = self->pending_.size();
    for (const Ref<Future>& future : self->pending_)
        observe(*future, self);
    if (timeout && !self->pending_.empty()) self->timer_ = loop.call_later(*timeout, {&time_is_up, self, {}});
    return self;
}

void AsCompleted::time_is_up(EventLoop&, RefCounted* target, RefCounted*) {
    auto& self = static_cast<AsCompleted&>(*target);
    for (const Ref<Future>& future : self.pending_) {
        forget(*future, self);
        self.completed_->put_nowait({});
    }
    self.pending_.clear();
    self.timer_.reset();
}

void AsCompleted::done(EventLoop& loop, Future& future) {
    const auto place = std::find(pending_.begin(), pending_.end(), &future);
    if (place == pending_.end()) return;
    pending_.erase(place);
    completed_->put_nowait(&future);
    if (pending_.empty() && timer_) {
        loop.cancel(*timer_);
        timer_.reset();
    }
}

Operation AsCompleted::next(EventLoop& loop) {
    const Ref<AsCompleted> self(this);
    const Ref<Coroutine> getting = completed_->get(loop);
    Outcome outcome = co_await run(getting);
    if (!outcome.is_value()) co_return outcome;
    if (!outcome.payload)
        co_return Outcome::exception(loop.simulation().front_end().make_error(ErrorKind::Timeout, ""));
    co_return static_cast<Future&>(*outcome.payload).take_outcome();
}

} // namespace simul::sync
