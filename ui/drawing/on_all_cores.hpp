/// Work of a frame that is shared out among the processor's cores.
#pragma once

#include <cstddef>
#include <functional>

namespace simul::ui {

/// Calls `work(i)` for each i below `count`, each once and in no order, and returns when all have returned.
/// This thread works too, and those of the global pool that are free: it never waits for one that has not
/// begun. `work` must not throw.
///
/// QtConcurrent::blockingMap does nothing on the thread that calls it, which would cost a frame one core of
/// the few there are, and the time until another thread wakes up.
void on_all_cores(std::size_t count, const std::function<void(std::size_t)>& work);

} // namespace simul::ui
