#include "core/narration/names.hpp"

#include <fmt/format.h>

#include <unordered_map>

namespace simul::narration {

using trace::kNoTask;
using trace::StackId;
using trace::TaskIndex;

Names::Names(const trace::Trace& trace, const SourceLines& source, TaskNames style)
    : trace_(trace), source_(source), style_(style) {
    // Primitives are recorded by the names of their classes: those of one name are told apart by numbers.
    std::unordered_map<std::string_view, std::size_t> in_all;
    for (trace::ResourceId id = 1; id <= trace.resource_count(); ++id)
        ++in_all[trace.resource(id).name];
    std::unordered_map<std::string_view, std::size_t> so_far;
    for (trace::ResourceId id = 1; id <= trace.resource_count(); ++id) {
        const trace::ResourceInfo& info = trace.resource(id);
        const std::size_t number = ++so_far[info.name];
        if (in_all[info.name] > 1)
            resources_.push_back(fmt::format("{} {}", info.name, number));
        else
            resources_.push_back("the " + (info.name == capitalised(info.kind) ? info.kind : info.name));
    }
}

std::string Names::task(TaskIndex task, trace::EventIndex event) const {
    if (task == kNoTask) return "the program";
    const trace::TaskInfo& info = trace_.task(task);
    const std::string& name = trace_.name_at(task, event);
    if (trace_.is_pool_thread(task)) return "the pool thread " + name;
    if (info.function.empty() || info.label == info.name) return name;
    return fmt::format("{} (`{}`)", name, style_ == TaskNames::Label ? info.label : info.function);
}

std::string Names::resource(trace::ResourceId id, std::string_view otherwise) const {
    return id == 0 || id > resources_.size() ? std::string(otherwise) : resources_[id - 1];
}

std::string Names::place(TaskIndex task, StackId stack) const {
    const int line = trace_.line_of(stack);
    if (line == 0) return {};
    const std::vector<trace::StackLevel> levels = trace_.stack(stack);
    if (levels.size() == 1 && task != kNoTask && levels[0].function == trace_.task(task).function)
        return fmt::format(" at line {}", line);
    return fmt::format(" in `{}`, line {}", levels.back().function, line);
}

std::string Names::statement(TaskIndex task, StackId stack) const {
    const int line = trace_.line_of(stack);
    if (line == 0) return {};
    if (const std::string quote = source_.quote(line); !quote.empty())
        return fmt::format("`{}`{}", quote, place(task, stack));
    return fmt::format("line {} of `{}`", line, trace_.stack(stack).back().function);
}

std::string capitalised(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

} // namespace simul::narration
