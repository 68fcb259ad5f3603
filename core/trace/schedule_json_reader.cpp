#include "core/trace/schedule_json.hpp"
#include "core/trace/trace_builder.hpp"
#include "core/trace/words.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <set>
#include <unordered_map>

namespace simul::trace {
namespace {

namespace json = simdjson::dom;
using Result = tl::expected<void, std::string>;

/// So that names can be looked up where they stand in the text.
struct NameHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view name) const { return std::hash<std::string_view>{}(name); }
};
template <class Value>
using ByName = std::unordered_map<std::string, Value, NameHash, std::equal_to<>>;

/// The members of a line's object. Views are valid until the next line is parsed.
struct Line {
    std::optional<std::int64_t> time;
    std::optional<std::string_view> kind, wait, creator, error;
    std::optional<json::element> task, stack, locals;
    std::optional<std::int64_t> status;

    explicit Line(json::object object) {
        for (const auto& [key, value] : object) {
            if (key == "t")
                take(value, time);
            else if (key == "task")
                task = value;
            else if (key == "ev")
                take(value, kind);
            else if (key == "stack")
                stack = value;
            else if (key == "wait")
                take(value, wait);
            else if (key == "by")
                take(value, creator);
            else if (key == "exc")
                take(value, error);
            else if (key == "locals")
                locals = value;
            else if (key == "status")
                take(value, status);
        }
    }

private:
    /// A value of another type is as good as none.
    template <class Value>
    static void take(json::element element, std::optional<Value>& into) {
        Value value;
        if (element.get(value) == simdjson::SUCCESS) into = value;
    }
};

