/// The table of events in the window: in step with the playhead, and choosing from it.
#pragma once

#include "ui/find/event_table_panel.hpp"

namespace simul::ui {

class MainWindow;

/// Follows the playhead, the selection, the range and the trace of the window's stage. While its tab is not
/// in front, it does nothing but remember.
class EventListing : public QObject {
    Q_OBJECT

public:
    EventListing(MainWindow& window, QObject* parent);

    EventTablePanel& panel() { return *panel_; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void show_place();
    void show_selection();
    void show_range();
    void choose(trace::EventIndex event);

    MainWindow& window_;
    EventTablePanel* panel_;
};

} // namespace simul::ui
