#include "core/sync/runner.hpp"

#include "core/sync/gather.hpp"

namespace simul::sync {

using namespace loop;

std::vector<Ref<Task>> all_tasks(EventLoop& loop) {
    std::vector<Ref<Task>> tasks;
    for (Task& task : loop.simulation().tasks())
        if (&task.loop() == &loop && !task.done()) tasks.emplace_back(&task);
    return tasks;
}

LoopEnd cancel_all_tasks(EventLoop& loop) {
    const std::vector<Ref<Task>> left = all_tasks(loop);
    if (left.empty()) return LoopEnd::Stopped;
    for (const Ref<Task>& task : left)
        task->cancel();
    const Ref<Future> all = gather(loop, {left.begin(), left.end()}, OnException::Return);
    const LoopEnd end = loop.run_until_complete(all);
    if (end != LoopEnd::Stopped) return end;
    for (const Ref<Task>& task : left)
        if (task->done() && task->has_exception())
            loop.simulation().front_end().unhandled("unhandled exception during asyncio.run() shutdown",
                                                    task->peek_payload(), task.get());
    return end;
}

LoopEnd run_hidden(EventLoop& loop, Ref<Coroutine> body) {
    const Ref<Task> task = loop.create_task(std::move(body), {}, TaskVisibility::Hidden);
    task->forgive_being_dropped();
    return loop.run_until_complete(task);
}

} // namespace simul::sync
