/// A run from beginning to end, sentence by sentence.
#pragma once

#include "core/narration/narrator.hpp"

#include <functional>

namespace simul::narration {

enum class TranscriptForm : std::uint8_t {
    Text,     ///< "4 s   17  Task-2 (`chain`) …"; what the program prints stands behind a bar.
    Markdown, ///< A heading a moment, a numbered list of steps, output as quotations.
};

/// Takes a piece of UTF-8 text; false: no more is wanted.
using TranscriptSink = std::function<bool(std::string_view)>;

/// What an event loop is, then one line for each event, with the time where it changes and the number of the
/// step (its event's, as the window counts them), local variables where they were recorded, and a last line
/// for the end and for what took the time. Holds one line at a time in memory.
void write_transcript(const Narrator& narrator, TranscriptForm form, const TranscriptSink& sink);

} // namespace simul::narration
