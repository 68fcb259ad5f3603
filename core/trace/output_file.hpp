/// Writing a file in whole or not at all.
#pragma once

#include <tl/expected.hpp>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace simul::trace {

/// A file that appears under its name when it is complete: until then the bytes go to a temporary file
/// beside it, which is removed if `commit` is never reached. What is not a regular file (a device, a pipe) is
/// written to directly.
class OutputFile {
public:
    /// The error is a sentence for people: "cannot write trace.json: Permission denied".
    static tl::expected<OutputFile, std::string> create(const std::filesystem::path& path);
    ~OutputFile();
    OutputFile(OutputFile&& other) noexcept;
    OutputFile& operator=(OutputFile&&) = delete;

    /// Failures show in `commit`.
    void write(std::string_view bytes);
    tl::expected<void, std::string> commit();

private:
    OutputFile(std::filesystem::path target, std::filesystem::path temporary);

    std::filesystem::path target_;
    std::filesystem::path temporary_; ///< Empty: the target itself is written to, or nothing is left to do.
    std::ofstream stream_;
};

} // namespace simul::trace
