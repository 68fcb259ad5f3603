#include "ui/window/timeline_commands.hpp"

#include <QCoreApplication>

namespace simul::ui {

TimelineCommands::TimelineCommands(TimelineView& timeline, QObject* parent) : QObject(parent) {
    for (const TimelineKeyRow& row : timeline_key_rows()) {
        const QString name = QCoreApplication::translate("Timeline", row.name);
        auto* action = new QAction(name + QLatin1Char('\t') + QString::fromUtf8(row.keys), this);
        action->setWhatsThis(QCoreApplication::translate("Timeline", row.explanation));
        connect(action, &QAction::triggered, &timeline,
                [&timeline, key = row.key] { timeline.perform(key); });
        actions_.emplace(row.key, action);
    }
}

std::vector<QAction*> TimelineCommands::all() const {
    std::vector<QAction*> actions;
    for (const TimelineKeyRow& row : timeline_key_rows())
        actions.push_back(&(*this)[row.key]);
    return actions;
}

void TimelineCommands::set_enabled(bool enabled) {
    for (const auto& [key, action] : actions_)
        action->setEnabled(enabled);
}

} // namespace simul::ui
