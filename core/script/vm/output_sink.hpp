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
};

} // namespace simul::script
