/// Everything by which one finds one's way in a run, put into the window: search, and what follows here.
#pragma once

#include "ui/window/event_search.hpp"

namespace simul::ui {

class MainWindow;

/// Owned by the window, and made when its parts are there.
class Finding : public QObject {
    Q_OBJECT

public:
    explicit Finding(MainWindow& window);

    EventSearch& search() { return *search_; }

private:
    EventSearch* search_;
};

} // namespace simul::ui
