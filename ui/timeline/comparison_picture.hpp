/// One program under several models, on one time axis.
#pragma once

#include "core/trace/measures.hpp"
#include "ui/timeline/display_list.hpp"

#include <QString>
#include <vector>

namespace simul::ui {

/// One model's run.
struct ComparedTrace {
    QString name;    ///< "async"
    QString caption; ///< One line below it: "walks from board to board"; may be empty.
    trace::TracePtr trace;
    trace::Measures measures;
    double speed_up = 1; ///< Against the first one.
    /// Of tasks on their threads, and of CPUs from one computation to another.
    std::uint64_t switches = 0;
};

struct ComparisonContent {
    QString title;
    QString subtitle;    ///< Parameters, models; may be empty.
    QString explanation; ///< The sentences at the foot.
    std::vector<ComparedTrace> runs;
};

/// The row that the eye should find: the run that ended first; nullopt if no one alone did.
std::optional<std::size_t> fastest(const std::vector<ComparedTrace>& runs);

/// Title, table, bars, the timelines one below the other, explanation. As high as it needs to be:
/// `DisplayList::size`. `column_px`: how fine the device's pixels are, in logical ones.
/// REQUIRES: a QGuiApplication (texts are measured); width_px >= 480.
DisplayList comparison_display_list(const ComparisonContent& content, double width_px, double column_px = 1);

/// The same for a window: lanes are as high as fit into the height, within reason.
DisplayList comparison_display_list_fitting(const ComparisonContent& content, QSizeF size);

} // namespace simul::ui
