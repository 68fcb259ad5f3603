#include "ui/timeline/view_history.hpp"

#include <QGuiApplication>

namespace simul::ui {

namespace {
constexpr int kSettleMilliseconds = 500;
} // namespace

void ViewTrail::start(ViewPlace place) {
    places_.assign(1, std::move(place));
    at_ = 0;
}

void ViewTrail::visit(ViewPlace place) {
    places_.resize(at_ + 1);
    places_.push_back(std::move(place));
    if (places_.size() > kMost) places_.erase(places_.begin());
    at_ = places_.size() - 1;
}

void ViewTrail::amend(ViewPlace place) {
    places_[at_] = std::move(place);
}

ViewHistory::ViewHistory(ViewState& state, QObject* parent) : QObject(parent), state_(state) {
    settling_.setSingleShot(true);
    settling_.setInterval(kSettleMilliseconds);
    connect(&settling_, &QTimer::timeout, this, [this] {
        // A drag is one entry, however long the hand rests.
        if (QGuiApplication::mouseButtons() != Qt::NoButton) settling_.start();
    });
    connect(&state, &ViewState::window_changed, this, &ViewHistory::note);
    connect(&state, &ViewState::selection_changed, this, &ViewHistory::note);
    connect(&state, &ViewState::axis_changed, this, &ViewHistory::note);
    connect(&state, &ViewState::trace_changed, this, [this] {
        trail_.start({state_.axis_kind(), state_.window(), {}});
        settling_.start(); // What the new trace changes is no entry.
        emit changed();
    });
}

void ViewHistory::note() {
    if (showing_) return;
    const ViewPlace place{state_.axis_kind(), state_.window(), state_.selection()};
    if (held_ || settling_.isActive())
        trail_.amend(place);
    else
        trail_.visit(place);
    if (!held_) settling_.start();
    emit changed();
}

void ViewHistory::settle() {
    settling_.stop();
}

void ViewHistory::set_held(bool held) {
    held_ = held;
    settle();
}

void ViewHistory::back() {
    if (can_go_back()) show(trail_.back());
}

void ViewHistory::forward() {
    if (can_go_forward()) show(trail_.forward());
}

void ViewHistory::show(ViewPlace place) {
    settle();
    showing_ = true;
    state_.set_axis(place.axis);
    state_.set_window(place.window);
    state_.select(place.selection);
    showing_ = false;
    emit changed();
}

} // namespace simul::ui
