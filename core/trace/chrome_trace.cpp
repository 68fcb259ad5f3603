#include "core/trace/chrome_trace.hpp"

#include "core/trace/words.hpp"

#include <fmt/format.h>

#include <iterator>

namespace simul::trace {
namespace {

/// A point on the viewers' clock: nanoseconds, and millionths of one that keep events apart.
struct Stamp {
    std::int64_t nanoseconds;
    std::int64_t millionths;

    /// In microseconds.
    std::string text() const {
        return fmt::format("{}.{:03}{:06}", nanoseconds / 1000, nanoseconds % 1000, millionths);
    }
    friend Stamp operator-(Stamp a, Stamp b) {
        const Stamp difference{a.nanoseconds - b.nanoseconds, a.millionths - b.millionths};
        return difference.millionths < 0
                   ? Stamp{difference.nanoseconds - 1, difference.millionths + 1'000'000}
                   : difference;
    }
};

class ChromeWriter {
public:
    ChromeWriter(const Trace& trace, const TextSink& sink) : trace_(trace), buffer_(sink) { spread_events(); }

    void write() {
        append(R"({{"displayTimeUnit": "ns", "traceEvents": [)"
               "\n"
               R"({{"ph": "M", "ts": 0, "pid": 1, "name": "process_name", "args": {{"name": "Simul"}}}})");
        for (TaskIndex task = 0; task < trace_.task_count(); ++task)
            write_lane(task);
        for (EventIndex event = 0; event < trace_.event_count(); ++event)
            write_event(trace_.event(event));
        text() += "\n]}\n";
    }

private:
    /// The events of one instant get even parts of a nanosecond.
    void spread_events() {
        const std::size_t count = trace_.event_count();
        millionths_.resize(count + 1, 0);
        for (EventIndex first = 0, last = 0; first < count; first = last) {
            while (last < count && trace_.time_of(last) == trace_.time_of(first))
                ++last;
            for (EventIndex event = first; event < last; ++event)
                millionths_[event] = static_cast<std::int32_t>((event - first) * std::uint64_t{1'000'000} /
                                                               (last - first + 1));
        }
        millionths_[count] = 999'999;
    }

    Stamp stamp(EventIndex event) const {
        const Instant time = event < trace_.event_count() ? trace_.time_of(event) : trace_.end_time();
        return {time.time_since_epoch().count(), millionths_[event]};
    }

    void write_lane(TaskIndex task) {
        begin_event("M", task);
        append(R"("ts": 0, "name": "thread_name", "args": {{"name": )");
        append_json_string(text(), trace_.task(task).label);
        text() += "}}";
        begin_event("M", task);
        append(R"("ts": 0, "name": "thread_sort_index", "args": {{"sort_index": {}}}}})", task);
        for (const Segment segment : trace_.segments(task))
            write_slice(task, segment);
    }

    void write_slice(TaskIndex task, const Segment& segment) {
        const Event event = trace_.event(segment.first);
        begin_event("X", task);
        append(R"("ts": {}, "dur": {}, "cat": "{}", "name": )", stamp(segment.first).text(),
               (stamp(segment.last) - stamp(segment.first)).text(), name_of(segment.state));
        append_json_string(text(), event.kind == EventKind::Suspend ? describe_wait(trace_, event.wait)
                                                                    : std::string(name_of(segment.state)));
        append_args(event);
        text() += '}';
        buffer_.flush_if_large();
    }

    void write_event(const Event& event) {
        switch (event.kind) {
        case EventKind::Ready: write_arrow(event); break;
        case EventKind::Level: write_counter(event); break;
        case EventKind::Failed:
        case EventKind::Cancelled:
        case EventKind::Output:
            begin_event("i", event.task);
            append(R"("ts": {}, "s": "t", "name": )", stamp(event.index).text());
            append_json_string(text(), describe_event(trace_, event.index));
            append_args(event);
            text() += '}';
            break;
        default: break;
        }
        buffer_.flush_if_large();
    }

    /// From the task that woke another to where that one goes on.
    void write_arrow(const Event& ready) {
        if (ready.other == kNoTask || ready.other == ready.task) return;
        const auto segment = trace_.segment_at(ready.task, ready.index);
        if (!segment || segment->last >= trace_.event_count()) return; // It never went on.
        begin_event("s", ready.other);
        append(R"("ts": {}, "id": {}, "cat": "wakes", "name": "wakes"}})", stamp(ready.index).text(),
               ready.index);
        begin_event("f", ready.task);
        append(R"("ts": {}, "id": {}, "cat": "wakes", "name": "wakes", "bp": "e"}})",
               stamp(segment->last).text(), ready.index);
    }

    void write_counter(const Event& level) {
        append(",\n"
               R"({{"ph": "C", "pid": 1, "ts": {}, "name": )",
               stamp(level.index).text());
        append_json_string(text(), trace_.resource(level.resource).name);
        append(R"(, "args": {{"level": {}}}}})", level.value);
    }

    /// Thread 0 is the program outside of tasks.
    void begin_event(std::string_view phase, TaskIndex task) {
        append(",\n"
               R"({{"ph": "{}", "pid": 1, "tid": {}, )",
               phase, task == kNoTask ? 0 : task + 1);
    }

    void append_args(const Event& event) {
        append(R"(, "args": {{"time_ns": {}, "event": {})", event.time.time_since_epoch().count(),
               event.index);
        if (const int line = trace_.line_of(event.stack); line != 0) append(R"(, "line": {})", line);
        text() += '}';
    }

    template <typename... Arguments>
    void append(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
        fmt::format_to(std::back_inserter(text()), format, std::forward<Arguments>(arguments)...);
    }
    std::string& text() { return buffer_.text(); }

    const Trace& trace_;
    BufferedText buffer_;
    std::vector<std::int32_t> millionths_; ///< By event; one more for the end of the run.
};

} // namespace

void write_chrome_trace(const Trace& trace, const TextSink& sink) {
    ChromeWriter(trace, sink).write();
}

} // namespace simul::trace
