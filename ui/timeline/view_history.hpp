/// Where one has looked: back and forward through parts in view and selections.
#pragma once

#include "ui/timeline/view_state.hpp"

#include <QTimer>
#include <vector>

namespace simul::ui {

struct ViewPlace {
    AxisKind axis = AxisKind::Time;
    Range window;
    std::optional<Selection> selection;

    friend bool operator==(const ViewPlace&, const ViewPlace&) = default;
};

/// Places in the order of visits, with one of them the present one. A value.
class ViewTrail {
public:
    static constexpr std::size_t kMost = 500; ///< The oldest are forgotten.

    /// Forgets all but this place.
    void start(ViewPlace place);
    /// A place after the present one; those that were ahead are forgotten.
    void visit(ViewPlace place);
    /// The present one has become this: no new entry.
    void amend(ViewPlace place);

    bool can_go_back() const { return at_ > 0; }
    bool can_go_forward() const { return at_ + 1 < places_.size(); }
    /// The place to show now. REQUIRES: can_go_back(), can_go_forward().
    const ViewPlace& back() { return places_[--at_]; }
    const ViewPlace& forward() { return places_[++at_]; }

private:
    std::vector<ViewPlace> places_{1};
    std::size_t at_ = 0;
};

/// Follows a ViewState. Changes that follow one another closely, and all during a drag or while the run is
/// played, are one entry. Another trace begins another history.
class ViewHistory : public QObject {
    Q_OBJECT

public:
    /// `state` must outlive it.
    explicit ViewHistory(ViewState& state, QObject* parent = nullptr);

    bool can_go_back() const { return trail_.can_go_back(); }
    bool can_go_forward() const { return trail_.can_go_forward(); }
    void back();
    void forward();
    /// What comes next is another entry, however soon.
    void settle();
    /// While held, changes amend the present entry: the view moves by itself.
    void set_held(bool held);

signals:
    /// can_go_back() or can_go_forward() may be another.
    void changed();

private:
    void note();
    void show(ViewPlace place);

    ViewState& state_;
    ViewTrail trail_;
    QTimer settling_; ///< Runs from each change on, while the next one belongs to the same entry.
    bool held_ = false;
    bool showing_ = false;
};

} // namespace simul::ui
