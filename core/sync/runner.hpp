/// What `asyncio.run` does around the main task (asyncio.Runner).
#pragma once

#include "core/loop/event_loop.hpp"

#include <vector>

namespace simul::sync {

/// The loop's tasks that are not done, in order of creation (asyncio.all_tasks).
std::vector<loop::Ref<loop::Task>> all_tasks(loop::EventLoop& loop);

/// Cancels all tasks that are left and runs the loop until they have ended; exceptions of theirs go to the
/// loop's exception handler.
loop::LoopEnd cancel_all_tasks(loop::EventLoop& loop);

/// Runs `body` as a task that listeners do not hear of, to its end. It takes a task number, as in CPython.
loop::LoopEnd run_hidden(loop::EventLoop& loop, loop::Ref<loop::Coroutine> body);

} // namespace simul::sync
