#include "core/trace/schedule_json.hpp"
#include "core/trace/trace_builder.hpp"
#include "core/trace/words.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <unordered_map>

namespace simul::trace {
namespace {

using Json = nlohmann::json;
using Result = tl::expected<void, std::string>;

/// A timer: when it is due, and in which order it was set.
struct Timer {
    Instant due;
    std::size_t order;
    TaskIndex task;

    // clang-tidy 14 takes the zero in a defaulted comparison for a pointer.
    // NOLINTNEXTLINE(modernize-use-nullptr)
    friend auto operator<=>(const Timer&, const Timer&) = default;
};

/// What is known of a task while the trace is read.
struct KnownTask {
    std::string name;
    StackId stack = 0; ///< Where it stands, while it is suspended.
    std::optional<Timer> timer;
};

class ScheduleReader {
public:
    Result read_line(std::string_view line) {
        const Json json = Json::parse(line, nullptr, false);
        if (!json.is_object()) return fail("this is no JSON object");
        const auto time = json.find("t");
        const auto kind = json.find("ev");
        if (time == json.end() || !time->is_number_integer() || kind == json.end() || !kind->is_string())
            return fail("an event needs a time \"t\" (nanoseconds) and a kind \"ev\"");
        if (ended_) return fail("the last event was the end");
        const Instant now{Duration(time->get<std::int64_t>())};
        if (now < now_) return fail("time goes backwards");
        pass_time(now);
        return json.contains("task") ? read_event(json, kind->get<std::string>())
                                     : read_ending(json, kind->get<std::string>());
    }

    TracePtr finish() { return builder_.finish(std::move(ending_)); }

private:
    static tl::unexpected<std::string> fail(std::string message) {
        return tl::unexpected(std::move(message));
    }

    /// Timers that are due by now have made their tasks ready; what passed while a task ran was its work.
    void pass_time(Instant now) {
        if (running_ != kNoTask && now > now_)
            builder_.hold(now_, running_, tasks_[running_].stack, now - now_, HoldKind::Work);
        while (!timers_.empty() && timers_.begin()->due <= now) {
            const Timer timer = *timers_.begin();
            drop_timer(tasks_[timer.task]);
            builder_.ready(running_ != kNoTask ? now : std::max(now_, timer.due), timer.task,
                           CauseKind::Timer);
        }
        now_ = now;
    }

    Result read_event(const Json& json, const std::string& kind) {
        const Json& name = json["task"];
        if (!name.is_string()) return fail("\"task\" must be a name");
        const auto stack = read_stack(json);
        if (!stack) return fail(stack.error());
        if (kind == "create") return create(name.get<std::string>(), json, *stack);
        if (kind == "resume") return resume(name.get<std::string>(), *stack);
        if (running_ == kNoTask) return fail(fmt::format("\"{}\" while no task runs", kind));
        // Whatever it is called now, it is the task that was resumed.
        const TaskIndex task = std::exchange(running_, kNoTask);
        rename(task, name.get<std::string>());
        if (kind == "suspend") return suspend(task, json, *stack);
        return end(task, kind, json, *stack);
    }

    Result create(const std::string& name, const Json& json, StackId stack) {
        TaskIndex creator = kNoTask;
        if (const auto by = json.find("by"); by != json.end() && by->is_string())
            creator = running_ != kNoTask ? running_ : find_alive(by->get<std::string>());
        const TaskIndex task = builder_.create(now_, name, creator, stack);
        tasks_.push_back({name, stack, {}});
        by_name_[name].push_back(task);
        return {};
    }

    Result resume(const std::string& name, StackId stack) {
        if (running_ != kNoTask) return fail("\"resume\" while another task runs");
        const TaskIndex task = find_suspended(name, stack);
        if (task == kNoTask) return fail(fmt::format("unknown task \"{}\"", name));
        drop_timer(tasks_[task]);
        builder_.resume(now_, task, stack);
        running_ = task;
        return {};
    }

    Result suspend(TaskIndex task, const Json& json, StackId stack) {
        const auto words = json.find("wait");
        const Wait wait = words != json.end() && words->is_string() ? read_wait(words->get<std::string>())
                                                                    : Wait{.kind = WaitKind::Future};
        tasks_[task].stack = stack;
        builder_.suspend(now_, task, stack, wait);
        if (const auto locals = json.find("locals"); locals != json.end())
            if (const Result read = read_locals(*locals); !read) return read;
        if (wait.kind == WaitKind::Sleep)
            timers_.insert(tasks_[task].timer.emplace(
                Timer{saturating_add(now_, wait.delay), builder_.event_count(), task}));
        return {};
    }

