#include "app/interrupt.hpp"

#include <cassert>
#include <csignal>

namespace simul::app {
namespace {

// A signal handler can reach nothing but globals.
std::atomic<std::atomic<bool>*> g_cancel{nullptr};
volatile std::sig_atomic_t g_interrupted = 0;
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<std::atomic<bool>*>::is_always_lock_free);

extern "C" void handle_interrupt(int) {
    g_interrupted = 1;
    if (std::atomic<bool>* cancel = g_cancel.load()) cancel->store(true);
    std::signal(SIGINT, SIG_DFL);
}

} // namespace

InterruptGuard::InterruptGuard(scenario::Progress& progress) {
    assert(g_cancel.load() == nullptr);
    g_interrupted = 0;
    g_cancel.store(&progress.cancel);
    std::signal(SIGINT, &handle_interrupt);
}

InterruptGuard::~InterruptGuard() {
    std::signal(SIGINT, SIG_DFL);
    g_cancel.store(nullptr);
}

bool InterruptGuard::was_interrupted() const noexcept {
    return g_interrupted != 0;
}

} // namespace simul::app
