/// What the command palette offers: all that the window's menus hold.
#pragma once

#include "ui/palette/palette_search.hpp"
#include "ui/window/timeline_commands.hpp"

class QMenuBar;

namespace simul::ui {

/// Every action of the menus and their submenus, then the timeline's own that no menu has by the same name.
/// The actions must live until one of them is done.
std::vector<PaletteCommand> palette_commands(const QMenuBar& menus, const TimelineCommands& timeline);

/// "View", without what marks its key: "&View".
QString plain_text(const QString& action_text);

} // namespace simul::ui