constexpr std::size_t kLinesBetweenReports = 4096;
constexpr std::size_t kFirstPicture = 50'000; ///< Events: some hundredths of a second.
constexpr std::size_t kNextPicture = 4; ///< Times as many: all copies together are a third of the trace.

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
    /// The text may be reallocated, so that the parser may read behind its end.
    Result read_line(std::string& text) {
        text.reserve(text.size() + simdjson::SIMDJSON_PADDING);
        json::object object;
        if (parser_.parse(text).get(object) != simdjson::SUCCESS) return fail("this is no JSON object");
        const Line line(object);
        if (!line.time || !line.kind)
            return fail("an event needs a time \"t\" (nanoseconds) and a kind \"ev\"");
        if (ended_) return fail("the last event was the end");
        const Instant now{Duration(*line.time)};
        if (now < now_) return fail("time goes backwards");
        pass_time(now);
        return line.task ? read_event(line) : read_ending(line);
    }

    std::size_t event_count() const { return builder_.event_count(); }
    Instant now() const { return now_; }
    TracePtr so_far() const { return builder_.so_far(); }
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

    Result read_event(const Line& line) {
        std::string_view name;
        if (line.task->get(name) != simdjson::SUCCESS) return fail("\"task\" must be a name");
        const auto stack = read_stack(line);
        if (!stack) return fail(stack.error());
        if (*line.kind == "create") return create(name, line, *stack);
        if (*line.kind == "resume") return resume(name, *stack);
        if (running_ == kNoTask) return fail(fmt::format("\"{}\" while no task runs", *line.kind));
        // Whatever it is called now, it is the task that was resumed.
        const TaskIndex task = std::exchange(running_, kNoTask);
        rename(task, name);
        if (*line.kind == "suspend") return suspend(task, line, *stack);
        return end(task, line, *stack);
    }

    Result create(std::string_view name, const Line& line, StackId stack) {
        TaskIndex creator = kNoTask;
        if (line.creator) creator = running_ != kNoTask ? running_ : find_alive(*line.creator);
        const TaskIndex task = builder_.create(now_, std::string(name), creator, stack);
        tasks_.push_back({std::string(name), stack, {}});
        alive_as(name).push_back(task);
        return {};
    }

    Result resume(std::string_view name, StackId stack) {
        if (running_ != kNoTask) return fail("\"resume\" while another task runs");
        const TaskIndex task = find_suspended(name, stack);
        if (task == kNoTask) return fail(fmt::format("unknown task \"{}\"", name));
        drop_timer(tasks_[task]);
        builder_.resume(now_, task, stack);
        running_ = task;
        return {};
    }

    Result suspend(TaskIndex task, const Line& line, StackId stack) {
        const Wait wait = line.wait ? read_wait(*line.wait) : Wait{.kind = WaitKind::Future};
        tasks_[task].stack = stack;
        builder_.suspend(now_, task, stack, wait);
        if (line.locals)
            if (const Result read = read_locals(*line.locals); !read) return read;
        if (wait.kind == WaitKind::Sleep)
            timers_.insert(tasks_[task].timer.emplace(
                Timer{saturating_add(now_, wait.delay), builder_.event_count(), task}));
        return {};
    }

    Result read_locals(json::element locals) {
        json::array list;
        if (locals.get(list) != simdjson::SUCCESS) return fail("\"locals\" must be a list");
        std::vector<LocalVariable> variables;
        for (const json::element local : list) {
            std::uint64_t level = 0;
            LocalVariable variable{};
            json::array parts;
            if (local.get(parts) != simdjson::SUCCESS || parts.size() != 3 ||
                parts.at(0).get(level) != simdjson::SUCCESS ||
                parts.at(1).get(variable.name) != simdjson::SUCCESS ||
                parts.at(2).get(variable.value) != simdjson::SUCCESS)
                return fail("each of \"locals\" must be a level, a name and a value");
            variable.level = static_cast<std::uint32_t>(level);
            variables.push_back(variable);
        }
        builder_.add_locals(variables);
        return {};
    }

    Result end(TaskIndex task, const Line& line, StackId stack) {
        std::erase(alive_as(tasks_[task].name), task);
        if (*line.kind == "done")
            builder_.done(now_, task, stack);
        else if (*line.kind == "cancelled")
            builder_.cancelled(now_, task, stack);
        else if (*line.kind == "failed")
            builder_.failed(now_, task, line.error.value_or("Exception"), stack);
        else
            return fail(fmt::format("unknown kind of event \"{}\"", *line.kind));
        return {};
    }

    Result read_ending(const Line& line) {
        ended_ = true;
        ending_.time = now_;
        if (*line.kind == "end") {
            ending_.kind = RunEnding::Finished;
            ending_.exit_status = static_cast<int>(line.status.value_or(0));
        } else if (*line.kind == "deadlock") {
            ending_.kind = RunEnding::Deadlock;
            ending_.exit_status = 3;
        } else if (*line.kind == "limit") {
            ending_.kind = RunEnding::Limit;
            ending_.exit_status = 4;
        } else if (*line.kind == "interrupted") {
            ending_.kind = RunEnding::Cancelled;
        } else {
            return fail(fmt::format("unknown end \"{}\"", *line.kind));
        }
        return {};
    }

    tl::expected<StackId, std::string> read_stack(const Line& line) {
        StackId stack = 0;
        if (!line.stack) return stack;
        json::array levels;
        if (line.stack->get(levels) != simdjson::SUCCESS) return fail("\"stack\" must be a list");
        for (const json::element level : levels) {
            json::array parts;
            std::string_view function;
            std::int64_t number = 0;
            if (level.get(parts) != simdjson::SUCCESS || parts.size() != 2 ||
                parts.at(0).get(function) != simdjson::SUCCESS ||
                parts.at(1).get(number) != simdjson::SUCCESS)
                return fail("a level of \"stack\" must be a function and a line");
            stack = builder_.stack(stack, function, static_cast<int>(number));
        }
        return stack;
    }

    Wait read_wait(std::string_view words) {
        const WaitWords& parsed = parsed_wait(words);
        Wait wait = parsed.wait;
        if (wait.kind == WaitKind::Task) {
            wait.task = find_alive(parsed.name);
            if (wait.task == kNoTask) wait.kind = WaitKind::Future;
        } else if (!parsed.name.empty()) {
            wait.resource = resource_called(parsed.name);
        }
        return wait;
    }

    /// Programs wait for the same things over and over.
    const WaitWords& parsed_wait(std::string_view words) {
        if (const auto known = waits_.find(words); known != waits_.end()) return known->second;
        return waits_.emplace(words, parse_wait(words)).first->second;
    }

    ResourceId resource_called(const std::string& name) {
        const auto [found, is_new] = resources_.try_emplace(name, 0);
        if (!is_new) return found->second;
        // "Queue 1" is a queue: its kind is its name's first word.
        std::string kind = name.substr(0, name.find_last_of(' '));
        std::transform(kind.begin(), kind.end(), kind.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        return found->second = builder_.add_resource(std::move(kind), name);
    }

    std::vector<TaskIndex>& alive_as(std::string_view name) {
        if (const auto known = by_name_.find(name); known != by_name_.end()) return known->second;
        return by_name_[std::string(name)];
    }

    TaskIndex find_alive(std::string_view name) const {
        const auto found = by_name_.find(name);
        return found == by_name_.end() || found->second.empty() ? kNoTask : found->second.front();
    }

    /// Several tasks may have one name: the one that stands at `stack` is meant.
    TaskIndex find_suspended(std::string_view name, StackId stack) const {
        const auto found = by_name_.find(name);
        if (found == by_name_.end()) return kNoTask;
        for (const TaskIndex task : found->second)
            if (tasks_[task].stack == stack) return task;
        return found->second.empty() ? kNoTask : found->second.front();
    }

    void rename(TaskIndex task, std::string_view name) {
        if (tasks_[task].name == name) return;
        std::erase(alive_as(tasks_[task].name), task);
        alive_as(name).push_back(task);
        tasks_[task].name = name;
        builder_.rename(task, name);
    }

    void drop_timer(KnownTask& task) {
        if (task.timer) timers_.erase(*task.timer);
        task.timer.reset();
    }

    json::parser parser_;
    TraceBuilder builder_;
    std::vector<KnownTask> tasks_;
    ByName<std::vector<TaskIndex>> by_name_; ///< Tasks that are alive.
    ByName<ResourceId> resources_;
    ByName<WaitWords> waits_; ///< By their words.
    std::set<Timer> timers_;
    TaskIndex running_ = kNoTask;
    Instant now_{};
    Ending ending_{.kind = RunEnding::Cancelled}; ///< Until the last line says otherwise.
    bool ended_ = false;
};

} // namespace

tl::expected<TracePtr, std::string> read_schedule(std::istream& in, const ReadObserver& observer) {
    ScheduleReader reader;
    std::string line;
    std::size_t next_picture = kFirstPicture;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
        if (line.empty()) continue;
        if (const Result result = reader.read_line(line); !result)
            return tl::unexpected(fmt::format("line {}: {}", number, result.error()));
        if (number % kLinesBetweenReports == 0 && observer.goes_on &&
            !observer.goes_on(reader.event_count(), reader.now()))
            break;
        if (observer.so_far && reader.event_count() >= next_picture) {
            next_picture *= kNextPicture;
            observer.so_far(reader.so_far());
        }
    }
    return reader.finish();
}

} // namespace simul::trace
