#include "app/commands.hpp"
#include "app/standard_streams.hpp"

#include <iostream>

namespace simul::app {
namespace {

/// Does what the command line asks for; gives the exit status.
struct Runner {
    int& argc;
    char** argv;

    int operator()(const WindowCommand& command) const { return run(command, argc, argv); }
    int operator()(const ExportCommand& command) const { return run(command, argv); }
    int operator()(const Finished& finished) const { return finished.exit_status; }
    template <typename OtherCommand>
    int operator()(const OtherCommand& command) const {
        return run(command);
    }
};

} // namespace
} // namespace simul::app

int main(int argc, char** argv) {
    simul::app::prepare_standard_streams();
    const simul::app::Command command = simul::app::parse_command_line(argc, argv, std::cout, std::cerr);
    return std::visit(simul::app::Runner{argc, argv}, command);
}
