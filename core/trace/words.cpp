#include "core/trace/words.hpp"

#include "core/time/duration_text.hpp"

#include <fmt/format.h>

namespace simul::trace {
namespace {

std::string count_of(std::uint32_t count, std::string_view what) {
    return fmt::format("{} of {}", what, count);
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
    case CauseKind::Task: break;
    }
    if (ready.other == kNoTask) return "the loop woke it";
    if (ready.other == ready.task) return "it gave others a turn";
    return fmt::format("{} woke it", label(trace, ready.other));
}

/// The first line of a text, without escape sequences, in quotation marks.
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

std::string describe_hold(const Event& event, const std::string& who) {
    const std::string length = format_duration(event.duration);
    return event.hold == HoldKind::Work ? fmt::format("{} computes for {}", who, length)
                                        : fmt::format("{} holds the thread for {}", who, length);
}

} // namespace

std::string describe_wait(const Trace& trace, const Wait& wait) {
    const auto name = [&](std::string_view otherwise) {
        return resource_name(trace, wait.resource, otherwise);
    };
    switch (wait.kind) {
    case WaitKind::None: return "its next turn";
    case WaitKind::Sleep: return "sleep " + format_duration(wait.delay);
    case WaitKind::Task: return wait.task == kNoTask ? "a task" : describe_task(trace, wait.task);
    case WaitKind::Future: return "a future";
    case WaitKind::Gather: return count_of(wait.count, "gather");
    case WaitKind::Wait: return count_of(wait.count, "wait");
    case WaitKind::WaitFor:
        return wait.delay < Duration::zero() ? "wait_for"
                                             : "wait_for, at most " + format_duration(wait.delay);
    case WaitKind::Shield: return "a shielded task";
    case WaitKind::TaskGroup: return "the tasks of its group";
    case WaitKind::QueueGet: return name("a queue") + ": an item";
    case WaitKind::QueuePut: return name("a queue") + ": room";
    case WaitKind::QueueJoin: return name("a queue") + ": all items done";
    case WaitKind::Lock: return name("a lock");
    case WaitKind::Event: return name("an event") + " to be set";
    case WaitKind::Condition: return name("a condition") + ": a notification";
    case WaitKind::Semaphore: return name("a semaphore");
    case WaitKind::Barrier: return name("a barrier") + ": the others";
    case WaitKind::AsCompleted: return "the next result";
    case WaitKind::Executor: return "a call on a pool thread";
    }
    return {};
}

std::string describe_task(const Trace& trace, TaskIndex task) {
    const TaskInfo& info = trace.task(task);
    if (info.function.empty() || info.label == info.name) return info.name;
    return fmt::format("{} ({})", info.name, info.function);
}

std::string describe_event(const Trace& trace, EventIndex index) {
    const Event event = trace.event(index);
    const std::string who = label(trace, event.task);
    switch (event.kind) {
    case EventKind::Create: return fmt::format("{} starts {}", label(trace, event.other), who);
    case EventKind::Ready: return fmt::format("{} is ready: {}", who, describe_cause(trace, event));
    case EventKind::Resume: return fmt::format("{} goes on{}", who, at_line(trace, event.stack));
    case EventKind::Suspend:
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
        if (trace.task(task).ended) continue;
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
