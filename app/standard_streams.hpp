/// Standard output and error, as a command uses them.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace simul::app {

/// Standard output in large pieces. What has been written appears within a blink, or at every line's end
/// where a person looks on, so that the output of a long run can be followed.
class StandardOutput {
public:
    StandardOutput();
    ~StandardOutput() { flush(); }
    StandardOutput(const StandardOutput&) = delete;
    StandardOutput& operator=(const StandardOutput&) = delete;

    void write(std::string_view text);
    void flush();

    /// Nobody reads any more (a closed pipe), or nothing more can be written (a full disk); what is written
    /// from then on is dropped.
    bool has_failed() const noexcept { return error_ != 0; }
    /// Exit status for it: 141, as a shell reports a closed pipe, without a word; else 1 and a sentence on
    /// standard error. REQUIRES: has_failed().
    int report_failure() const;

private:
    std::string buffer_;
    std::chrono::steady_clock::time_point last_flush_{};
    bool is_terminal_;
    int error_ = 0; ///< errno of the first failure.
};

/// Whether a person looks on at what is written to standard error.
bool is_error_terminal() noexcept;

/// Unbuffered; failures are nobody's business.
void write_error(std::string_view text);

/// Makes both streams take bytes as they are (Windows), and a closed pipe an error instead of a death.
void prepare_standard_streams();

} // namespace simul::app
