/// Traces in files.
#pragma once

#include "core/trace/schedule_json.hpp"

#include <tl/expected.hpp>

#include <filesystem>

namespace simul::trace {

/// Writes the whole file or leaves what was there: a schedule trace, or Chrome's trace events where the name
/// ends in ".json". The error is a sentence for people.
tl::expected<void, std::string> save(const Trace& trace, const std::filesystem::path& path);

/// Reads a schedule trace. Errors begin with the file's name, as compilers' do.
tl::expected<TracePtr, std::string> open(const std::filesystem::path& path,
                                         const ReadObserver& observer = {});

} // namespace simul::trace
