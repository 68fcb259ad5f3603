#include "core/trace/output_file.hpp"

#include <cerrno>
#include <random>
#include <system_error>
#include <utility>

namespace simul::trace {
namespace {

namespace fs = std::filesystem;

std::string failure(const fs::path& path, const std::string& why) {
    return "cannot write " + path.string() + ": " + why;
}

std::string last_failure(const fs::path& path) {
    return failure(path, std::generic_category().message(errno != 0 ? errno : EIO));
}

/// A name that no other run of the program is using for the same target.
fs::path temporary_beside(const fs::path& target) {
    fs::path name = target.filename();
    name += "." + std::to_string(std::random_device{}()) + ".part";
    return target.parent_path() / name;
}

} // namespace

tl::expected<OutputFile, std::string> OutputFile::create(const fs::path& path) {
    std::error_code ignored;
    const fs::file_status status = fs::status(path, ignored);
    if (fs::is_directory(status)) return tl::unexpected(failure(path, "it is a directory"));
    const bool is_special = fs::exists(status) && !fs::is_regular_file(status);
    errno = 0;
    OutputFile file(path, is_special ? fs::path() : temporary_beside(path));
    if (!file.stream_) {
        file.temporary_.clear();
        return tl::unexpected(last_failure(path));
    }
    return file;
}

OutputFile::OutputFile(fs::path target, fs::path temporary)
    : target_(std::move(target)), temporary_(std::move(temporary)),
      stream_(temporary_.empty() ? target_ : temporary_, std::ios::binary) {}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : target_(std::move(other.target_)), temporary_(std::exchange(other.temporary_, {})),
      stream_(std::move(other.stream_)) {}

OutputFile::~OutputFile() {
    if (temporary_.empty()) return;
    stream_.close();
    std::error_code ignored;
    fs::remove(temporary_, ignored);
}

void OutputFile::write(std::string_view bytes) {
    stream_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

tl::expected<void, std::string> OutputFile::commit() {
    errno = 0;
    stream_.close();
    if (!stream_) return tl::unexpected(last_failure(target_));
    if (temporary_.empty()) return {};
    std::error_code error;
    fs::rename(temporary_, target_, error);
    if (error) return tl::unexpected(failure(target_, error.message()));
    temporary_.clear();
    return {};
}

} // namespace simul::trace
