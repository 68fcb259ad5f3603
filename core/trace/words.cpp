#include "core/trace/words.hpp"

#include "core/time/duration_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace simul::trace {
namespace {

constexpr std::string_view kNextTurn = "its next turn";
constexpr std::string_view kSleep = "sleep ";
constexpr std::string_view kGather = "gather of ";
constexpr std::string_view kWait = "wait of ";
constexpr std::string_view kWaitFor = "wait_for";
constexpr std::string_view kWaitAtMost = "wait_for, at most ";
constexpr std::string_view kShield = "a shielded task";
constexpr std::string_view kAsCompleted = "the next result";
constexpr std::string_view kNextCall = "its next call";
constexpr std::string_view kFuture = "a future";

/// A wait at a resource is the resource's name and what is wanted of it; no suffix is the end of another.
struct ResourceWords {
    WaitKind kind;
    std::string_view nameless;
    std::string_view suffix;
};
constexpr std::array kResourceWords = {
    ResourceWords{WaitKind::QueueGet, "a queue", ": an item"},
    ResourceWords{WaitKind::QueuePut, "a queue", ": room"},
    ResourceWords{WaitKind::QueueJoin, "a queue", ": all items done"},
    ResourceWords{WaitKind::Lock, "a lock", ": its turn"},
    ResourceWords{WaitKind::Event, "an event", ": to be set"},
    ResourceWords{WaitKind::Condition, "a condition", ": a notification"},
    ResourceWords{WaitKind::Semaphore, "a semaphore", ": a unit"},
    ResourceWords{WaitKind::Barrier, "a barrier", ": the others"},
    ResourceWords{WaitKind::TaskGroup, "a task group", ": its tasks"},
    ResourceWords{WaitKind::Executor, "a pool", ": a call"},
};

const ResourceWords* words_for(WaitKind kind) {
    const auto found = std::find_if(kResourceWords.begin(), kResourceWords.end(),
                                    [kind](const ResourceWords& entry) { return entry.kind == kind; });
    return found == kResourceWords.end() ? nullptr : &*found;
}

std::string resource_name(const Trace& trace, ResourceId id, std::string_view otherwise) {
    return id == 0 || id > trace.resource_count() ? std::string(otherwise) : trace.resource(id).name;
}

std::string label(const Trace& trace, TaskIndex task) {
    return task == kNoTask ? "the program" : trace.task(task).label;
}

std::string at_line(const Trace& trace, StackId stack) {
    const int line = trace.line_of(stack);
    return line == 0 ? std::string() : fmt::format(" at line {}", line);
}

std::string describe_cause(const Trace& trace, const Event& ready) {
    switch (ready.cause) {
    case CauseKind::Start: return "the program starts it";
    case CauseKind::Timer: return "its timer was due";
    case CauseKind::Executor: return "its call on a pool thread ended";
    case CauseKind::Processor: return "it waits for a CPU";
    case CauseKind::Task: break;
    }
    if (ready.other == kNoTask) return "the loop woke it";
    if (ready.other == ready.task) return "it gave others a turn";
    return fmt::format("{} woke it", label(trace, ready.other));
}

std::string describe_hold(const Event& event, const std::string& who) {
    const std::string length = format_duration(event.duration);
    return event.hold == HoldKind::Work ? fmt::format("{} computes for {}", who, length)
                                        : fmt::format("{} holds the thread for {}", who, length);
}

} // namespace

std::string_view name_of(RunEnding ending) noexcept {
    switch (ending) {
    case RunEnding::Finished: return "finished";
    case RunEnding::Deadlock: return "deadlock";
    case RunEnding::Limit: return "limit";
    case RunEnding::Cancelled: return "cancelled";
    }
    return {};
}

std::string excerpt(std::string_view text) {
    constexpr std::size_t kLongest = 60;
    std::string plain;
    for (std::size_t i = 0; i < text.size() && text[i] != '\n'; ++i) {
        if (text[i] == '\x1b') {
            while (i + 1 < text.size() &&
                   !((text[i] >= 'A' && text[i] <= 'Z') || (text[i] >= 'a' && text[i] <= 'z')))
                ++i;
            continue;
        }
        if (static_cast<unsigned char>(text[i]) >= 0x20) plain += text[i];
    }
    if (plain.size() <= kLongest) return "“" + plain + "”";
    std::size_t end = kLongest;
    while ((static_cast<unsigned char>(plain[end]) & 0xC0) == 0x80) // Not inside of a character.
        --end;
    return "“" + plain.substr(0, end) + "…”";
}

std::string describe_wait(const Trace& trace, const Wait& wait) {
    if (const ResourceWords* words = words_for(wait.kind))
        return resource_name(trace, wait.resource, words->nameless) + std::string(words->suffix);
    switch (wait.kind) {
    case WaitKind::None: return std::string(kNextTurn);
    case WaitKind::Sleep: return std::string(kSleep) + format_duration(wait.delay);
    case WaitKind::Task: return wait.task == kNoTask ? "a task" : describe_task(trace, wait.task);
    case WaitKind::Gather: return fmt::format("{}{}", kGather, wait.count);
    case WaitKind::Wait: return fmt::format("{}{}", kWait, wait.count);
    case WaitKind::WaitFor:
        return wait.delay < Duration::zero() ? std::string(kWaitFor)
                                             : fmt::format("{}{}", kWaitAtMost, format_duration(wait.delay));
    case WaitKind::Shield: return std::string(kShield);
    case WaitKind::AsCompleted: return std::string(kAsCompleted);
    case WaitKind::NextCall: return std::string(kNextCall);
    default: return std::string(kFuture);
    }
}

