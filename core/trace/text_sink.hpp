/// Where writers of text formats put their text.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace simul::trace {

/// Receives a text piece by piece, in order.
using TextSink = std::function<void(std::string_view piece)>;

/// Collects small pieces into large ones; hands over the rest when it dies.
class BufferedText {
public:
    explicit BufferedText(const TextSink& sink) : sink_(sink) { buffer_.reserve(kPiece + 4096); }
    ~BufferedText() { flush(); }
    BufferedText(const BufferedText&) = delete;
    BufferedText& operator=(const BufferedText&) = delete;

    /// To append to; call `flush_if_large` now and then.
    std::string& text() noexcept { return buffer_; }
    void flush_if_large() {
        if (buffer_.size() >= kPiece) flush();
    }
    void flush() {
        if (!buffer_.empty()) sink_(buffer_);
        buffer_.clear();
    }

private:
    static constexpr std::size_t kPiece = 1 << 16;
    const TextSink& sink_;
    std::string buffer_;
};

/// Appends `text` as a JSON string, in quotation marks; bytes that are no UTF-8 are kept as they are.
void append_json_string(std::string& out, std::string_view text);

} // namespace simul::trace
