/// Notes beside the file that they are about.
#pragma once

#include "ui/notes/note.hpp"

#include <tl/expected.hpp>

#include <QString>
#include <vector>

namespace simul::ui {

/// "chess.py" → "chess.py.notes.json"
QString notes_path_of(const QString& file);

/// What is stored there, in its order; none if there is no such file. The error is a sentence for people that
/// names the file: it cannot be read, or is no file of notes.
tl::expected<std::vector<Note>, QString> read_notes(const QString& path);

/// Replaces the file as a whole, or leaves it as it was; without notes it is taken away. The error says why.
tl::expected<void, QString> write_notes(const QString& path, const std::vector<Note>& notes);

} // namespace simul::ui
