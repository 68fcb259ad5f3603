/// Which lanes are shown, in which order, and how they are grouped: what the user has chosen, as a value.
#pragma once

#include "ui/lanes/trace_lanes.hpp"

#include <QSet>
#include <QString>
#include <QStringList>

namespace simul::ui {

enum class LaneGrouping : std::uint8_t {
    Function, ///< Tasks that run one coroutine function together.
    Creator,  ///< Tasks that one task has created together.
    Flat,     ///< No groups.
};

enum class LaneOrder : std::uint8_t {
    Creation,
    Start, ///< By the first step.
    End,   ///< Those that do not end are last.
    Name,  ///< Numbers in names count as numbers: "Task-9" stands before "Task-10".
    TimeInState,
};

/// Lanes are named by their labels, and groups by their keys, so that the choice holds when a scenario is run
/// again. A lane that is pinned is shown even if the filter or `hidden` would leave it out.
struct LaneArrangement {
    LaneGrouping grouping = LaneGrouping::Function;
    LaneOrder order = LaneOrder::Creation; ///< Within each group; groups stand in the order of their first.
    trace::TaskState state = trace::TaskState::Waiting; ///< Of LaneOrder::TimeInState; the longest is first.
    bool reversed = false;
    QString filter{}; ///< Lanes whose label, name or function contains it, in whatever case. Empty: all.
    QSet<QString> hidden{};
    QStringList pinned{}; ///< From top to bottom; they stay above the others, which scroll.
    QSet<QString> collapsed{};
    double lane_height = 0; ///< In pixels, less than one too; 0: as high as there is room for.
    bool shows_stacks = false;

    friend bool operator==(const LaneArrangement&, const LaneArrangement&) = default;
};

/// Tasks under one heading.
struct LaneGroup {
    /// The key of the group of pool threads: no function's name has a space.
    static constexpr QLatin1String kPoolThreads{"pool threads"};

    QString key; ///< The function, or what names the creator. Empty: tasks without one.
    LaneGrouping grouping = LaneGrouping::Function;
    std::vector<trace::TaskIndex> tasks;

    QString title() const;
    QString size_text() const; ///< "3 tasks"
};

/// The lanes that an arrangement shows of one run.
struct ArrangedLanes {
    std::vector<LaneId> pinned;
    bool has_program_lane = false; ///< Above the groups.
    std::vector<LaneGroup> groups; ///< Of LaneGrouping::Flat: one, if there is any lane.
    std::size_t left_out = 0;      ///< By the filter, or hidden.
    std::size_t lane_count = 0;    ///< All that are shown, the program's and pinned ones included.
};

/// O(lanes · log(lanes)); by time in a state O(segments) more.
ArrangedLanes arrange(const TraceLanes& lanes, const LaneArrangement& arrangement = {});

/// What a lane is called in `hidden` and `pinned`.
QString lane_key(const trace::Trace& trace, LaneId lane);

/// Whether `left` stands before `right` where numbers count as numbers. For any texts a strict weak order.
bool comes_before_by_name(std::string_view left, std::string_view right);

} // namespace simul::ui
