#include "core/native/program.hpp"

namespace simul::native {

using namespace loop;

Program::Program(machine::Machine machine, LoopLimits limits)
    : simulation_(front_end_, no_listener_, machine, limits), loop_(make_ref<EventLoop>(simulation_)) {}

Program::Program(Listener& listener, machine::Machine machine, LoopLimits limits)
    : simulation_(front_end_, listener, machine, limits), loop_(make_ref<EventLoop>(simulation_)) {}

Program::~Program() {
    simulation_.abandon_all();
}

void Program::finish(const Ref<Task>& task) {
    switch (loop_->run_until_complete(task)) {
    case LoopEnd::Stopped: break;
    case LoopEnd::Deadlock: throw std::runtime_error("deadlock");
    case LoopEnd::Aborted: throw std::runtime_error("the run was ended");
    }
    sync::cancel_all_tasks(*loop_);
}

} // namespace simul::native
