/// Follows a run's critical path back from its end. Private to critical_path.cpp.
#pragma once

#include "core/analysis/critical_path.hpp"

#include <optional>

namespace simul::analysis {

/// Stands at a moment of one lane, and goes back to what had to happen before that.
class PathWalker {
public:
    explicit PathWalker(const trace::Trace& trace);

    /// The steps, last one first.
    CriticalPath walk();

private:
    /// Just before an event, on a lane that ran, or could have run, at that time.
    struct Place {
        trace::TaskIndex lane;
        trace::EventIndex before;
    };
    struct EndOfHold {
        Instant end;
        trace::EventIndex hold;
        friend bool operator<(const EndOfHold& a, const EndOfHold& b) {
            return a.end != b.end ? a.end < b.end : a.hold < b.hold;
        }
    };
    using Found = std::optional<Place>;
    enum class Held : std::uint8_t { Thread, Cpu };

    Found before_program(trace::EventIndex before);
    Found before_lane(Place place);
    Found before_hold(const trace::Event& hold);
    Found before_resume(const trace::Event& resume);
    Found before_ready(const trace::Event& ready, trace::EventIndex resume);
    Found before_wait_for_cpu(const trace::Event& ready, trace::EventIndex before);
    Found back_to_cause(const trace::Event& ready);

    /// Whose blocking call ended at the present time, so that `but` had his thread, or his CPU. Nothing but
    /// blocking calls takes time, so whoever waited for a thread waited for the end of one.
    Found whose_hold_ended(trace::EventIndex before, trace::TaskIndex but, Held what) const;
    Found whose_call_ended(trace::EventIndex before) const;

    std::optional<trace::EventIndex> last_event_of(Place place) const;
    /// A step from `begin` to the present time, which is `begin` then.
    void add(trace::TaskIndex lane, Instant begin, trace::TaskState state, const trace::Event& at);

    const trace::Trace& trace_;
    std::vector<EndOfHold> ends_of_holds_; ///< In order.
    Instant now_;
    CriticalPath steps_;
};

} // namespace simul::analysis
