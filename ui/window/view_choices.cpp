#include "ui/window/view_choices.hpp"

#include <QMenu>

namespace simul::ui {
namespace {

constexpr std::size_t kMostListed = 40; ///< A longer menu would not fit on a screen.

const QString kCounters = QStringLiteral("counters");
const QString kArrows = QStringLiteral("arrows");
const QString kGrid = QStringLiteral("grid");
const QString kAll = QStringLiteral("all");
const QString kStored = QStringLiteral("stored"); ///< In each list: an empty one was never stored.

/// A kind, what it is called in the preferences, and in the menu.
template <class Kind>
struct KindRow {
    Kind kind;
    const char* key;
    const char* name;
};

constexpr KindRow<CounterKind> kCounterRows[]{
    {CounterKind::TaskStates, "states", QT_TRANSLATE_NOOP("ViewChoices", "Tasks by &State")},
    {CounterKind::ReadyQueue, "ready", QT_TRANSLATE_NOOP("ViewChoices", "&Ready Queue")},
    {CounterKind::Processors, "cpu", QT_TRANSLATE_NOOP("ViewChoices", "&CPU Busy")},
    {CounterKind::Queues, "queues", QT_TRANSLATE_NOOP("ViewChoices", "&Queues: Depth and Waiters")},
    {CounterKind::Locks, "locks", QT_TRANSLATE_NOOP("ViewChoices", "&Locks: Holders and Waiters")},
    {CounterKind::Semaphores, "semaphores",
     QT_TRANSLATE_NOOP("ViewChoices", "Se&maphores: Holders and Waiters")},
    {CounterKind::Others, "others", QT_TRANSLATE_NOOP("ViewChoices", "&Events, Conditions, Barriers")},
};

constexpr KindRow<ArrowKind> kArrowRows[]{
    {ArrowKind::Creation, "creation", QT_TRANSLATE_NOOP("ViewChoices", "&Creation of Tasks")},
    {ArrowKind::End, "end", QT_TRANSLATE_NOOP("ViewChoices", "&Ends That Are Awaited")},
    {ArrowKind::Result, "result", QT_TRANSLATE_NOOP("ViewChoices", "&Results of Futures")},
    {ArrowKind::Queue, "queue", QT_TRANSLATE_NOOP("ViewChoices", "&Queues")},
    {ArrowKind::Lock, "lock", QT_TRANSLATE_NOOP("ViewChoices", "&Locks and Semaphores")},
    {ArrowKind::Signal, "signal", QT_TRANSLATE_NOOP("ViewChoices", "Events, Conditions, &Barriers")},
    {ArrowKind::Timer, "timer", QT_TRANSLATE_NOOP("ViewChoices", "&Timers")},
    {ArrowKind::Executor, "executor", QT_TRANSLATE_NOOP("ViewChoices", "Calls in &Threads and Processes")},
};

/// Adds a row that is checked while `holds()`, and that makes it hold, or not, by `change(bool)`.
template <class Signal, class Holds, class Change>
void add_row(QMenu& menu, ViewState& view, Signal changed, const QString& name, Holds holds, Change change) {
    QAction* action = menu.addAction(name);
    action->setCheckable(true);
    const auto show = [action, holds] { action->setChecked(holds()); };
    show();
    QObject::connect(&view, changed, action, show);
    QObject::connect(action, &QAction::triggered, &view, change);
}

template <class Change>
void change_counters(ViewState& view, Change change) {
    CounterChoice choice = view.counter_choice();
    change(choice);
    view.set_counter_choice(std::move(choice));
}

template <class Change>
void change_arrows(ViewState& view, Change change) {
    ArrowChoice choice = view.arrow_choice();
    change(choice);
    view.set_arrow_choice(choice);
}

template <class Rows, class Choice>
QStringList names_off(const Rows& rows, const Choice& choice) {
    QStringList names;
    if (!choice.visible) names << kAll;
    for (const auto& row : rows)
        if (!choice.chosen(row.kind)) names << QString::fromLatin1(row.key);
    names << kStored;
    return names;
}

} // namespace

ViewChoices::ViewChoices(const Actions& actions, ViewState& view, Preferences& preferences, QObject* parent)
    : QObject(parent), actions_(actions), view_(view), preferences_(preferences) {
    load();
    connect(&view_, &ViewState::counter_choice_changed, this, &ViewChoices::save);
    connect(&view_, &ViewState::arrow_choice_changed, this, &ViewChoices::save);
    connect(&view_, &ViewState::grid_changed, this, &ViewChoices::save);
    connect_commands();
}

void ViewChoices::connect_commands() {
    QAction& counters = actions_[Command::ShowCounters];
    QAction& arrows = actions_[Command::ShowArrows];
    QAction& grid = actions_[Command::ShowGrid];
    const auto show = [this, &counters, &arrows, &grid] {
        grid.setChecked(view_.shows_grid());
        counters.setChecked(view_.counter_choice().visible);
        arrows.setChecked(view_.arrow_choice().visible);
    };
    show();
    connect(&view_, &ViewState::counter_choice_changed, this, show);
    connect(&view_, &ViewState::arrow_choice_changed, this, show);
    connect(&view_, &ViewState::grid_changed, this, show);
    connect(&grid, &QAction::triggered, this, [this](bool shows) { view_.set_shows_grid(shows); });
    connect(&counters, &QAction::triggered, this, [this](bool visible) {
        change_counters(view_, [visible](CounterChoice& choice) { choice.visible = visible; });
    });
    connect(&arrows, &QAction::triggered, this, [this](bool visible) {
        change_arrows(view_, [visible](ArrowChoice& choice) { choice.visible = visible; });
    });
}

void ViewChoices::load() {
    const auto read = [this](const QString& what, const auto& rows, auto choice) {
        const QStringList off = preferences_.switched_off(what);
        if (off.isEmpty()) return choice;
        choice.visible = !off.contains(kAll);
        for (const auto& row : rows)
            choice.choose(row.kind, !off.contains(QString::fromLatin1(row.key)));
        return choice;
    };
    view_.set_counter_choice(read(kCounters, kCounterRows, CounterChoice()));
    view_.set_arrow_choice(read(kArrows, kArrowRows, ArrowChoice()));
    view_.set_shows_grid(!preferences_.switched_off(kGrid).contains(kAll));
}

void ViewChoices::save() {
    preferences_.set_switched_off(kCounters, names_off(kCounterRows, view_.counter_choice()));
    preferences_.set_switched_off(kArrows, names_off(kArrowRows, view_.arrow_choice()));
    preferences_.set_switched_off(kGrid, {view_.shows_grid() ? kStored : kAll});
}

void ViewChoices::add_menus(QMenu& view) {
    add_counters(*view.addMenu(tr("Cho&ose Counters")));
    add_arrows(*view.addMenu(tr("Choose Arro&ws")));
}

void ViewChoices::add_counters(QMenu& menu) {
    for (const auto& row : kCounterRows)
        add_row(
            menu, view_, &ViewState::counter_choice_changed, tr(row.name),
            [this, kind = row.kind] { return view_.counter_choice().chosen(kind); },
            [this, kind = row.kind](bool chosen) {
                change_counters(view_, [=](CounterChoice& choice) {
                    choice.choose(kind, chosen);
                    if (chosen) choice.visible = true;
                });
            });
    menu.addSeparator();
    const auto list = [this, &menu] { list_resources(menu); };
    connect(&view_, &ViewState::counters_changed, this, list);
    connect(&view_, &ViewState::trace_changed, this, list);
}

void ViewChoices::list_resources(QMenu& menu) {
    // One of them may be what asked for other counters.
    for (QAction* action : std::exchange(resources_, {})) {
        menu.removeAction(action);
        action->deleteLater();
    }
    if (view_.empty() || !view_.lanes().counters()) return;
    const std::vector<Counter>& resources = view_.lanes().counters()->resources;
    const std::size_t listed = resources.size() <= kMostListed ? resources.size() : kMostListed;
    const QSet<QString>& hidden = view_.counter_choice().hidden;
    for (std::size_t i = 0; i < listed; ++i) {
        const QString name = resources[i].name;
        QAction* action = menu.addAction(QString(name).replace(QLatin1Char('&'), QStringLiteral("&&")));
        action->setCheckable(true);
        action->setChecked(!hidden.contains(name));
        connect(action, &QAction::triggered, &view_, [this, name](bool shown) {
            change_counters(view_, [&](CounterChoice& choice) {
                shown ? (void)choice.hidden.remove(name) : (void)choice.hidden.insert(name);
            });
        });
        resources_ << action;
    }
    if (listed == 0) return;
    resources_ << menu.addSeparator();
    resources_ << menu.addAction(tr("Show &Hidden Counters"), &view_,
                                 [this] { show_hidden_counters(view_); });
}

void ViewChoices::add_arrows(QMenu& menu) {
    for (const auto& row : kArrowRows)
        add_row(
            menu, view_, &ViewState::arrow_choice_changed, tr(row.name),
            [this, kind = row.kind] { return view_.arrow_choice().chosen(kind); },
            [this, kind = row.kind](bool chosen) {
                change_arrows(view_, [=](ArrowChoice& choice) {
                    choice.choose(kind, chosen);
                    if (chosen) choice.visible = true;
                });
            });
}

void hide_counter(ViewState& view, const Counter& counter) {
    change_counters(view, [&](CounterChoice& choice) {
        if (counter.resource != 0)
            choice.hidden.insert(counter.name);
        else
            choice.choose(counter.kind, false);
    });
}

void show_hidden_counters(ViewState& view) {
    change_counters(view, [](CounterChoice& choice) { choice.hidden.clear(); });
}

} // namespace simul::ui
