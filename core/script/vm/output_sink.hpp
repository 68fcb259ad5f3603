/// Where a program's output goes.
#pragma once

#include <cstdint>
#include <string_view>

namespace simul::script {

enum class OutputStream : std::uint8_t { Output, Error };

/// Given by the embedder, which knows the time and the running task.
class OutputSink {
public:
    virtual ~OutputSink() = default;
    /// `text` is UTF-8, in the pieces that the program writes.
    virtual void write(OutputStream stream, std::string_view text) = 0;
    /// A coroutine died that nobody had awaited, while the scenario stood at `line` (1-based; 0: unknown).
    /// Every time; the warning that CPython prints, once a place, is written as well.
    virtual void never_awaited(std::string_view /*coroutine*/, std::uint32_t /*line*/) {}
};

} // namespace simul::script
