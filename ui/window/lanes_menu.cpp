#include "ui/window/lanes_menu.hpp"

#include "ui/theme/state_mark.hpp"

#include <QActionGroup>
#include <QCoreApplication>

namespace simul::ui {
namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("LanesMenu", text);
}

/// An action that is checked while `holds(arrangement)`, and that makes it hold by `change(arrangement)`.
template <class Holds, class Change>
QAction* add_choice(QMenu& menu, ViewState& state, const QString& name, Holds holds, Change change) {
    QAction* action = menu.addAction(name);
    action->setCheckable(true);
    const auto show = [action, &state, holds] { action->setChecked(holds(state.arrangement())); };
    show();
    QObject::connect(&state, &ViewState::arrangement_changed, action, show);
    QObject::connect(action, &QAction::triggered, &state, [action, &state, change, show] {
        state.rearrange(change);
        show(); // Choosing what is chosen already unchecks nothing.
        Q_UNUSED(action);
    });
    return action;
}

void add_groupings(QMenu& menu, ViewState& state) {
    QMenu* groups = menu.addMenu(tr("&Group"));
    const std::pair<LaneGrouping, QString> choices[]{
        {LaneGrouping::Function, tr("By &Function")},
        {LaneGrouping::Creator, tr("By the Task That &Created Them")},
        {LaneGrouping::Flat, tr("&Not at All")}};
    for (const auto& [grouping, name] : choices)
        add_choice(
            *groups, state, name,
            [grouping = grouping](const LaneArrangement& it) { return it.grouping == grouping; },
            [grouping = grouping](LaneArrangement& it) { it.grouping = grouping; });
}

void add_orders(QMenu& menu, ViewState& state) {
    QMenu* orders = menu.addMenu(tr("&Sort"));
    const std::pair<LaneOrder, QString> choices[]{{LaneOrder::Creation, tr("By &Creation")},
                                                  {LaneOrder::Start, tr("By First &Step")},
                                                  {LaneOrder::End, tr("By &End")},
                                                  {LaneOrder::Name, tr("By &Name")}};
    for (const auto& [order, name] : choices)
        add_choice(
            *orders, state, name, [order = order](const LaneArrangement& it) { return it.order == order; },
            [order = order](LaneArrangement& it) { it.order = order; });
    QMenu* times = orders->addMenu(tr("By &Time Spent"));
    for (const trace::TaskState spent :
         {trace::TaskState::Running, trace::TaskState::Holding, trace::TaskState::Ready,
          trace::TaskState::Sleeping, trace::TaskState::Waiting})
        add_choice(
            *times, state, state_text(spent),
            [spent](const LaneArrangement& it) {
                return it.order == LaneOrder::TimeInState && it.state == spent;
            },
            [spent](LaneArrangement& it) {
                it.order = LaneOrder::TimeInState;
                it.state = spent;
            });
    orders->addSeparator();
    add_choice(
        *orders, state, tr("&Reversed"), [](const LaneArrangement& it) { return it.reversed; },
        [](LaneArrangement& it) { it.reversed = !it.reversed; });
}

} // namespace

void add_lane_choices(QMenu& menu, ViewState& state) {
    menu.addSeparator();
    add_groupings(menu, state);
    add_orders(menu, state);
}

} // namespace simul::ui
