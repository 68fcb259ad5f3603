#include "ui/counters/counters.hpp"

#include "core/trace/partition_near.hpp"

#include <QCoreApplication>
#include <algorithm>
#include <map>

namespace simul::ui {
namespace {

using trace::EventIndex;
using trace::EventKind;
using trace::ResourceId;
using trace::TracePtr;

constexpr std::size_t kEventsABlock = 64;

/// For replay(): `after(change, value)` is the value from a change on.
template <class After>
std::int64_t replayed(std::size_t first, std::size_t last, std::int64_t value, Extremes& found, After after) {
    for (std::size_t change = first; change < last; ++change) {
        value = after(change, value);
        found.widen({value, value});
    }
    return value;
}

/// Changes that few events make, which are listed somewhere.
class ListedChanges : public CounterChanges {
public:
    explicit ListedChanges(std::span<const EventIndex> events) : events_(events) {}
    std::size_t size() const override { return events_.size(); }
    EventIndex event_of(std::size_t change) const override { return events_[change]; }
    std::size_t first_from(EventIndex event, std::size_t near) const override {
        return trace::partition_near(events_.size(), near,
                                     [&](std::size_t change) { return events_[change] < event; });
    }

private:
    std::span<const EventIndex> events_;
};

/// The level itself, or how far it is below the first one: how many permits of a semaphore are taken.
class Levels : public ListedChanges {
public:
    /// REQUIRES: the trace tells of the resource's level.
    Levels(const trace::Trace& trace, ResourceId resource, bool counts_taken)
        : ListedChanges(trace.levels_of(resource)) {
        values_.reserve(Levels::size());
        const std::int64_t first = trace.level_of(Levels::event_of(0));
        for (std::size_t change = 0; change < Levels::size(); ++change) {
            const std::int64_t level = trace.level_of(Levels::event_of(change));
            values_.push_back(counts_taken ? std::max<std::int64_t>(0, first - level) : level);
        }
    }
    std::int64_t replay(std::size_t first, std::size_t last, std::int64_t value,
                        Extremes& found) const override {
        return replayed(first, last, value, found,
                        [this](std::size_t change, std::int64_t) { return values_[change]; });
    }

private:
    /// The trace knows them too, but each in another corner of memory.
    std::vector<std::int64_t> values_;
};

/// Which events make a task wait for a resource, or wait no more.
struct WaitList {
    std::vector<EventIndex> events;
    std::vector<bool> joins;

    void add(EventIndex event, bool joins_it) {
        events.push_back(event);
        joins.push_back(joins_it);
    }
};

class Waiters : private WaitList, public ListedChanges {
public:
    explicit Waiters(WaitList list) : WaitList(std::move(list)), ListedChanges(events) {}
    std::int64_t replay(std::size_t first, std::size_t last, std::int64_t value,
                        Extremes& found) const override {
        return replayed(first, last, value, found, [this](std::size_t change, std::int64_t before) {
            return before + (joins[change] ? 1 : -1);
        });
    }
};

/// Any event may change it.
class ReadyQueue : public CounterChanges {
public:
    explicit ReadyQueue(std::shared_ptr<const StateChanges> changes) : changes_(std::move(changes)) {}
    std::size_t size() const override { return changes_->event_count(); }
    EventIndex event_of(std::size_t change) const override { return static_cast<EventIndex>(change); }
    std::size_t first_from(EventIndex event, std::size_t /*near*/) const override {
        return std::min<std::size_t>(event, size());
    }
    std::int64_t replay(std::size_t first, std::size_t last, std::int64_t value,
                        Extremes& found) const override {
        return replayed(first, last, value, found, [this](std::size_t change, std::int64_t before) {
            return before + changes_->joins_ready_queue(static_cast<EventIndex>(change));
        });
    }

private:
    std::shared_ptr<const StateChanges> changes_;
};

/// The resources' names; those that several have are numbered: "Lock 1", "Lock 2".
std::vector<QString> resource_names(const trace::Trace& trace) {
    std::map<std::string, int> count, used;
    for (ResourceId id = 1; id <= trace.resource_count(); ++id)
        ++count[trace.resource(id).name];
    std::vector<QString> names;
    for (ResourceId id = 1; id <= trace.resource_count(); ++id) {
        const std::string& name = trace.resource(id).name;
        const QString text = QString::fromStdString(name);
        names.push_back(count[name] == 1 ? text : QStringLiteral("%1 %2").arg(text).arg(++used[name]));
    }
    return names;
}

/// Lists which events change what, in one pass over the run.
class ResourceLists {
public:
    explicit ResourceLists(const CounterRequest& request)
        : trace_(*request.trace), waits_(trace_.resource_count() + 1), wanted_(trace_.resource_count() + 1),
          waiting_for_(trace_.task_count()) {
        for (ResourceId id = 1; id <= trace_.resource_count(); ++id)
            wanted_[id] = request.choice.shown(counter_kind_of(trace_.resource(id)));
    }

