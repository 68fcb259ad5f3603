#include "ui/window/playback_controls.hpp"

#include "core/time/duration_text.hpp"
#include "ui/theme/state_mark.hpp"

#include <QInputDialog>
#include <QMainWindow>
#include <QMenu>
#include <QStatusBar>
#include <algorithm>

namespace simul::ui {

using namespace std::chrono_literals;
using trace::TaskIndex;
using trace::TaskState;

namespace {

constexpr int kMessageMilliseconds = 4000;
constexpr std::array kStates{TaskState::Ready,    TaskState::Running,  TaskState::Holding,
                             TaskState::Sleeping, TaskState::Waiting,  TaskState::Done,
                             TaskState::Failed,   TaskState::Cancelled};
constexpr std::array kWholeRuns{3s, 5s, 10s, 20s, 60s, 120s};

/// The part of the view's range as places of the playhead; all of the run if there is none.
Loop range_of(const ViewState& view) {
    const trace::Trace& trace = *view.trace();
    if (!view.range()) return loop_of(trace);
    const auto [begin, end] = *view.range();
    const Axis axis = view.axis();
    return view.axis_kind() == AxisKind::Time
               ? loop_between(trace, axis.instant_at(begin), axis.instant_at(end))
               : loop_between(trace, axis.event_at(begin), axis.event_at(end));
}

} // namespace

PlaybackControls::PlaybackControls(const Actions& actions, Stage& stage, SourceEditor& source,
                                   QMainWindow& window)
    : QObject(&window), actions_(actions), stage_(stage), source_(source), window_(window) {
    connect_runs();
    connect_stops();
    Player& player = stage_.player();
    connect(&player, &Player::not_found, this,
            [this] { say(tr("There is nothing of that in this direction.")); });
    connect(&player, &Player::trace_changed, this, &PlaybackControls::apply_loop);
    connect(&stage_.view(), &ViewState::range_changed, this, &PlaybackControls::apply_loop);
    connect(&actions_[Command::LoopPlayback], &QAction::triggered, this, &PlaybackControls::apply_loop);
    connect(&stage_, &Stage::moment_changed, this, &PlaybackControls::show_task);
}

void PlaybackControls::connect_runs() {
    const auto on = [this](Command command, auto act) {
        connect(&actions_[command], &QAction::triggered, this, act);
    };
    for (const Direction direction : {Direction::Forward, Direction::Backward}) {
        const auto pick = [direction](Command forward, Command backward) {
            return direction == Direction::Forward ? forward : backward;
        };
        on(pick(Command::StepOverAwait, Command::StepBackOverAwait),
           [=, this] { stage_.player().step_over_await(stage_.task_in_focus(), direction); });
        on(pick(Command::NextStepOfTask, Command::PreviousStepOfTask),
           [=, this] { run_until(StopAtStep{stage_.task_in_focus()}, direction); });
        on(pick(Command::NextWakeOfTask, Command::PreviousWakeOfTask),
           [=, this] { run_until_state(TaskState::Ready, direction); });
        on(pick(Command::NextFailure, Command::PreviousFailure),
           [=, this] { run_until(StopAtFailure{}, direction); });
        on(pick(Command::NextStop, Command::PreviousStop), [=, this] { run_to_stop(direction); });
    }
    on(Command::GoToTime, [this] { ask_for_time(); });
}

void PlaybackControls::connect_stops() {
    const auto on = [this](Command command, auto act) {
        connect(&actions_[command], &QAction::triggered, this, act);
    };
    on(Command::ToggleStop, [this] { toggle_line(); });
    on(Command::StopAtTask, [this] {
        if (stage_.task_in_focus() != trace::kNoTask) toggle(StopAtStep{stage_.task_in_focus()});
    });
    on(Command::StopAtFailures, [this] { toggle(StopAtFailure{}); });
    on(Command::ClearStops, [this] { forget_stops(); });
    connect(&source_.stops(), &StopMargin::changed, this, &PlaybackControls::apply_stops);
}

void PlaybackControls::add_menus(QMenu& playback) {
    playback.addSeparator();
    add_states(playback);
    playback.addSeparator();
    add_speeds(playback);
    add_pacings(playback);
}

void PlaybackControls::add_pacings(QMenu& playback) {
    QMenu* menu = playback.addMenu(tr("Paci&ng"));
    auto* group = new QActionGroup(this);
    const std::pair<Pacing, QString> choices[]{
        {Pacing::Adaptive, tr("As Virtual Time Passes, Slower Where &Much Happens")},
        {Pacing::Proportional, tr("As Virtual Time &Passes")},
        {Pacing::Capped, tr("The Same, but Long Waits &Shortened")},
        {Pacing::EachEvent, tr("The Same Time for &Each Event")}};
    for (const auto& [pacing, name] : choices) {
        QAction* action =
            menu->addAction(name, this, [this, pacing = pacing] { stage_.player().set_pacing(pacing); });
        action->setCheckable(true);
        action->setChecked(pacing == stage_.player().playback().pacing());
        group->addAction(action);
    }
}

void PlaybackControls::add_speeds(QMenu& playback) {
    QMenu* menu = playback.addMenu(tr("Spee&d"));
    menu->addAction(tr("&Real Time"), this, [this] {
        const SpeedScale& scale = stage_.player().playback().scale();
        stage_.player().set_speed(std::clamp<Speed>(1s, scale.slowest(), scale.fastest()));
    });
    for (const std::chrono::seconds real_time : kWholeRuns) {
        const QString time = QString::fromStdString(format_duration(real_time));
        menu->addAction(tr("The Whole Run in %1").arg(time), this, [this, real_time] {
            stage_.player().set_speed(stage_.player().playback().scale().whole_run_in(real_time));
        });
    }
}

void PlaybackControls::add_states(QMenu& playback) {
    QMenu* ahead = playback.addMenu(tr("Run Until the Task Is …"));
    QMenu* back = playback.addMenu(tr("Run Back Until the Task Is …"));
    QMenu* stops = playback.addMenu(tr("Stop Where Any Task Is …"));
    for (const TaskState state : kStates) {
        ahead->addAction(state_text(state), this, [=, this] { run_until_state(state, Direction::Forward); });
        back->addAction(state_text(state), this, [=, this] { run_until_state(state, Direction::Backward); });
        QAction* stop = stops->addAction(state_text(state), this, [=, this] { toggle(StopAtState{state}); });
        stop->setCheckable(true);
        state_actions_ << stop;
    }
    QAction* at_notes = playback.addAction(tr("Stop at Notes"), this, [this](bool stop) {
        stops_at_bookmarks_ = stop;
        apply_stops();
    });
    at_notes->setCheckable(true);
}

void PlaybackControls::follow(const NoteList& notes) {
    connect(&notes, &NoteList::changed, this, [this, &notes] {
        bookmarks_.clear();
        const std::vector<PlacedNote>& placed = notes.notes();
        for (const PlacedNote& note : placed)
            if (note.event) bookmarks_.push_back(*note.event);
        apply_stops();
    });
}

std::vector<StopCondition> PlaybackControls::stops() const {
    std::vector<StopCondition> all = stops_;
    for (const int line : source_.stops().lines())
        all.emplace_back(StopAtLine{line});
    for (std::size_t i = 0; i < bookmarks_.size() && stops_at_bookmarks_; ++i)
        all.emplace_back(StopAtEvent{bookmarks_[i]});
    return all;
}

void PlaybackControls::forget_stops() {
    stops_.clear();
    source_.stops().clear();
    apply_stops();
}

void PlaybackControls::run_until(const StopCondition& condition, Direction direction) {
    stage_.player().run_until({condition}, direction);
}

void PlaybackControls::run_until_state(TaskState state, Direction direction) {
    // Without a task, a state of anybody's would be meant: that is what stops are for.
    const TaskIndex task = stage_.task_in_focus();
    if (task == trace::kNoTask) return say(tr("Select a task first."));
    run_until(StopAtState{state, task}, direction);
}

void PlaybackControls::run_to_stop(Direction direction) {
    std::vector<StopCondition> conditions = stops();
    if (conditions.empty()) return say(tr("There are no stops: click on a line's number to set one."));
    stage_.player().run_until(std::move(conditions), direction);
}

void PlaybackControls::toggle(const StopCondition& condition) {
    const auto found = std::find(stops_.begin(), stops_.end(), condition);
    if (found == stops_.end())
        stops_.push_back(condition);
    else
        stops_.erase(found);
    apply_stops();
}

void PlaybackControls::toggle_line() {
    int line = 0;
    if (source_.hasFocus()) {
        int column = 0;
        source_.getCursorPosition(&line, &column);
        ++line;
    } else if (stage_.trace() && !stage_.view().empty()) {
        const trace::Trace& trace = *stage_.trace();
        line = trace.line_of(standing_at(trace, stage_.task_in_focus(), stage_.view().playhead().event));
    }
    if (line > 0) source_.stops().toggle(line);
}

void PlaybackControls::apply_stops() {
    stage_.player().set_stops(stops());
    const auto has = [this](const StopCondition& condition) {
        return std::find(stops_.begin(), stops_.end(), condition) != stops_.end();
    };
    actions_[Command::StopAtFailures].setChecked(has(StopAtFailure{}));
    for (qsizetype i = 0; i < state_actions_.size(); ++i)
        state_actions_[i]->setChecked(has(StopAtState{kStates[static_cast<std::size_t>(i)]}));
    show_task();
}

void PlaybackControls::apply_loop() {
    const bool looping = actions_[Command::LoopPlayback].isChecked() && !stage_.view().empty() &&
                         stage_.player().playback().trace() == stage_.trace();
    stage_.player().set_loop(looping ? std::optional(range_of(stage_.view())) : std::nullopt);
}

void PlaybackControls::show_task() {
    const StopCondition at_task = StopAtStep{stage_.task_in_focus()};
    actions_[Command::StopAtTask].setChecked(std::find(stops_.begin(), stops_.end(), at_task) !=
                                             stops_.end());
}

void PlaybackControls::ask_for_time() {
    auto* dialog = new QInputDialog(&window_);
    dialog->setObjectName(QStringLiteral("go_to_time"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("To a Time"));
    dialog->setLabelText(tr("The time at which the playhead is to stand: 12.5, 250 ms, 1 h 30 min"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString& text) {
        const auto time = parse_duration(text.trimmed().toStdString());
        if (!time) return say(tr("“%1” is no time.").arg(text));
        stage_.player().pause();
        stage_.player().seek(Instant{*time});
    });
    dialog->open();
}

void PlaybackControls::say(const QString& message) {
    window_.statusBar()->showMessage(message, kMessageMilliseconds);
}

} // namespace simul::ui