WaitWords parse_wait(std::string_view words) {
    const auto rest_after = [&](std::string_view prefix) -> std::optional<std::string_view> {
        if (words.substr(0, prefix.size()) != prefix) return std::nullopt;
        return words.substr(prefix.size());
    };
    const auto duration_after = [&](std::string_view prefix) -> std::optional<Duration> {
        const auto rest = rest_after(prefix);
        return rest ? parse_duration(*rest) : std::nullopt;
    };
    const auto count_after = [&](std::string_view prefix) -> std::optional<std::uint32_t> {
        const auto rest = rest_after(prefix);
        std::uint32_t count = 0;
        if (!rest || rest->empty()) return std::nullopt;
        const auto [end, error] = std::from_chars(rest->data(), rest->data() + rest->size(), count);
        return error == std::errc() && end == rest->data() + rest->size() ? std::optional(count)
                                                                          : std::nullopt;
    };
    if (words == kNextTurn) return {{.kind = WaitKind::None}, {}};
    if (words == kFuture) return {{.kind = WaitKind::Future}, {}};
    if (words == kShield) return {{.kind = WaitKind::Shield}, {}};
    if (words == kAsCompleted) return {{.kind = WaitKind::AsCompleted}, {}};
    if (words == kWaitFor) return {{.kind = WaitKind::WaitFor, .delay = Duration(-1)}, {}};
    if (const auto delay = duration_after(kSleep)) return {{.kind = WaitKind::Sleep, .delay = *delay}, {}};
    if (const auto limit = duration_after(kWaitAtMost))
        return {{.kind = WaitKind::WaitFor, .delay = *limit}, {}};
    if (const auto count = count_after(kGather)) return {{.kind = WaitKind::Gather, .count = *count}, {}};
    if (const auto count = count_after(kWait)) return {{.kind = WaitKind::Wait, .count = *count}, {}};
    for (const ResourceWords& entry : kResourceWords) {
        if (words.size() < entry.suffix.size() ||
            words.substr(words.size() - entry.suffix.size()) != entry.suffix)
            continue;
        const std::string_view name = words.substr(0, words.size() - entry.suffix.size());
        return {{.kind = entry.kind}, name == entry.nameless ? std::string() : std::string(name)};
    }
    return {{.kind = WaitKind::Task}, std::string(words.substr(0, words.find(" (")))};
}

std::string describe_task(const Trace& trace, TaskIndex task) {
    const TaskInfo& info = trace.task(task);
    if (info.function.empty() || info.label == info.name) return info.name;
    return fmt::format("{} ({})", info.name, info.function);
}

std::string describe_event(const Trace& trace, EventIndex index) {
    const Event event = trace.event(index);
    const std::string who = label(trace, event.task);
    const bool is_pool_thread = event.task != kNoTask && trace.is_pool_thread(event.task);
    switch (event.kind) {
    case EventKind::Create:
        if (is_pool_thread) return fmt::format("the pool thread {} starts", who);
        return fmt::format("{} starts {}", label(trace, event.other), who);
    case EventKind::Ready: return fmt::format("{} is ready: {}", who, describe_cause(trace, event));
    case EventKind::Resume:
        if (is_pool_thread) return fmt::format("{} runs its call{}", who, at_line(trace, event.stack));
        return fmt::format("{} goes on{}", who, at_line(trace, event.stack));
    case EventKind::Suspend:
        if (event.wait.kind == WaitKind::NextCall) return fmt::format("{} has ended its call", who);
        return fmt::format("{} waits{}: {}", who, at_line(trace, event.stack),
                           describe_wait(trace, event.wait));
    case EventKind::Done: return fmt::format("{} is done", who);
    case EventKind::Failed: return fmt::format("{} fails: {}", who, event.text);
    case EventKind::Cancelled: return fmt::format("{} is cancelled", who);
    case EventKind::Hold: return describe_hold(event, who);
    case EventKind::Level:
        return fmt::format("{}: {}", resource_name(trace, event.resource, "a resource"), event.value);
    case EventKind::Output: return fmt::format("{} prints {}", who, excerpt(event.text));
    }
    return {};
}

std::string describe_waiting(const Trace& trace) {
    std::string text;
    for (TaskIndex task = 0; task < trace.task_count(); ++task) {
        if (trace.task(task).ended || trace.is_pool_thread(task)) continue;
        Event last{};
        for (const EventIndex index : trace.events_of(task))
            if (trace.kind_of(index) == EventKind::Suspend) last = trace.event(index);
        const int line = trace.line_of(last.stack);
        text += "  " + describe_task(trace, task);
        if (line != 0) text += fmt::format(", line {}", line);
        text += ": " + describe_wait(trace, last.wait) + "\n";
    }
    return text;
}

} // namespace simul::trace
