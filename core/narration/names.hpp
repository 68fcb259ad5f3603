/// What sentences call tasks, resources and places.
#pragma once

#include "core/narration/source_lines.hpp"
#include "core/trace/trace.hpp"

#include <string>

namespace simul::narration {

/// What stands behind a task's name, in parentheses.
enum class TaskNames : std::uint8_t {
    Function, ///< "Task-2 (`chain`)": for a text that stands alone.
    Label,    ///< "Task-2 (`chain(0)`)": beside a timeline, whose lanes have labels.
};

/// Private to this room.
class Names {
public:
    /// O(resources).
    Names(const trace::Trace& trace, const SourceLines& source, TaskNames style);

    /// "Task-2 (`chain`)", "worker 3", "the program" (kNoTask), "the pool thread asyncio_0"; as it was called
    /// at `event`.
    std::string task(trace::TaskIndex task, trace::EventIndex event) const;
    /// "the queue" where there is one, "Queue 2" where there are several; `otherwise` for none.
    std::string resource(trace::ResourceId id, std::string_view otherwise) const;
    /// " at line 9", " in `part1`, line 19": the function is named where it is not the task's own. Empty for
    /// the empty stack.
    std::string place(trace::TaskIndex task, trace::StackId stack) const;
    /// "`await asyncio.sleep(4)` in `part1`, line 19"; "line 19 of `part1`" without the source; empty for the
    /// empty stack.
    std::string statement(trace::TaskIndex task, trace::StackId stack) const;

private:
    const trace::Trace& trace_;
    const SourceLines& source_;
    TaskNames style_;
    std::vector<std::string> resources_; ///< By ResourceId - 1.
};

/// The text with its first letter, if that is an ASCII one, in upper case.
std::string capitalised(std::string text);

} // namespace simul::narration
