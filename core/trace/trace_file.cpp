#include "core/trace/trace_file.hpp"

#include "core/trace/chrome_trace.hpp"
#include "core/trace/output_file.hpp"

#include <cerrno>
#include <fstream>
#include <system_error>

namespace simul::trace {

tl::expected<void, std::string> save(const Trace& trace, const std::filesystem::path& path) {
    auto file = OutputFile::create(path);
    if (!file) return tl::unexpected(file.error());
    const TextSink sink = [&file](std::string_view piece) { file->write(piece); };
    path.extension() == ".json" ? write_chrome_trace(trace, sink) : write_schedule(trace, sink);
    return file->commit();
}

tl::expected<TracePtr, std::string> open(const std::filesystem::path& path, const ReadObserver& observer) {
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file || std::filesystem::is_directory(path)) {
        const int code = std::filesystem::is_directory(path) ? EISDIR : errno;
        return tl::unexpected("cannot read " + path.string() + ": " + std::generic_category().message(code));
    }
    auto trace = read_schedule(file, observer);
    if (!trace) return tl::unexpected(path.string() + ": " + trace.error());
    return trace;
}

} // namespace simul::trace
