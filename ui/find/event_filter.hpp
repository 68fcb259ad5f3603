/// Which events a table shows.
#pragma once

#include "core/trace/trace.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace simul::ui {

/// What an event must be to be shown; all conditions at once.
struct EventFilter {
    std::optional<trace::EventKind> kind{};
    std::optional<trace::TaskIndex> task{};
    std::string
        text{}; ///< Its sentence (describe_event) or its task's label contains it; folded (query.hpp).
    trace::EventIndex first = 0;
    trace::EventIndex last = 0xFFFFFFFF; ///< [first, last)

    bool passes_all() const { return *this == EventFilter{}; }
    friend bool operator==(const EventFilter&, const EventFilter&) = default;
};

/// Goes through a trace slice by slice. For one thread at a time.
class EventFiltering {
public:
    /// `trace` is not null.
    EventFiltering(trace::TracePtr trace, EventFilter filter);

    /// Appends the events that pass among the next `events` to look at; false when there are none left.
    /// O(1) an event, with a text O(its sentence).
    bool advance(std::size_t events, std::vector<trace::EventIndex>& passed);

private:
    bool passes(trace::EventIndex event) const;

    trace::TracePtr trace_;
    EventFilter filter_;
    trace::EventIndex next_;
    trace::EventIndex end_;
};

} // namespace simul::ui
