/// Golden files: what a test saw when somebody last looked at it and agreed.
#pragma once

#include <filesystem>
#include <string>

namespace simul::test {

/// The empty string if `actual` is what the file holds; else the first line that differs, in both versions.
/// With SIMUL_UPDATE_GOLDEN=1 in the environment the file is written instead, to be reviewed as a diff.
std::string compare_with_golden(const std::filesystem::path& file, const std::string& actual);

} // namespace simul::test
