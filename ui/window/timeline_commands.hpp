/// The timeline's own keys as actions, for menus and the palette.
#pragma once

#include "ui/timeline/timeline_view.hpp"

#include <QAction>
#include <map>

namespace simul::ui {

/// One action for each row of timeline_key_rows(). They have no shortcuts: the timeline hears its keys
/// itself, while it has the focus. Their texts name the keys, so that menus show them.
class TimelineCommands : public QObject {
    Q_OBJECT

public:
    /// `timeline` must outlive it.
    explicit TimelineCommands(TimelineView& timeline, QObject* parent = nullptr);

    QAction& operator[](TimelineKey key) const { return *actions_.at(key); }
    /// In the order of the rows.
    std::vector<QAction*> all() const;
    void set_enabled(bool enabled);

private:
    std::map<TimelineKey, QAction*> actions_;
};

} // namespace simul::ui
