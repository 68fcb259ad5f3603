#include "core/trace/testing/played_loop.hpp"

#include <algorithm>

namespace simul::trace::testing {

PartIndex PlayedLoop::add(Part part) {
    players_.push_back({.part = std::move(part), .index = players_.size()});
    return players_.size() - 1;
}

std::size_t PlayedLoop::add_queue(std::size_t capacity) {
    queues_.push_back({.capacity = capacity, .resource = builder_.add_resource("queue")});
    return queues_.size() - 1;
}

TracePtr PlayedLoop::play() {
    start(0, 0);
    while (!ready_.empty() || !timers_.empty()) {
        if (ready_.empty()) now_ = std::max(now_, timers_.front().due);
        release_due_timers();
        for (std::size_t count = ready_.size(); count > 0; --count) {
            const PartIndex part = ready_.front();
            ready_.pop_front();
            step(part);
        }
    }
    const bool stuck = std::any_of(players_.begin(), players_.end(),
                                   [](const Player& it) { return it.task != kNoTask && !it.ended; });
    return builder_.finish({.kind = stuck ? RunEnding::Deadlock : RunEnding::Finished,
                            .exit_status = stuck ? 3 : 0,
                            .time = now_,
                            .message = stuck ? "deadlock: nothing can wake the tasks that wait" : ""});
}

StackId PlayedLoop::stack_of(const Player& player) {
    return builder_.stack(0, player.part.function, static_cast<int>(player.next) + 1);
}

void PlayedLoop::start(PartIndex part, PartIndex creator) {
    Player& player = players_[part];
    const TaskIndex by = part == creator ? kNoTask : players_[creator].task;
    const std::string name = "Task-" + std::to_string(builder_.task_count() + 1);
    player.task = builder_.create(now_, name, by, stack_of(player));
    wake(part, by == kNoTask ? CauseKind::Start : CauseKind::Task);
    player.waited = false; // It is woken to start, not from a wait.
}

void PlayedLoop::wake(PartIndex part, CauseKind cause) {
    Player& player = players_[part];
    if (player.ready || player.ended) return;
    player.ready = true;
    player.waited = true;
    builder_.ready(now_, player.task, cause, cause == CauseKind::Task ? players_[current_].task : kNoTask);
    ready_.push_back(part);
}

void PlayedLoop::release_due_timers() {
    while (!timers_.empty() && timers_.front().due <= now_) {
        const PartIndex part = timers_.front().part;
        timers_.erase(timers_.begin());
        wake(part, CauseKind::Timer);
    }
}

void PlayedLoop::step(PartIndex part) {
    current_ = part;
    Player& player = players_[part];
    player.ready = false;
    builder_.resume(now_, player.task, stack_of(player));
    if (player.cancel_requested) return end(part, EventKind::Cancelled);
    while (player.next < player.part.actions.size()) {
        const bool goes_on = std::visit([&](const auto& action) { return act(player, action); },
                                        player.part.actions[player.next]);
        if (!goes_on) return;
        ++player.next;
        player.waited = false;
    }
    end(part, EventKind::Done);
}

void PlayedLoop::suspend(PartIndex part, const Wait& wait) {
    Player& player = players_[part];
    player.waited = false;
    builder_.suspend(now_, player.task, stack_of(player), wait);
}

void PlayedLoop::end(PartIndex part, EventKind how, const std::string& error) {
    Player& player = players_[part];
    player.ended = true;
    if (how == EventKind::Done)
        builder_.done(now_, player.task);
    else if (how == EventKind::Cancelled)
        builder_.cancelled(now_, player.task);
    else
        builder_.failed(now_, player.task, error);
    for (const PartIndex waiter : player.awaited_by)
        if (--players_[waiter].children_left == 0) wake(waiter, CauseKind::Task);
}

void PlayedLoop::cancel(PartIndex part) {
    Player& player = players_[part];
    if (player.ended || player.task == kNoTask) return;
    player.cancel_requested = true;
    std::erase_if(timers_, [&](const Timer& timer) { return timer.part == part; });
    for (Queue& queue : queues_) {
        std::erase(queue.getters, part);
        std::erase(queue.putters, part);
    }
    wake(part, CauseKind::Task);
}

void PlayedLoop::set_level(const Queue& queue) {
    builder_.level(now_, players_[current_].task, queue.resource, static_cast<std::int64_t>(queue.items));
}

bool PlayedLoop::act(Player& player, const Work& work) {
    builder_.hold(now_, player.task, stack_of(player), work.length, HoldKind::Work);
    now_ = saturating_add(now_, work.length);
    return true;
}

bool PlayedLoop::act(Player& player, const Hold& hold) {
    builder_.hold(now_, player.task, stack_of(player), hold.length, HoldKind::Sleep);
    now_ = saturating_add(now_, hold.length);
    return true;
}

bool PlayedLoop::act(Player& player, const Sleep& sleep) {
    if (waits_hold_) return act(player, Hold{sleep.length});
    if (player.waited) return true;
    suspend(player.index, {.kind = WaitKind::Sleep, .delay = sleep.length});
    const Instant due = saturating_add(now_, sleep.length);
    const auto place = std::upper_bound(timers_.begin(), timers_.end(), due,
                                        [](Instant when, const Timer& timer) { return when < timer.due; });
    timers_.insert(place, {due, player.index});
    return false;
}

bool PlayedLoop::act(Player& player, const Yield&) {
    if (player.waited) return true;
    suspend(player.index, {});
    wake(player.index, CauseKind::Task);
    return false;
}

bool PlayedLoop::act(Player& player, const Put& put) {
    Queue& queue = queues_[put.queue];
    if (queue.capacity != 0 && queue.items >= queue.capacity) {
        suspend(player.index, {.kind = WaitKind::QueuePut, .resource = queue.resource});
        queue.putters.push_back(player.index);
        return false;
    }
    ++queue.items;
    set_level(queue);
    if (!queue.getters.empty()) {
        const PartIndex getter = queue.getters.front();
        queue.getters.pop_front();
        wake(getter, CauseKind::Task);
    }
    return true;
}

bool PlayedLoop::act(Player& player, const Get& get) {
    Queue& queue = queues_[get.queue];
    if (queue.items == 0) {
        suspend(player.index, {.kind = WaitKind::QueueGet, .resource = queue.resource});
        queue.getters.push_back(player.index);
        return false;
    }
    --queue.items;
    set_level(queue);
    if (!queue.putters.empty()) {
        const PartIndex putter = queue.putters.front();
        queue.putters.pop_front();
        wake(putter, CauseKind::Task);
    }
    return true;
}

bool PlayedLoop::act(Player& player, const Start& start_action) {
    start(start_action.part, player.index);
    return true;
}

bool PlayedLoop::act(Player& player, const Gather& gather) {
    if (player.waited) return true;
    for (const PartIndex child : gather.parts) {
        if (players_[child].ended) continue;
        ++player.children_left;
        players_[child].awaited_by.push_back(player.index);
    }
    if (player.children_left == 0) return true;
    suspend(player.index,
            {.kind = WaitKind::Gather, .count = static_cast<std::uint32_t>(gather.parts.size())});
    return false;
}

bool PlayedLoop::act(Player&, const Cancel& cancel_action) {
    cancel(cancel_action.part);
    return true;
}

bool PlayedLoop::act(Player& player, const Print& print) {
    builder_.output(now_, player.task, stack_of(player), OutputStream::Stdout, print.text);
    return true;
}

bool PlayedLoop::act(Player& player, const Fail& fail) {
    end(player.index, EventKind::Failed, fail.error);
    return false;
}

} // namespace simul::trace::testing
