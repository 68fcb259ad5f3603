/// Everything by which one finds one's way in a run, put into the window.
#pragma once

#include "ui/palette/command_palette.hpp"
#include "ui/timeline/view_history.hpp"
#include "ui/window/event_listing.hpp"
#include "ui/window/event_search.hpp"
#include "ui/window/note_keeping.hpp"
#include "ui/window/range_measuring.hpp"
#include "ui/window/timeline_commands.hpp"

class QMenu;

namespace simul::ui {

class MainWindow;

/// Owned by the window, and made when its parts are there.
class Finding : public QObject {
    Q_OBJECT

public:
    explicit Finding(MainWindow& window);

    EventSearch& search() { return *search_; }
    CommandPalette& palette() { return *palette_; }
    ViewHistory& history() { return *history_; }
    NoteKeeping& note_keeping() { return *note_keeping_; }
    RangeMeasuring& measuring() { return *measuring_; }
    EventListing& listing() { return *listing_; }
    const TimelineCommands& timeline_commands() const { return *timeline_commands_; }
    /// The last context menu of the timeline; null before the first one.
    QMenu* menu() const { return menu_; }

    /// Its actions can be done while a run is shown.
    void set_enabled(bool shown);

private:
    void connect_history();
    void connect_palette();
    void connect_menus();
    void enable_history();
    void measure_selection();

    MainWindow& window_;
    EventSearch* search_;
    TimelineCommands* timeline_commands_;
    CommandPalette* palette_;
    ViewHistory* history_;
    EventListing* listing_;
    NoteKeeping* note_keeping_;
    RangeMeasuring* measuring_;
    QPointer<QMenu> menu_;
    bool shown_ = false;
};

} // namespace simul::ui
