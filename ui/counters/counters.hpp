/// What is counted along a run, and which of it is shown.
#pragma once

#include "ui/counters/counter_series.hpp"
#include "ui/counters/state_counts.hpp"

#include <QSet>
#include <QString>
#include <atomic>

namespace simul::ui {

/// In the order in which they are shown.
enum class CounterKind : std::uint8_t {
    TaskStates, ///< How many tasks are in each state.
    ReadyQueue,
    Processors, ///< How many tasks, pool threads and the program compute.
    Queues,     ///< Depth, and who waits to get, to put or to join.
    Locks,      ///< Holders and waiters, here and below.
    Semaphores,
    Others, ///< Events, conditions, barriers.
};
inline constexpr std::size_t kCounterKindCount = 7;

/// What the user has chosen, as a value.
struct CounterChoice {
    bool visible = true;
    /// By CounterKind.
    std::array<bool, kCounterKindCount> shows{true, true, false, true, true, true, true};
    QSet<QString> hidden{}; ///< Names of single resources.

    /// Whether that kind is on show.
    bool shown(CounterKind kind) const { return visible && chosen(kind); }
    bool chosen(CounterKind kind) const { return shows[static_cast<std::size_t>(kind)]; }
    void choose(CounterKind kind, bool chosen) { shows[static_cast<std::size_t>(kind)] = chosen; }
    friend bool operator==(const CounterChoice&, const CounterChoice&) = default;
};

/// One strip.
struct Counter {
    CounterKind kind = CounterKind::ReadyQueue;
    trace::ResourceId resource = 0; ///< Of the last four kinds.
    QString name{};
    /// The queue's length, the queue's depth, the lock's holders, …; null: of TaskStates and Processors, and
    /// where only waiting is told of.
    std::shared_ptr<const CounterSeries> level{};
    std::shared_ptr<const CounterSeries> waiters{}; ///< Null: nobody ever waits.
};

struct CounterRequest {
    trace::TracePtr trace; ///< Not null.
    AxisPlaces places{AxisKind::Time};
    CounterChoice choice{};

    friend bool operator==(const CounterRequest&, const CounterRequest&) = default;
};

/// The counters of one run that were asked for. Immutable; any threads may read it.
struct Counters {
    CounterRequest request;
    std::vector<Counter> shown{};
    std::vector<Counter> resources{}; ///< Of the kinds that are shown: the hidden ones too.
    std::shared_ptr<const CounterSeries> ready_queue{};
    std::shared_ptr<const StateChanges> changes{};
    std::shared_ptr<const StateCounts> states{}; ///< Null if nothing that is shown needs them.
};

/// O(events), or nothing to speak of where `before` has all that is wanted; null if `cancelled` became true.
/// `before` may be null, and of another trace.
std::shared_ptr<const Counters> count(const CounterRequest& request, const Counters* before,
                                      const std::atomic<bool>& cancelled);
/// Whether it would not take O(events).
bool has_all_for(const Counters* counters, const CounterRequest& request);

CounterKind counter_kind_of(const trace::ResourceInfo& resource);

} // namespace simul::ui
