#include "core/trace/schedule_json.hpp"
#include "core/trace/words.hpp"

#include <fmt/format.h>

#include <iterator>

namespace simul::trace {
namespace {

class ScheduleWriter {
public:
    ScheduleWriter(const Trace& trace, const TextSink& sink) : trace_(trace), buffer_(sink) {}

    void write() {
        for (EventIndex index = 0; index < trace_.event_count(); ++index) {
            if (!is_in_schedule(trace_.kind_of(index)) || trace_.is_pool_thread(trace_.task_of(index)))
                continue;
            write(trace_.event(index));
            buffer_.flush_if_large();
        }
        write_ending(trace_.ending());
    }

private:
    static bool is_in_schedule(EventKind kind) {
        switch (kind) {
        case EventKind::Create:
        case EventKind::Resume:
        case EventKind::Suspend:
        case EventKind::Done:
        case EventKind::Failed:
        case EventKind::Cancelled: return true;
        default: return false;
        }
    }

    void write(const Event& event) {
        append("{{\"t\": {}, \"task\": ", event.time.time_since_epoch().count());
        append_name(event.task, event.index);
        append(", \"ev\": \"{}\", {}", name_of(event.kind), stack_fields(event.stack));
        switch (event.kind) {
        case EventKind::Create:
            text() += ", \"by\": ";
            event.other == kNoTask ? void(text() += "null") : append_name(event.other, event.index);
            break;
        case EventKind::Failed: append_field("exc", event.text); break;
        case EventKind::Suspend:
            append_field("wait", describe_wait(trace_, event.wait));
            append_locals(event.index);
            break;
        default: break;
        }
        text() += "}\n";
    }

    /// `, "locals": [[1, "seconds", "4"]]`, if they were recorded.
    void append_locals(EventIndex suspend) {
        if (!trace_.has_locals()) return;
        const std::vector<LocalVariable> variables = trace_.locals_at(suspend);
        if (variables.empty()) return;
        text() += ", \"locals\": [";
        for (const LocalVariable& variable : variables) {
            append("{}[{}, ", &variable == variables.data() ? "" : ", ", variable.level);
            append_json_string(text(), variable.name);
            text() += ", ";
            append_json_string(text(), variable.value);
            text() += ']';
        }
        text() += ']';
    }

    void write_ending(const Ending& ending) {
        append("{{\"t\": {}, \"ev\": ", ending.time.time_since_epoch().count());
        switch (ending.kind) {
        case RunEnding::Finished: append("\"end\", \"status\": {}}}\n", ending.exit_status); break;
        case RunEnding::Deadlock: text() += "\"deadlock\"}\n"; break;
        case RunEnding::Limit: text() += "\"limit\"}\n"; break;
        case RunEnding::Cancelled: text() += "\"interrupted\"}\n"; break;
        }
    }

    /// `"line": 19, "stack": [["chain", 27], ["part2", 19]]`
    const std::string& stack_fields(StackId id) {
        if (id >= stack_fields_.size()) stack_fields_.resize(id + 1);
        std::string& fields = stack_fields_[id];
        if (!fields.empty()) return fields;
        fields = id == 0 ? "\"line\": null, \"stack\": ["
                         : fmt::format("\"line\": {}, \"stack\": [", trace_.line_of(id));
        for (const StackLevel& level : trace_.stack(id)) {
            if (fields.back() != '[') fields += ", ";
            fields += '[';
            append_json_string(fields, level.function);
            fmt::format_to(std::back_inserter(fields), ", {}]", level.line);
        }
        return fields += "]";
    }

    void append_name(TaskIndex task, EventIndex event) {
        append_json_string(text(), trace_.name_at(task, event));
    }
    void append_field(std::string_view key, std::string_view value) {
        append(", \"{}\": ", key);
        append_json_string(text(), value);
    }
    template <typename... Arguments>
    void append(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
        fmt::format_to(std::back_inserter(text()), format, std::forward<Arguments>(arguments)...);
    }
    std::string& text() { return buffer_.text(); }

    const Trace& trace_;
    BufferedText buffer_;
    std::vector<std::string> stack_fields_; ///< By StackId; empty where it has not been needed yet.
};

} // namespace

void write_schedule(const Trace& trace, const TextSink& sink) {
    ScheduleWriter(trace, sink).write();
}

} // namespace simul::trace
