/// One program under several models, on one time axis.
#pragma once

#include "core/analysis/latencies.hpp"
#include "core/trace/measures.hpp"
#include "ui/drawing/display_list.hpp"

#include <QString>
#include <vector>

namespace simul::ui {

/// One of the runs.
struct ComparedTrace {
    QString name;    ///< "async"
    QString caption; ///< One line below it: "walks from board to board"; may be empty.
    trace::TracePtr trace;
    trace::Measures measures;
    double speed_up = 1; ///< Against the first one.
    /// Of tasks on their threads, and of CPUs from one computation to another.
    std::uint64_t switches = 0;
    double cpu_utilisation = 0; ///< From 0 to 1, as `simul compare` says them.
    double thread_utilisation = 0;
    analysis::Latencies latencies{};
    /// By lane of the first run: which lane of this one is its counterpart (kNoTask: none). Empty: not known.
    std::vector<trace::TaskIndex> counterparts{};
};

struct ComparisonContent {
    QString title;
    QString subtitle;    ///< Parameters, models; may be empty.
    QString explanation; ///< The sentences at the foot.
    std::vector<ComparedTrace> runs;
    QString about_random_numbers{}; ///< Whose are whose, if any were drawn.
};

/// The row that the eye should find: the run that ended first; nullopt if no one alone did.
std::optional<std::size_t> fastest(const std::vector<ComparedTrace>& runs);

/// Title, table, bars, the timelines one below the other, explanation. As high as it needs to be:
/// `DisplayList::size`. `column_px`: how fine the device's pixels are, in logical ones.
/// REQUIRES: a QGuiApplication (texts are measured); width_px >= 480.
DisplayList comparison_display_list(const ComparisonContent& content, double width_px, double column_px = 1);

} // namespace simul::ui
