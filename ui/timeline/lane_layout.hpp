/// Which lanes there are, from top to bottom, and where.
#pragma once

#include "ui/timeline/trace_lanes.hpp"

#include <QSet>
#include <QString>
#include <vector>

namespace simul::ui {

/// Tasks that run one coroutine function, by creation; groups stand in the order of their first task.
struct LaneGroup {
    /// What the group of pool threads has for a function: no function's name has a space.
    static constexpr QLatin1String kPoolThreads{"pool threads"};

    QString function; ///< Empty: tasks without a function of the scenario.
    std::vector<trace::TaskIndex> tasks;

    QString title() const;
    QString size_text() const; ///< "3 tasks"
};

/// Heights, in pixels.
struct LaneMetrics {
    double lane = 24;          ///< From one lane to the next.
    double bar = 15;           ///< Of the bar in it.
    double group = 24;         ///< Of a group's heading; 0: groups have none.
    double gap = 0;            ///< Between groups that have no heading.
    double shortest_group = 0; ///< Room for a group without a heading, however few its lanes.
};

/// Rows below one another; without gaps where groups have headings.
class LaneLayout {
public:
    enum class RowKind : std::uint8_t {
        Lane,  ///< One lane.
        Group, ///< The heading of a group that has several tasks; collapsed, with all its lanes in one.
    };
    struct Row {
        RowKind kind;
        LaneId lane;       ///< Of a lane.
        std::size_t group; ///< Index into groups(); of the program's lane: kNoGroup.
        double top;
        double height;
    };
    static constexpr std::size_t kNoGroup = static_cast<std::size_t>(-1);

    LaneLayout(const TraceLanes& lanes, const LaneMetrics& metrics, const QSet<QString>& collapsed = {});

    const std::vector<LaneGroup>& groups() const { return groups_; }
    const std::vector<Row>& rows() const { return rows_; }
    const LaneMetrics& metrics() const { return metrics_; }
    bool is_collapsed(std::size_t group) const { return collapsed_[group]; }
    double height() const { return height_; }

    /// Index of the row at `y`, or of the next one below; rows().size() below the last one. O(log n).
    std::size_t row_at(double y) const;
    /// The row that shows the lane: its own, or its collapsed group's. O(1).
    const Row& row_of(LaneId lane) const;
    /// The lane `by` rows further down (up, if negative), stopping at the ends; headings are passed over.
    LaneId neighbour(LaneId lane, int by) const;

private:
    void add_groups(const trace::Trace& trace);
    void add_row(RowKind kind, LaneId lane, std::size_t group, double height);

    LaneMetrics metrics_;
    std::vector<LaneGroup> groups_;
    std::vector<bool> collapsed_;
    std::vector<Row> rows_;
    std::vector<std::size_t> row_of_task_; ///< By task; the last is the program's.
    double height_ = 0;
};

} // namespace simul::ui
