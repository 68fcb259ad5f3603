#include "core/scenario/model.hpp"

namespace simul::scenario {

std::string_view name_of(Model model) noexcept {
    switch (model) {
    case Model::Sequential: return "sequential";
    case Model::Async: return "async";
    }
    return {};
}

std::optional<Model> model_from_name(std::string_view name) noexcept {
    for (const Model model : {Model::Sequential, Model::Async})
        if (name_of(model) == name) return model;
    return std::nullopt;
}

std::vector<Model> all_models() {
    return {Model::Sequential, Model::Async};
}

} // namespace simul::scenario
