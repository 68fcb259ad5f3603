#include "core/narration/why_waiting.hpp"

#include "core/narration/clock_text.hpp"
#include "core/time/duration_text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace simul::narration {

using trace::CauseKind;
using trace::Event;
using trace::EventIndex;
using trace::EventKind;
using trace::kNoTask;
using trace::TaskIndex;
using trace::TaskState;
using trace::Trace;
using trace::WaitKind;
using trace::WakeKind;

namespace {

/// What the task does just after `event`, and whom that depends on. REQUIRES: it is alive then.
WaitLink link_of(const Narrator& narrator, TaskIndex task, EventIndex event) {
    const Trace& trace = *narrator.trace();
    const auto segment = trace.segment_at(task, event);
    WaitLink link{.task = task, .state = segment->state, .since = segment->first};
    if (link.state != TaskState::Waiting && link.state != TaskState::Sleeping) return link;
    link.wait = trace.event(link.since).wait;
    const auto end = narrator.history().event_after(task, link.since);
    if (end) link.ended_by = end->index;
    if (link.state == TaskState::Sleeping) return link;
    if (link.wait.kind == WaitKind::Task && link.wait.task != kNoTask) {
        link.dependence = Dependence::Awaited;
        link.on = link.wait.task;
    } else if (const auto holder = narrator.history().holder_of_lock(link.wait.resource, event);
               link.wait.kind == WaitKind::Lock && holder && *holder != task) {
        link.dependence = Dependence::Held;
        link.on = *holder;
    } else if (end && end->kind == EventKind::Ready && end->cause == CauseKind::Task &&
               end->other != kNoTask && end->other != task) {
        link.dependence = Dependence::Ends;
        link.on = end->other;
    }
    return link;
}

WaitRoot root_of(const WaitLink& link) {
    if (link.state == TaskState::Sleeping) return WaitRoot::Timer;
    if (link.state != TaskState::Waiting) return WaitRoot::Active;
    return link.ended_by ? WaitRoot::Outside : WaitRoot::Nobody;
}

class Teller {
public:
    Teller(const Narrator& narrator, const WaitChain& chain, EventIndex event)
        : narrator_(narrator), trace_(*narrator.trace()), chain_(chain), event_(event) {}

    std::string tell() const {
        std::string text;
        for (const WaitLink& link : chain_.links) {
            if (!text.empty()) text += ' ';
            text += capitalised(name(link.task)) + sentence(link);
        }
        switch (chain_.root) {
        case WaitRoot::Circle:
            text +=
                fmt::format(" So they wait in a circle: {} depends on itself.", name(chain_.links.back().on));
            break;
        case WaitRoot::Later:
            text += fmt::format(" {} is not there yet: it is made at {}.",
                                capitalised(name(chain_.links.back().on)),
                                clock(trace_.time_of(trace_.task(chain_.links.back().on).created)));
            break;
        case WaitRoot::Cut: text += " And so on."; break;
        default: break;
        }
        return text;
    }

private:
    std::string name(TaskIndex task) const { return narrator_.names().task(task, event_); }

    std::string sentence(const WaitLink& link) const {
        switch (link.state) {
        case TaskState::Sleeping: return sleeping(link);
        case TaskState::Waiting: return waiting(link);
        case TaskState::Running: return " runs now.";
        case TaskState::Holding: return " holds its thread, in a blocking call.";
        default: return " is ready, and waits for its turn.";
        }
    }

    std::string sleeping(const WaitLink& link) const {
        const Instant due = saturating_add(trace_.time_of(link.since), link.wait.delay);
        const bool is_late = due < trace_.time_of(event_);
        const char* const words =
            is_late ? " waits for the loop, which is held: its timer of {} has been due since {}."
                    : " sleeps for {}, until its timer is due at {}.";
        std::string text = fmt::format(fmt::runtime(words), format_duration(link.wait.delay), clock(due));
        if (link.ended_by && trace_.kind_of(*link.ended_by) == EventKind::Ready &&
            trace_.event(*link.ended_by).wake == WakeKind::Cancelled)
            text += fmt::format(" It will be cancelled at {}.", clock(trace_.time_of(*link.ended_by)));
        return text;
    }

    std::string waiting(const WaitLink& link) const {
        const std::string what = fmt::format(" waits for {}", narrator_.wake_words().wanted(link.wait));
        switch (link.dependence) {
        case Dependence::Awaited: return fmt::format(" awaits {}.", name(link.on));
        case Dependence::Held:
            return fmt::format(" waits for {}, which {} holds.",
                               narrator_.names().resource(link.wait.resource, "a lock"), name(link.on));
        case Dependence::Ends:
        case Dependence::None: break;
        }
        if (!link.ended_by) return what + ". Nobody ends that wait in this run.";
        const Event end = trace_.event(*link.ended_by);
        if (end.kind != EventKind::Ready) return fmt::format("{}, until {}.", what, clock(end.time));
        const std::string reason = narrator_.wake_words().reason(end, trace_.event(link.since));
        return fmt::format("{}. What ends that, at {}: {}.", what, clock(end.time), reason);
    }

    const Narrator& narrator_;
    const Trace& trace_;
    const WaitChain& chain_;
    EventIndex event_;
};

} // namespace

WaitChain why_waiting(const Narrator& narrator, TaskIndex task, EventIndex event) {
    const Trace& trace = *narrator.trace();
    WaitChain chain;
    const auto is_alive = [&](TaskIndex who) {
        const trace::TaskInfo& info = trace.task(who);
        return info.created <= event && !(info.ended && *info.ended <= event);
    };
    if (!is_alive(task)) return chain;
    for (TaskIndex at = task;;) {
        const WaitLink& link = chain.links.emplace_back(link_of(narrator, at, event));
        if (link.dependence == Dependence::None || link.on == kNoTask) {
            chain.root = chain.links.size() == 1 && root_of(link) == WaitRoot::Active ? WaitRoot::Nothing
                                                                                      : root_of(link);
            break;
        }
        at = link.on;
        const bool met = std::any_of(chain.links.begin(), chain.links.end(),
                                     [at](const WaitLink& earlier) { return earlier.task == at; });
        if (met || chain.links.size() == kLongestWaitChain) {
            chain.root = met ? WaitRoot::Circle : WaitRoot::Cut;
            break;
        }
        if (!is_alive(at)) {
            chain.root = trace.task(at).created > event ? WaitRoot::Later : WaitRoot::Outside;
            break;
        }
    }
    if (chain.root == WaitRoot::Nothing) chain.links.clear();
    return chain;
}

std::string in_words(const Narrator& narrator, const WaitChain& chain, EventIndex event) {
    return Teller(narrator, chain, event).tell();
}

} // namespace simul::narration
