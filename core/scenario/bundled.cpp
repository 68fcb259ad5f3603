#include "core/scenario/scenario.hpp"

#include <fstream>

#if defined(_WIN32)
#include <windows.h>
#elif defined(__APPLE__)
#include <mach-o/dyld.h>
#endif

namespace simul::scenario {
namespace {

namespace fs = std::filesystem;

fs::path executable() {
    std::error_code ignored;
#if defined(_WIN32)
    wchar_t name[32768];
    const DWORD length = GetModuleFileNameW(nullptr, name, static_cast<DWORD>(std::size(name)));
    return fs::path(std::wstring(name, length));
#elif defined(__APPLE__)
    char name[4096];
    std::uint32_t size = sizeof name;
    if (_NSGetExecutablePath(name, &size) != 0) return {};
    return fs::canonical(name, ignored);
#else
    return fs::read_symlink("/proc/self/exe", ignored);
#endif
}

/// The folder with the scenarios; empty if there is none.
fs::path scenario_folder() {
    std::error_code ignored;
    const auto is_it = [&](const fs::path& folder) { return fs::exists(folder / "gallery.txt", ignored); };
    fs::path folder = executable().parent_path();
    if (const fs::path installed = folder / ".." / "share" / "simul" / "scenarios"; is_it(installed))
        return installed.lexically_normal();
    while (!folder.empty()) {
        if (is_it(folder / "scenarios")) return folder / "scenarios";
        if (folder == folder.parent_path()) break;
        folder = folder.parent_path();
    }
    return {};
}

} // namespace

std::vector<fs::path> bundled_scenarios() {
    const fs::path folder = scenario_folder();
    std::vector<fs::path> paths;
    std::ifstream gallery(folder / "gallery.txt");
    std::error_code ignored;
    for (std::string name; std::getline(gallery, name);)
        if (!name.empty() && name.front() != '#' && fs::is_regular_file(folder / name, ignored))
            paths.push_back(folder / name);
    return paths;
}

} // namespace simul::scenario
