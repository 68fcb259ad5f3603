#include "app/commands.hpp"
#include "ui/window/desktop.hpp"

namespace simul::app {

int run(const WindowCommand& command, int& argc, char** argv) {
    return ui::run_desktop(argc, argv, {QString::fromStdString(command.file.string())});
}

} // namespace simul::app
