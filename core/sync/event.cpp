#include "core/sync/event.hpp"

namespace simul::sync {

using namespace loop;

void Event::set() {
    if (set_) return;
    set_ = true;
    report_level(1);
    for (Future* const waiter : waiters_.futures())
        waiter->set_result(simulation().front_end().make_bool(true));
}

void Event::clear() {
    if (set_) report_level(0);
    set_ = false;
}

Operation Event::wait(EventLoop& loop) {
    const Ref<Event> self(this);
    if (set_) co_return yes();
    if (auto wrong_loop = bind(loop)) co_return *wrong_loop;
    Waiters::Place place(waiters_, create_waiter(loop, WaitKind::Event));
    Outcome outcome = co_await wait_for(place.future());
    if (!outcome.is_value()) co_return outcome;
    co_return yes();
}

std::string Event::describe() const {
    std::string text = set_ ? "Event [set" : "Event [unset";
    if (!waiters_.empty()) text += ", waiters:" + std::to_string(waiters_.size());
    return text + "]";
}

} // namespace simul::sync
