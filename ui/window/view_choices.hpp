/// Which counters and which arrows the timeline shows, and whether a grid: the menus for them, and what is
/// remembered.
#pragma once

#include "ui/timeline/view_state.hpp"
#include "ui/window/actions.hpp"
#include "ui/window/preferences.hpp"

class QMenu;

namespace simul::ui {

/// Keeps the marks of its actions true to the ViewState, whoever changes that, and remembers what is chosen
/// from one start to the next; single counters that are hidden are forgotten.
class ViewChoices : public QObject {
    Q_OBJECT

public:
    /// All of them outlive it. Gives `view` what was remembered.
    ViewChoices(const Actions& actions, ViewState& view, Preferences& preferences, QObject* parent);

    /// A menu of counters and one of arrows.
    void add_menus(QMenu& view);

private:
    void connect_commands();
    void load();
    void save();
    void add_counters(QMenu& menu);
    void add_arrows(QMenu& menu);
    /// The counters of single queues, locks, … of the run.
    void list_resources(QMenu& menu);

    const Actions& actions_;
    ViewState& view_;
    Preferences& preferences_;
    QList<QAction*> resources_;
};

/// Leaves out a counter: a single resource, or else its kind.
void hide_counter(ViewState& view, const Counter& counter);
/// Shows the resources again that were hidden one by one.
void show_hidden_counters(ViewState& view);

} // namespace simul::ui