    /// False if it was cancelled.
    bool read(const std::atomic<bool>& cancelled) {
        for (EventIndex event = 0; event < trace_.event_count(); ++event) {
            if (event % 65'536 == 0 && cancelled) return false;
            add(event);
        }
        return true;
    }

    std::vector<Counter> counters() {
        std::vector<Counter> counters;
        const std::vector<QString> names = resource_names(trace_);
        for (ResourceId id = 1; id <= trace_.resource_count(); ++id) {
            Counter counter{
                .kind = counter_kind_of(trace_.resource(id)), .resource = id, .name = names[id - 1]};
            const bool counts_taken = counter.kind == CounterKind::Semaphores;
            if (wanted_[id] && !trace_.levels_of(id).empty())
                counter.level =
                    std::make_shared<const CounterSeries>(std::make_unique<Levels>(trace_, id, counts_taken));
            if (!waits_[id].events.empty())
                counter.waiters =
                    std::make_shared<const CounterSeries>(std::make_unique<Waiters>(std::move(waits_[id])));
            if (counter.level || counter.waiters) counters.push_back(std::move(counter));
        }
        std::stable_sort(counters.begin(), counters.end(),
                         [](const Counter& a, const Counter& b) { return a.kind < b.kind; });
        return counters;
    }

private:
    void add(EventIndex event) {
        const EventKind kind = trace_.kind_of(event);
        switch (kind) {
        case EventKind::Suspend: return wait(event, trace_.event(event).wait.resource);
        case EventKind::Ready:
        case EventKind::Resume:
        case EventKind::Done:
        case EventKind::Failed:
        case EventKind::Cancelled: return wait(event, 0);
        case EventKind::Create:
        case EventKind::Hold:
        case EventKind::Level:
        case EventKind::Output: return;
        }
    }

    /// From `event` on its task waits for `resource`, or for none.
    void wait(EventIndex event, ResourceId resource) {
        ResourceId& now = waiting_for_[trace_.task_of(event)];
        if (resource == now) return;
        if (wanted_[now]) waits_[now].add(event, false);
        if (wanted_[resource]) waits_[resource].add(event, true);
        now = resource;
    }

    const trace::Trace& trace_;
    std::vector<WaitList> waits_;
    std::vector<bool> wanted_; ///< Of resource 0: no.
    std::vector<ResourceId> waiting_for_;
};

bool shows_resources(const CounterChoice& choice) {
    return choice.shown(CounterKind::Queues) || choice.shown(CounterKind::Locks) ||
           choice.shown(CounterKind::Semaphores) || choice.shown(CounterKind::Others);
}

bool shows_states(const CounterChoice& choice) {
    return choice.shown(CounterKind::TaskStates) || choice.shown(CounterKind::Processors);
}

bool same_kinds_of_resources(const CounterChoice& a, const CounterChoice& b) {
    for (const CounterKind kind :
         {CounterKind::Queues, CounterKind::Locks, CounterKind::Semaphores, CounterKind::Others})
        if (a.shown(kind) != b.shown(kind)) return false;
    return true;
}

/// What of an older count can be used again.
struct Reuse {
    bool resources = false;
    bool ready_queue = false;
    bool changes = false;
    bool states = false;

    Reuse(const Counters* before, const CounterRequest& wanted) {
        if (!before || before->request.trace != wanted.trace) return;
        resources = same_kinds_of_resources(before->request.choice, wanted.choice);
        ready_queue = before->ready_queue != nullptr;
        changes = before->changes != nullptr;
        states = before->states && before->states->places() == wanted.places;
    }
};

QString tr(const char* text) {
    return QCoreApplication::translate("Timeline", text);
}

} // namespace

CounterKind counter_kind_of(const trace::ResourceInfo& resource) {
    if (resource.kind == "queue") return CounterKind::Queues;
    if (resource.kind == "lock") return CounterKind::Locks;
    if (resource.kind == "semaphore") return CounterKind::Semaphores;
    return CounterKind::Others;
}

bool has_all_for(const Counters* counters, const CounterRequest& request) {
    const Reuse reuse(counters, request);
    const CounterChoice& choice = request.choice;
    return (reuse.resources || !shows_resources(choice)) && (reuse.states || !shows_states(choice)) &&
           (reuse.ready_queue || !choice.shown(CounterKind::ReadyQueue));
}

std::shared_ptr<const Counters> count(const CounterRequest& request, const Counters* before,
                                      const std::atomic<bool>& cancelled) {
    const Reuse reuse(before, request);
    const CounterChoice& choice = request.choice;
    auto counters = std::make_shared<Counters>(Counters{.request = request});

    if (shows_states(choice) || choice.shown(CounterKind::ReadyQueue))
        counters->changes =
            reuse.changes ? before->changes : std::make_shared<const StateChanges>(request.trace);
    if (cancelled) return nullptr;
    if (shows_states(choice))
        counters->states = reuse.states
                               ? before->states
                               : std::make_shared<const StateCounts>(counters->changes, request.places);
    if (choice.shown(CounterKind::ReadyQueue))
        counters->ready_queue = reuse.ready_queue
                                    ? before->ready_queue
                                    : std::make_shared<const CounterSeries>(
                                          std::make_unique<ReadyQueue>(counters->changes), kEventsABlock);
    if (cancelled) return nullptr;
    if (reuse.resources) {
        counters->resources = before->resources;
    } else if (shows_resources(choice)) {
        ResourceLists lists(request);
        if (!lists.read(cancelled)) return nullptr;
        counters->resources = lists.counters();
    }

    if (choice.shown(CounterKind::TaskStates))
        counters->shown.push_back({.kind = CounterKind::TaskStates, .name = tr("tasks by state")});
    if (choice.shown(CounterKind::ReadyQueue))
        counters->shown.push_back(
            {.kind = CounterKind::ReadyQueue, .name = tr("ready queue"), .level = counters->ready_queue});
    if (choice.shown(CounterKind::Processors))
        counters->shown.push_back({.kind = CounterKind::Processors, .name = tr("CPU busy")});
    for (const Counter& resource : counters->resources)
        if (!choice.hidden.contains(resource.name)) counters->shown.push_back(resource);
    return counters;
}

} // namespace simul::ui
