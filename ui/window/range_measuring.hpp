/// The measured range in the window: what is chosen on the ruler is measured beside the window's thread.
#pragma once

#include "ui/find/latest_work.hpp"
#include "ui/measure/measure_panel.hpp"

namespace simul::ui {

class MainWindow;

/// Follows the range, the selected lane and the trace of the window's stage.
class RangeMeasuring : public QObject {
    Q_OBJECT

public:
    RangeMeasuring(MainWindow& window, QObject* parent);

    MeasurePanel& panel() { return *panel_; }
    bool busy() const { return work_.busy(); }

private:
    void measure();

    MainWindow& window_;
    MeasurePanel* panel_;
    LatestWork work_;
};

} // namespace simul::ui
