#include "ui/window/range_measuring.hpp"

#include "ui/window/axis_stretch.hpp"
#include "ui/window/main_window.hpp"

namespace simul::ui {

RangeMeasuring::RangeMeasuring(MainWindow& window, QObject* parent)
    : QObject(parent), window_(window), panel_(new MeasurePanel) {
    window.panels().add_console_tab(panel_, tr("Range"));
    const ViewState& view = window.stage().view();
    connect(&view, &ViewState::range_changed, this, &RangeMeasuring::measure);
    connect(&view, &ViewState::selection_changed, this, &RangeMeasuring::measure);
    connect(&view, &ViewState::trace_changed, this, &RangeMeasuring::measure);
    connect(panel_, &MeasurePanel::scope_changed, this, &RangeMeasuring::measure);
    connect(&window.actions()[Command::ShowMeasures], &QAction::triggered, this,
            [this] { window_.panels().open_console_tab(*panel_); });
}

void RangeMeasuring::measure() {
    const ViewState& view = window_.stage().view();
    work_.cancel();
    const bool has_lane = !view.empty() && view.selection() && !view.selection()->lane.is_program();
    panel_->set_lane(has_lane ? QString::fromStdString(view.trace()->task(view.selection()->lane.task).label)
                              : QString());
    if (view.empty() || !view.range()) return panel_->clear();
    const trace::TracePtr trace = view.trace();
    const MeasuredRange range = measured_range(view.axis(), *trace, *view.range());
    const auto task = panel_->wants_lane() ? std::optional(view.selection()->lane.task) : std::nullopt;
    panel_->set_range(range);
    work_.start([panel = panel_, trace, range, task](const LatestWork::Job& job) {
        const auto measures = measure_range(*trace, range, task, [&job] { return job.cancelled(); });
        if (measures) job.tell([panel, measures = *measures] { panel->show_measures(measures); });
    });
}

} // namespace simul::ui
