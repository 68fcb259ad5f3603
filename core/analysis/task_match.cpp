#include "core/analysis/task_match.hpp"

#include <map>
#include <tuple>

namespace simul::analysis {
namespace {

using trace::kNoTask;
using trace::TaskIndex;

/// A creator (a task of the base; kNoTask: code outside of tasks), what it created, and how many of that
/// before.
using Origin = std::tuple<TaskIndex, trace::LaneKind, std::string, std::uint32_t>;

/// Counts what each creator has created so far.
class Births {
public:
    Origin next(const trace::TaskInfo& task, TaskIndex creator) {
        // Which task has a pool start a thread is chance: threads are the pool's.
        if (task.kind == trace::LaneKind::PoolThread) creator = kNoTask;
        std::uint32_t& count = counts_[std::tuple(creator, task.kind, task.function)];
        return {creator, task.kind, task.function, count++};
    }

private:
    std::map<std::tuple<TaskIndex, trace::LaneKind, std::string>, std::uint32_t> counts_;
};

} // namespace

std::vector<TaskIndex> match_tasks(const trace::Trace& base, const trace::Trace& other) {
    std::map<Origin, TaskIndex> by_origin;
    Births births;
    for (TaskIndex task = 0; task < base.task_count(); ++task) {
        const trace::TaskInfo& info = base.task(task);
        by_origin.emplace(births.next(info, info.creator), task);
    }
    std::vector<TaskIndex> matches(base.task_count(), kNoTask);
    std::vector<TaskIndex> in_base(other.task_count(), kNoTask);
    births = {};
    for (TaskIndex task = 0; task < other.task_count(); ++task) {
        const trace::TaskInfo& info = other.task(task);
        const bool has_creator = info.creator != kNoTask && info.kind == trace::LaneKind::Task;
        // A creator stands before whom it creates.
        const TaskIndex creator = has_creator ? in_base[info.creator] : kNoTask;
        if (has_creator && creator == kNoTask) continue;
        const auto found = by_origin.find(births.next(info, creator));
        if (found == by_origin.end()) continue;
        in_base[task] = found->second;
        matches[found->second] = task;
    }
    return matches;
}

} // namespace simul::analysis
