#include "ui/window/event_search.hpp"

#include "ui/panels/words.hpp"
#include "ui/window/actions.hpp"
#include "ui/window/event_jump.hpp"
#include "ui/window/find_field.hpp"

#include <utility>

namespace simul::ui {

EventSearch::EventSearch(const Actions& actions, FindField& field, Stage& stage, QObject* parent)
    : QObject(parent), field_(field), stage_(stage) {
    connect(&field, &FindField::text_wanted, &finder_, &Finder::search);
    connect(&field, &FindField::next_wanted, this, &EventSearch::next);
    connect(&field, &FindField::previous_wanted, this, &EventSearch::previous);
    connect(&field, &FindField::left, this, [&stage] { stage.timeline().setFocus(Qt::ShortcutFocusReason); });
    connect(&actions[Command::FindEvent], &QAction::triggered, &field,
            [&field] { field.begin(FindField::Mode::Events); });
    connect(&actions[Command::FindNext], &QAction::triggered, this, &EventSearch::next);
    connect(&actions[Command::FindPrevious], &QAction::triggered, this, &EventSearch::previous);
    connect(&finder_, &Finder::changed, this, &EventSearch::show_hits);
    connect(&stage.view(), &ViewState::trace_changed, this, [this] { finder_.set_trace(stage_.trace()); });
    connect(&stage.view(), &ViewState::playhead_changed, this, &EventSearch::show_count);
}

void EventSearch::go(int direction) {
    if (finder_.text().isEmpty()) return field_.begin(FindField::Mode::Events);
    if (finder_.searching()) {
        wanted_ = direction;
        return;
    }
    if (!finder_.hits() || finder_.hits()->empty() || stage_.view().empty()) return;
    const Hits& hits = *finder_.hits();
    const trace::EventIndex here = stage_.view().playhead().event;
    // Where nothing was gone to yet, the event under the playhead may be the first.
    const auto& selection = stage_.view().selection();
    const bool is_there = selection && selection->event == here;
    if (!is_there && hits.at(here)) return jump_to(stage_, here);
    jump_to(stage_, hits.events[direction > 0 ? hits.after(here) : hits.before(here)]);
}

void EventSearch::show_hits() {
    const auto& hits = finder_.hits();
    using Events = std::shared_ptr<const std::vector<trace::EventIndex>>;
    stage_.minimap().set_marks(hits ? Events(hits, &hits->events) : nullptr);
    show_count();
    if (finder_.searching()) return;
    if (const int direction = std::exchange(wanted_, 0); direction != 0) go(direction);
}

void EventSearch::show_count() {
    const auto& hits = finder_.hits();
    if (!hits || stage_.view().empty())
        return field_.set_count(finder_.searching() ? QStringLiteral("…") : QString());
    const auto here = hits->at(stage_.view().playhead().event);
    if (hits->empty())
        field_.set_count(tr("no hits"));
    else if (here)
        field_.set_count(tr("%1 of %2").arg(count_text(*here + 1), count_text(hits->total)));
    else
        field_.set_count(hits->total == 1 ? tr("1 hit") : tr("%1 hits").arg(count_text(hits->total)));
}

} // namespace simul::ui
