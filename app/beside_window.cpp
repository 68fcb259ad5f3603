// What `simul` does with the commands that need Qt: it becomes `simul-window`, which lies beside it and knows
// all commands. To load Qt takes longer than many a run.
#include "app/commands.hpp"
#include "app/standard_streams.hpp"

#define BOOST_DLL_USE_STD_FS
#include <boost/dll/runtime_symbol_info.hpp>

#include <cerrno>
#include <cstring>
#include <filesystem>

#ifdef _WIN32
#include <process.h>
#else
#include <unistd.h>
#endif

namespace simul::app {
namespace {

std::filesystem::path window_program() {
    std::filesystem::path program = boost::dll::program_location();
    program.replace_filename("simul-window" + program.extension().string());
    return program;
}

int refuse(const char* what) {
    write_error(std::string("simul: error: there is no simul-window beside this program, which ") + what +
                "\n    build with -DSIMUL_WINDOW=ON, which needs Qt\n");
    return kUsageStatus;
}

/// Comes back only where that is not possible, or, on Windows, with the other program's exit status.
int become_window_program(char** argv, const char* what_without) {
    const std::filesystem::path program = window_program();
    std::error_code unreadable;
    if (!std::filesystem::exists(program, unreadable)) return refuse(what_without);
#ifdef _WIN32
    const auto status = _spawnv(_P_WAIT, program.string().c_str(), argv);
    if (status >= 0) return static_cast<int>(status);
#else
    execv(program.c_str(), argv);
#endif
    write_error("simul: error: " + program.string() + " cannot be started: " + std::strerror(errno) + "\n");
    return 1;
}

} // namespace

int run(const WindowCommand&, int&, char** argv) {
    return become_window_program(argv, "shows windows; simul --help lists the commands");
}

int draw_picture(const ExportCommand&, char** argv) {
    return become_window_program(argv, "draws pictures");
}

} // namespace simul::app
