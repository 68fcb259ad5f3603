#include "ui/window/palette_commands.hpp"

#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>

namespace simul::ui {

namespace {

QString keys_of(const QAction& action) {
    // A key that an action does not hear itself stands behind a tab.
    const QString text = action.text();
    if (const auto tab = text.indexOf(QLatin1Char('\t')); tab >= 0) return text.mid(tab + 1);
    return action.shortcut().toString(QKeySequence::NativeText);
}

PaletteCommand command_of(QAction& action, const QString& place) {
    return {plain_text(action.text()), place, keys_of(action), action.isEnabled(),
            [action = QPointer<QAction>(&action)] {
                if (action) action->trigger();
            }};
}

void add_menu(std::vector<PaletteCommand>& commands, const QMenu& menu, const QString& place) {
    for (QAction* action : menu.actions()) {
        if (action->isSeparator() || !action->isVisible()) continue;
        if (const QMenu* submenu = action->menu())
            add_menu(commands, *submenu, QStringLiteral("%1 ▸ %2").arg(place, plain_text(submenu->title())));
        else
            commands.push_back(command_of(*action, place));
    }
}

} // namespace

QString plain_text(const QString& action_text) {
    QString text = action_text.section(QLatin1Char('\t'), 0, 0);
    text.remove(QLatin1Char('&'));
    return text;
}

std::vector<PaletteCommand> palette_commands(const QMenuBar& menus, const TimelineCommands& timeline) {
    std::vector<PaletteCommand> commands;
    for (const QAction* action : menus.actions())
        if (const QMenu* menu = action->menu()) add_menu(commands, *menu, plain_text(menu->title()));
    const std::size_t in_menus = commands.size();
    const QString place = QCoreApplication::translate("PaletteCommands", "Timeline");
    for (QAction* action : timeline.all()) {
        PaletteCommand command = command_of(*action, place);
        const auto same = [&](const PaletteCommand& other) { return other.name == command.name; };
        const auto end = commands.begin() + static_cast<std::ptrdiff_t>(in_menus);
        if (std::none_of(commands.begin(), end, same)) commands.push_back(std::move(command));
    }
    return commands;
}

} // namespace simul::ui
