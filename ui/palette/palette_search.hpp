/// The best commands and tasks for what was typed.
#pragma once

#include "core/trace/trace.hpp"
#include "ui/palette/fuzzy_match.hpp"

#include <functional>

namespace simul::ui {

struct PaletteCommand {
    QString name;  ///< "Zoom In"
    QString place; ///< Where it stands in the menus: "View ▸ Panels". May be empty.
    QString keys;  ///< "Ctrl++"; may be empty.
    bool enabled = true;
    std::function<void()> act; ///< On the window's thread, after the palette has closed.
};

struct PaletteItem {
    std::optional<std::size_t> command; ///< Index of a command, or else
    trace::TaskIndex task = trace::kNoTask;
    QString name; ///< As it is shown: a command's, "Go to chain(0)".
    FuzzyMatch match;
};

/// Best first; of equals commands are before tasks, in their order. No more than `most`; tasks only if
/// something was typed. Commands that are disabled come after all others. O(text of all).
std::vector<PaletteItem> search_palette(const std::vector<PaletteCommand>& commands,
                                        const trace::Trace* trace, const QString& typed, std::size_t most);

} // namespace simul::ui
