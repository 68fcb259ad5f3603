#include "app/commands.hpp"
#include "app/prepared_run.hpp"
#include "app/standard_streams.hpp"

#include <algorithm>

namespace simul::app {

int run(const CheckCommand& command) {
    const auto scenario = load_scenario(command.file);
    if (!scenario) return kUsageStatus;
    for (const scenario::Diagnostic& hazard : scenario->hazards)
        write_error(render(hazard));
    return 0;
}

int run(const ListCommand&) {
    StandardOutput output;
    std::size_t width = 0;
    const auto paths = scenario::bundled_scenarios();
    for (const auto& path : paths)
        width = std::max(width, path.stem().string().size());
    for (const auto& path : paths) {
        const auto scenario = scenario::load(path);
        std::string name = path.stem().string();
        name.resize(width, ' ');
        output.write(name + "  " + (scenario ? scenario->title : "cannot be read") + "\n");
    }
    output.flush();
    if (output.has_failed()) return output.report_failure();
    if (!paths.empty()) return 0;
    write_error("simul: the bundled scenarios are not where they were installed\n");
    return 1;
}

} // namespace simul::app
