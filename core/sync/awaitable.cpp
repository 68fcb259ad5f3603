#include "core/sync/awaitable.hpp"

namespace simul::sync {

using namespace loop;

Ref<Future> ensure_future(EventLoop& loop, const Awaitable& awaitable) {
    if (awaitable.future) return awaitable.future;
    return loop.create_task(awaitable.coroutine);
}

void FutureObserver::notify(EventLoop& loop, RefCounted* observer, RefCounted* future) {
    static_cast<FutureObserver*>(observer)->done(loop, static_cast<Future&>(*future));
}

void FutureObserver::observe(Future& future, Ref<FutureObserver> observer) {
    future.add_done_callback(&FutureObserver::notify, std::move(observer));
}

void FutureObserver::forget(Future& future, const FutureObserver& observer) {
    future.remove_done_callback(&FutureObserver::notify, &observer);
}

} // namespace simul::sync
