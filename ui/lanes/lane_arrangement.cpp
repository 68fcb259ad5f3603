#include "ui/lanes/lane_arrangement.hpp"

#include <QCoreApplication>
#include <QHash>
#include <algorithm>
#include <limits>

namespace simul::ui {
namespace {

using trace::TaskIndex;
using trace::TaskState;

QString tr(const char* text) {
    return QCoreApplication::translate("Timeline", text);
}

QString qstring(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

bool is_digit(char letter) {
    return '0' <= letter && letter <= '9';
}

QString group_key(const trace::Trace& trace, TaskIndex task, LaneGrouping grouping) {
    switch (grouping) {
    case LaneGrouping::Function:
        return trace.is_pool_thread(task) ? QString(LaneGroup::kPoolThreads)
                                          : qstring(trace.task(task).function);
    case LaneGrouping::Creator: {
        const TaskIndex creator = trace.task(task).creator;
        return creator == trace::kNoTask ? QString() : qstring(trace.task(creator).label);
    }
    case LaneGrouping::Flat: break;
    }
    return {};
}

/// Places, times or sums by which lanes are sorted: one number a task.
std::vector<std::int64_t> sort_keys(const trace::Trace& trace, const LaneArrangement& arrangement) {
    constexpr auto kNever = std::numeric_limits<std::int64_t>::max();
    std::vector<std::int64_t> keys(trace.task_count());
    for (TaskIndex task = 0; task < keys.size(); ++task) {
        switch (arrangement.order) {
        case LaneOrder::Creation:
        case LaneOrder::Name: keys[task] = task; break;
        case LaneOrder::Start: {
            const auto events = trace.events_of(task);
            const auto first = std::find_if(events.begin(), events.end(), [&](trace::EventIndex event) {
                return trace.kind_of(event) == trace::EventKind::Resume;
            });
            keys[task] = first == events.end() ? kNever : std::int64_t{*first};
            break;
        }
        case LaneOrder::End: keys[task] = trace.task(task).ended.value_or(0xFFFFFFFF); break;
        case LaneOrder::TimeInState: {
            Duration sum{};
            const trace::SegmentList segments = trace.segments(task);
            for (std::size_t i = 0; i < segments.size(); ++i)
                if (segments.states()[i] == arrangement.state) sum += segments[i].end - segments[i].begin;
            keys[task] = -sum.count();
            break;
        }
        }
    }
    return keys;
}

class Filter {
public:
    Filter(const trace::Trace& trace, const LaneArrangement& arrangement)
        : trace_(trace), arrangement_(arrangement),
          pinned_(arrangement.pinned.begin(), arrangement.pinned.end()) {}

    bool is_pinned(TaskIndex task) const {
        return !pinned_.isEmpty() && pinned_.contains(lane_key(trace_, {task}));
    }
    bool passes(TaskIndex task) const {
        if (!arrangement_.hidden.isEmpty() && arrangement_.hidden.contains(lane_key(trace_, {task})))
            return false;
        if (arrangement_.filter.isEmpty()) return true;
        const trace::TaskInfo& info = trace_.task(task);
        const auto contains = [&](std::string_view text) {
            return qstring(text).contains(arrangement_.filter, Qt::CaseInsensitive);
        };
        return contains(info.label) || contains(info.name) || contains(info.function);
    }

private:
    const trace::Trace& trace_;
    const LaneArrangement& arrangement_;
    QSet<QString> pinned_;
};

/// The pinned lanes in the order in which they were pinned; several may have one label.
std::vector<LaneId> pinned_lanes(const trace::Trace& trace, const QStringList& pinned) {
    std::vector<LaneId> lanes;
    if (pinned.isEmpty()) return lanes;
    QHash<QString, std::vector<TaskIndex>> by_label;
    for (TaskIndex task = 0; task < trace.task_count(); ++task)
        by_label[lane_key(trace, {task})].push_back(task);
    for (const QString& label : pinned)
        for (const TaskIndex task : by_label.value(label))
            lanes.push_back({task});
    return lanes;
}

void sort_lanes(std::vector<TaskIndex>& tasks, const trace::Trace& trace,
                const LaneArrangement& arrangement) {
    if (arrangement.order == LaneOrder::Name) {
        std::stable_sort(tasks.begin(), tasks.end(), [&](TaskIndex left, TaskIndex right) {
            return comes_before_by_name(trace.task(left).label, trace.task(right).label);
        });
    } else if (arrangement.order != LaneOrder::Creation) {
        const std::vector<std::int64_t> keys = sort_keys(trace, arrangement);
        std::stable_sort(tasks.begin(), tasks.end(),
                         [&](TaskIndex left, TaskIndex right) { return keys[left] < keys[right]; });
    }
    if (arrangement.reversed) std::reverse(tasks.begin(), tasks.end());
}

} // namespace

QString LaneGroup::title() const {
    switch (grouping) {
    case LaneGrouping::Function:
        if (key == kPoolThreads) return tr("pool threads");
        return key.isEmpty() ? tr("other tasks") : key;
    case LaneGrouping::Creator: return key.isEmpty() ? tr("by the program") : tr("by %1").arg(key);
    case LaneGrouping::Flat: break;
    }
    return tr("all tasks");
}

QString LaneGroup::size_text() const {
    return (key == kPoolThreads && grouping == LaneGrouping::Function ? tr("%1 threads") : tr("%1 tasks"))
        .arg(tasks.size());
}

QString lane_key(const trace::Trace& trace, LaneId lane) {
    return lane.is_program() ? QString() : qstring(trace.task(lane.task).label);
}

bool comes_before_by_name(std::string_view left, std::string_view right) {
    std::size_t l = 0, r = 0;
    while (l < left.size() && r < right.size()) {
        if (!is_digit(left[l]) || !is_digit(right[r])) {
            if (left[l] != right[r])
                return static_cast<unsigned char>(left[l]) < static_cast<unsigned char>(right[r]);
            ++l;
            ++r;
            continue;
        }
        const auto number_from = [](std::string_view text, std::size_t& at) {
            while (at < text.size() && text[at] == '0')
                ++at;
            const std::size_t begin = at;
            while (at < text.size() && is_digit(text[at]))
                ++at;
            return text.substr(begin, at - begin);
        };
        const std::string_view left_number = number_from(left, l);
        const std::string_view right_number = number_from(right, r);
        if (left_number.size() != right_number.size()) return left_number.size() < right_number.size();
        if (left_number != right_number) return left_number < right_number;
    }
    return left.size() - l < right.size() - r;
}

ArrangedLanes arrange(const TraceLanes& lanes, const LaneArrangement& arrangement) {
    const trace::Trace& trace = lanes.trace();
    const Filter filter(trace, arrangement);
    ArrangedLanes arranged;
    arranged.pinned = pinned_lanes(trace, arrangement.pinned);
    arranged.has_program_lane = lanes.has_program_lane();

    std::vector<TaskIndex> tasks;
    tasks.reserve(trace.task_count());
    for (TaskIndex task = 0; task < trace.task_count(); ++task) {
        if (filter.is_pinned(task)) continue;
        if (filter.passes(task))
            tasks.push_back(task);
        else
            ++arranged.left_out;
    }
    arranged.lane_count = arranged.pinned.size() + tasks.size() + (arranged.has_program_lane ? 1 : 0);
    sort_lanes(tasks, trace, arrangement);

    QHash<QString, std::size_t> by_key;
    for (const TaskIndex task : tasks) {
        const QString key = group_key(trace, task, arrangement.grouping);
        const auto found = by_key.constFind(key);
        if (found != by_key.constEnd()) {
            arranged.groups[*found].tasks.push_back(task);
        } else {
            by_key.insert(key, arranged.groups.size());
            arranged.groups.push_back({key, arrangement.grouping, {task}});
        }
    }
    return arranged;
}

} // namespace simul::ui
