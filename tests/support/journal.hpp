/// What happened, in order: the tests of scheduling order compare it as text.
#pragma once

#include "core/loop/event_loop.hpp"

#include <string>
#include <string_view>

namespace simul::testing {

class Journal {
public:
    void note(std::string_view entry) {
        text_ += text_.empty() ? std::string(entry) : " " + std::string(entry);
    }
    const std::string& text() const noexcept { return text_; }

private:
    std::string text_;
};

/// Counts the iterations of the loop.
class IterationCounter : public loop::Listener {
public:
    void iteration_began(const loop::EventLoop&, std::size_t) override { ++iterations; }
    int iterations = 0;
};

} // namespace simul::testing
