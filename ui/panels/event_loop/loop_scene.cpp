#include "ui/panels/event_loop/loop_scene.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

namespace simul::ui {

using trace::TaskIndex;

namespace {

constexpr std::size_t kNoGroup = std::size_t(-1);

/// Waits for the same thing stand together.
using WaitKey = std::tuple<trace::WaitKind, trace::ResourceId, TaskIndex, std::int64_t, std::uint32_t>;

WaitKey key_of(const trace::Wait& wait) {
    return {wait.kind, wait.resource, wait.task, wait.delay.count(), wait.count};
}

std::vector<WaitGroup> group_waits(const std::vector<trace::WaitingTask>& waiting, std::size_t shown) {
    std::vector<WaitGroup> groups;
    std::map<WaitKey, std::size_t> places;
    auto place = places.end();
    for (const trace::WaitingTask& task : waiting) {
        const WaitKey key = key_of(task.wait);
        // Crowds wait for one thing: the last task's group is the best guess.
        if (place == places.end() || place->first != key) {
            bool is_new = false;
            std::tie(place, is_new) = places.emplace(key, groups.size());
            if (is_new) groups.push_back({task.wait, {}, 0});
        }
        WaitGroup& group = groups[place->second];
        ++group.count;
        if (group.tasks.size() < shown) group.tasks.push_back(task.task);
    }
    return groups;
}

bool waits_for_task(const WaitGroup& group) {
    return group.wait.kind == trace::WaitKind::Task && group.wait.task != trace::kNoTask;
}

std::vector<std::vector<std::size_t>> chain_up(std::vector<WaitGroup>& groups) {
    std::unordered_map<TaskIndex, std::size_t> group_of; // Of those that wait for tasks, whatever for.
    for (std::size_t i = 0; i < groups.size(); ++i)
        for (const TaskIndex task : groups[i].tasks)
            group_of.emplace(task, i);
    std::vector<std::size_t> next(groups.size(), kNoGroup);
    std::vector<char> follows(groups.size());
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (!waits_for_task(groups[i])) continue;
        const auto awaited = group_of.find(groups[i].wait.task);
        if (awaited == group_of.end() || awaited->second == i || follows[awaited->second]) continue;
        next[i] = awaited->second;
        follows[awaited->second] = 1;
        // The arrow leads to the first of them.
        auto& tasks = groups[awaited->second].tasks;
        std::swap(*std::find(tasks.begin(), tasks.end(), groups[i].wait.task), tasks.front());
    }
    std::vector<std::vector<std::size_t>> rows;
    std::vector<char> placed(groups.size());
    const auto add_row = [&](std::size_t group) {
        std::vector<std::size_t>& row = rows.emplace_back();
        for (; group != kNoGroup && !placed[group]; group = next[group]) {
            placed[group] = 1;
            row.push_back(group);
        }
    };
    for (std::size_t i = 0; i < groups.size(); ++i)
        if (!follows[i]) add_row(i);
    for (std::size_t i = 0; i < groups.size(); ++i)
        if (!placed[i]) add_row(i); // Tasks that wait for one another, all round.
    return rows;
}

} // namespace

LoopScene scene_of(const trace::LoopState& state, const trace::LoopPasses* passes,
                   std::size_t tasks_in_group) {
    LoopScene scene;
    scene.groups = group_waits(state.waiting, tasks_in_group);
    scene.rows = chain_up(scene.groups);
    if (passes) scene.pass = passes->at(state.event);
    // The queue is in order, so the steps that are left of the pass are those of its first tasks.
    if (scene.pass)
        scene.ready_in_pass =
            std::min<std::size_t>(state.ready.size(), scene.pass->steps - scene.pass->steps_begun);
    return scene;
}

} // namespace simul::ui
