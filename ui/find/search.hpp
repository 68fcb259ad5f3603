/// Finding what a query asks for in a run, slice by slice.
#pragma once

#include "core/trace/trace.hpp"
#include "ui/find/query.hpp"

#include <functional>
#include <vector>

namespace simul::ui {

/// Why an event is a hit.
enum class HitReason : std::uint8_t {
    Task,      ///< It makes a task whose name or function is meant.
    Function,  ///< A task comes into a function that is meant: once, not again while it stays there.
    Line,      ///< Something is done, or waited for, at the line; or waited for at one with the text.
    State,     ///< It begins a stretch of the state, or is the end of that name.
    Output,    ///< It prints the text.
    Exception, ///< It fails with an exception of that name.
    Resource,  ///< A task waits for a lock, a queue, … of that name.
};

/// Events that were found, by index, each once.
struct Hits {
    /// More are counted and not kept: 4 MB.
    static constexpr std::size_t kMost = 1'000'000;

    std::vector<trace::EventIndex> events;
    std::size_t total = 0; ///< From events.size() up.

    bool empty() const { return events.empty(); }
    /// Index into `events` of the first hit after `event`, or of the first of all; the direction is down the
    /// run. REQUIRES, here and below: !empty(). O(log n).
    std::size_t after(trace::EventIndex event) const;
    /// The last hit before `event`, or the last of all.
    std::size_t before(trace::EventIndex event) const;
    /// The hit that is this event.
    std::optional<std::size_t> at(trace::EventIndex event) const;
};

/// One pass over a trace, which may be paused after each slice. O(events); 5 bytes a task and one a stack.
/// For one thread at a time.
class Search {
public:
    /// `trace` is not null; its lanes are worked out, unless they are there. `source` is the scenario's text,
    /// as far as it is known.
    Search(trace::TracePtr trace, Query query, std::string_view source = {});

    /// Looks at the next `events`; false when there are none left.
    bool advance(std::size_t events);
    /// What was found so far. The search is over.
    Hits take();

private:
    std::optional<HitReason> reason_for(trace::EventIndex index, trace::EventKind kind,
                                        trace::TaskIndex task);
    std::optional<HitReason> reason_in_text(const trace::Event& event);
    bool names_task(trace::TaskIndex task) const;
    bool enters_function(const trace::Event& event);
    bool is_in_function(trace::StackId stack);
    bool is_at_line(const trace::Event& event) const;
    bool waits_at_line_with_text(const trace::Event& event) const;
    void find_states(trace::TaskIndex task, trace::EventIndex upto);
    void add(trace::EventIndex event);

    trace::TracePtr trace_;
    Query query_;
    std::vector<bool> lines_with_text_; ///< By line.
    trace::EventIndex next_ = 0;
    std::vector<std::uint8_t> stack_has_function_; ///< By stack: not known yet, no, yes.
    std::vector<bool> inside_;                     ///< By task, the last is the program: in such a function.
    std::vector<std::uint32_t> next_segment_;      ///< By task: the first that was not looked at.
    Hits hits_;
};

} // namespace simul::ui
