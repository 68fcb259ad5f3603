#include "app/standard_streams.hpp"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <system_error>

#if defined(_WIN32)
#include <fcntl.h>
#include <io.h>
#else
#include <unistd.h>
#endif

namespace simul::app {
namespace {

constexpr std::size_t kLargestPiece = 1 << 16;
constexpr std::chrono::milliseconds kBlink{50};

bool is_terminal(std::FILE* stream) {
#if defined(_WIN32)
    return _isatty(_fileno(stream)) != 0;
#else
    return isatty(fileno(stream)) != 0;
#endif
}

} // namespace

void prepare_standard_streams() {
#if defined(_WIN32)
    _setmode(_fileno(stdout), _O_BINARY);
    _setmode(_fileno(stderr), _O_BINARY);
#else
    std::signal(SIGPIPE, SIG_IGN);
#endif
    std::setvbuf(stdout, nullptr, _IONBF, 0); // StandardOutput is the buffer.
}

bool is_error_terminal() noexcept {
    return is_terminal(stderr);
}

StandardOutput::StandardOutput() : is_terminal_(is_terminal(stdout)) {
    buffer_.reserve(kLargestPiece);
}

void StandardOutput::write(std::string_view text) {
    buffer_.append(text);
    const bool line_ended = is_terminal_ && text.find('\n') != std::string_view::npos;
    if (buffer_.size() >= kLargestPiece || line_ended ||
        std::chrono::steady_clock::now() - last_flush_ >= kBlink)
        flush();
}

void StandardOutput::flush() {
    if (!buffer_.empty() && error_ == 0) {
        errno = 0;
        if (std::fwrite(buffer_.data(), 1, buffer_.size(), stdout) != buffer_.size() ||
            std::fflush(stdout) != 0)
            error_ = errno != 0 ? errno : EIO;
    }
    buffer_.clear();
    last_flush_ = std::chrono::steady_clock::now();
}

int StandardOutput::report_failure() const {
    constexpr int kClosedPipe = 128 + 13;
    if (error_ == EPIPE) return kClosedPipe;
    write_error("simul: cannot write to standard output: " + std::generic_category().message(error_) + "\n");
    return 1;
}

void write_error(std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stderr);
    std::fflush(stderr);
}

} // namespace simul::app
