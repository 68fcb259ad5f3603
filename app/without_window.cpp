// What a build without Qt says of the commands that need it (SIMUL_WINDOW=OFF).
#include "app/commands.hpp"
#include "app/standard_streams.hpp"

namespace simul::app {
namespace {

int refuse(const char* what) {
    write_error(std::string("simul: error: this build has no window, and ") + what +
                "\n    build with -DSIMUL_WINDOW=ON, which needs Qt\n");
    return kUsageStatus;
}

} // namespace

int run(const WindowCommand&, int&, char**) {
    return refuse("there is nothing to show; simul --help lists the commands");
}

int run(const ExportCommand&) {
    return refuse("draws no pictures");
}

} // namespace simul::app