    Result read_locals(const Json& locals) {
        if (!locals.is_array()) return fail("\"locals\" must be a list");
        std::vector<LocalVariable> variables;
        for (const Json& local : locals) {
            if (!local.is_array() || local.size() != 3 || !local[0].is_number_unsigned() ||
                !local[1].is_string() || !local[2].is_string())
                return fail("each of \"locals\" must be a level, a name and a value");
            variables.push_back({local[0].get<std::uint32_t>(), local[1].get_ref<const std::string&>(),
                                 local[2].get_ref<const std::string&>()});
        }
        builder_.add_locals(variables);
        return {};
    }

    Result end(TaskIndex task, const std::string& kind, const Json& json, StackId stack) {
        std::erase(by_name_[tasks_[task].name], task);
        if (kind == "done")
            builder_.done(now_, task, stack);
        else if (kind == "cancelled")
            builder_.cancelled(now_, task, stack);
        else if (kind == "failed")
            builder_.failed(now_, task, json.value("exc", std::string("Exception")), stack);
        else
            return fail(fmt::format("unknown kind of event \"{}\"", kind));
        return {};
    }

    Result read_ending(const Json& json, const std::string& kind) {
        ended_ = true;
        ending_.time = now_;
        if (kind == "end") {
            ending_.exit_status = json.value("status", 0);
        } else if (kind == "deadlock") {
            ending_.kind = RunEnding::Deadlock;
            ending_.exit_status = 3;
        } else if (kind == "limit") {
            ending_.kind = RunEnding::Limit;
            ending_.exit_status = 4;
        } else if (kind == "interrupted") {
            ending_.kind = RunEnding::Cancelled;
        } else {
            return fail(fmt::format("unknown end \"{}\"", kind));
        }
        return {};
    }

    tl::expected<StackId, std::string> read_stack(const Json& json) {
        StackId stack = 0;
        const auto levels = json.find("stack");
        if (levels == json.end()) return stack;
        if (!levels->is_array()) return fail("\"stack\" must be a list");
        for (const Json& level : *levels) {
            if (!level.is_array() || level.size() != 2 || !level[0].is_string() ||
                !level[1].is_number_integer())
                return fail("a level of \"stack\" must be a function and a line");
            stack = builder_.stack(stack, level[0].get_ref<const std::string&>(), level[1].get<int>());
        }
        return stack;
    }

    Wait read_wait(const std::string& words) {
        WaitWords parsed = parse_wait(words);
        if (parsed.wait.kind == WaitKind::Task) {
            parsed.wait.task = find_alive(parsed.name);
            if (parsed.wait.task == kNoTask) parsed.wait.kind = WaitKind::Future;
        } else if (!parsed.name.empty()) {
            const auto [found, is_new] = resources_.try_emplace(parsed.name, 0);
            // "Queue 1" is a queue: its kind is its name's first word.
            if (is_new) {
                std::string kind = parsed.name.substr(0, parsed.name.find_last_of(' '));
                std::transform(kind.begin(), kind.end(), kind.begin(),
                               [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
                found->second = builder_.add_resource(std::move(kind), parsed.name);
            }
            parsed.wait.resource = found->second;
        }
        return parsed.wait;
    }

    TaskIndex find_alive(const std::string& name) const {
        const auto found = by_name_.find(name);
        return found == by_name_.end() || found->second.empty() ? kNoTask : found->second.front();
    }

    /// Several tasks may have one name: the one that stands at `stack` is meant.
    TaskIndex find_suspended(const std::string& name, StackId stack) const {
        const auto found = by_name_.find(name);
        if (found == by_name_.end()) return kNoTask;
        for (const TaskIndex task : found->second)
            if (tasks_[task].stack == stack) return task;
        return found->second.empty() ? kNoTask : found->second.front();
    }

    void rename(TaskIndex task, const std::string& name) {
        if (tasks_[task].name == name) return;
        std::erase(by_name_[tasks_[task].name], task);
        by_name_[name].push_back(task);
        tasks_[task].name = name;
        builder_.rename(task, name);
    }

    void drop_timer(KnownTask& task) {
        if (task.timer) timers_.erase(*task.timer);
        task.timer.reset();
    }

    TraceBuilder builder_;
    std::vector<KnownTask> tasks_;
    std::unordered_map<std::string, std::vector<TaskIndex>> by_name_; ///< Tasks that are alive.
    std::unordered_map<std::string, ResourceId> resources_;
    std::set<Timer> timers_;
    TaskIndex running_ = kNoTask;
    Instant now_{};
    Ending ending_{.kind = RunEnding::Cancelled}; ///< Until the last line says otherwise.
    bool ended_ = false;
};

} // namespace

tl::expected<TracePtr, std::string> read_schedule(std::istream& in) {
    ScheduleReader reader;
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
        if (line.empty()) continue;
        if (const Result result = reader.read_line(line); !result)
            return tl::unexpected(fmt::format("line {}: {}", number, result.error()));
    }
    return reader.finish();
}

} // namespace simul::trace
