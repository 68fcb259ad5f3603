/// The timeline's context menus, made of the window's actions.
#pragma once

#include "ui/window/actions.hpp"
#include "ui/window/stage.hpp"
#include "ui/window/timeline_commands.hpp"

class QMenu;

namespace simul::ui {

/// What the menus are made of.
struct MenuParts {
    const Actions& actions;
    const TimelineCommands& timeline;
    Stage& stage;
};

/// What can be done with what `hit` names; `at` is the place on the axis. Nothing is added where there is
/// nothing to do.
void fill_timeline_menu(QMenu& menu, const MenuParts& parts, const Hit& hit, Position at);

} // namespace simul::ui
