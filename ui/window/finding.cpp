#include "ui/window/finding.hpp"

#include "ui/window/main_window.hpp"

namespace simul::ui {

Finding::Finding(MainWindow& window)
    : QObject(&window),
      search_(new EventSearch(window.actions(), window.transport().find_field(), window.stage(), this)) {}

} // namespace simul::ui
