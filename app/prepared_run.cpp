#include "app/prepared_run.hpp"

#include "app/standard_streams.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace simul::app {
namespace {

namespace fs = std::filesystem;

fs::path with_bundled_names(const fs::path& file) {
    std::error_code ignored;
    if (file.has_parent_path() || fs::exists(file, ignored)) return file;
    const std::vector<fs::path> bundled = scenario::bundled_scenarios();
    const auto found = std::find_if(bundled.begin(), bundled.end(), [&](const fs::path& path) {
        return path.filename() == file || path.stem() == file;
    });
    return found == bundled.end() ? file : *found;
}

std::string parameter_names(const scenario::Scenario& scenario) {
    std::string names;
    for (const scenario::Parameter& parameter : scenario.parameters)
        names += (names.empty() ? "" : ", ") + parameter.name;
    return names;
}

/// NAME=VALUE. The error is a sentence.
tl::expected<void, std::string> apply_setting(const std::string& setting, const scenario::Scenario& scenario,
                                              scenario::ParameterValues& values) {
    const std::size_t equal = setting.find('=');
    if (equal == std::string::npos) return tl::unexpected(fmt::format("--set {}: write NAME=VALUE", setting));
    const std::string name = setting.substr(0, equal);
    const scenario::Parameter* parameter = scenario.find(name);
    if (parameter == nullptr) {
        const std::string names = parameter_names(scenario);
        return tl::unexpected(fmt::format("{} has no parameter {}; {}", scenario.path.string(), name,
                                          names.empty() ? "it has none" : "it has " + names));
    }
    const auto value = parse_value(*parameter, setting.substr(equal + 1));
    if (!value) return tl::unexpected(value.error());
    values[name] = *value;
    return {};
}

} // namespace

std::optional<scenario::Scenario> load_scenario(const fs::path& file) {
    auto scenario = scenario::load(with_bundled_names(file));
    if (!scenario) {
        write_error(scenario.error().text());
        return std::nullopt;
    }
    for (const script::Diagnostic& warning : scenario->warnings)
        write_error(render(warning));
    return std::move(*scenario);
}

std::optional<PreparedRun> prepare(const RunRequest& request) {
    std::optional<scenario::Scenario> scenario = load_scenario(request.file);
    if (!scenario) return std::nullopt;
    PreparedRun prepared{std::move(*scenario), request.run};
    for (const std::string& setting : request.settings) {
        const auto applied = apply_setting(setting, prepared.scenario, prepared.settings.parameters);
        if (applied) continue;
        write_error("simul: " + applied.error() + "\n");
        return std::nullopt;
    }
    return prepared;
}

} // namespace simul::app
