#include "core/scenario/model.hpp"

namespace simul::scenario {

machine::Machine machine_of(Model model, const MachineSettings& settings) noexcept {
    machine::Machine machine;
    switch (model) {
    case Model::Sequential: machine = machine::Machine::sequential(); break;
    case Model::Async: machine = machine::Machine::async(); break;
    case Model::Threads: machine = machine::Machine::under_one_lock(settings.threads); break;
    case Model::Processes: machine = machine::Machine::processes(settings.cpus); break;
    }
    machine.switch_interval = settings.switch_interval;
    machine.switch_cost = settings.switch_cost;
    return machine;
}

std::string_view name_of(Model model) noexcept {
    switch (model) {
    case Model::Sequential: return "sequential";
    case Model::Async: return "async";
    case Model::Threads: return "threads";
    case Model::Processes: return "processes";
    }
    return {};
}

std::optional<Model> model_from_name(std::string_view name) noexcept {
    for (const Model model : all_models())
        if (name_of(model) == name) return model;
    return std::nullopt;
}

std::vector<Model> all_models() {
    return {Model::Sequential, Model::Async, Model::Threads, Model::Processes};
}

} // namespace simul::scenario
