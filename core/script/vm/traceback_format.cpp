// Exceptions as CPython 3.11 prints them.
#include "core/script/vm/errors.hpp"
#include "core/script/vm/interpreter.hpp"
#include "core/script/vm/native_coroutine.hpp"
#include "core/script/vm/operations.hpp"
#include "core/script/vm/source_carets.hpp"
#include "core/script/vm/suggestions.hpp"
#include "core/script/vm/traceback_object.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace simul::script {
namespace {

constexpr std::size_t kMostGroupMembers = 15;
constexpr int kDeepestGroup = 10;

/// The margin of exceptions inside groups.
class GroupMargin {
public:
    int depth = 0;
    bool needs_close = false;

    std::string indent() const { return std::string(static_cast<std::size_t>(2 * depth), ' '); }

    /// Each line of `text` behind the margin.
    std::string lines(std::string_view text, char mark = '|') const {
        const std::string margin = depth > 0 ? indent() + mark + ' ' : std::string();
        std::string result;
        while (!text.empty()) {
            const std::size_t end = text.find('\n');
            const std::string_view line =
                text.substr(0, end == std::string_view::npos ? text.size() : end + 1);
            result += margin;
            result += line;
            text.remove_prefix(line.size());
        }
        return result;
    }
};

std::string_view stripped(std::string_view line) {
    const std::size_t start = line.find_first_not_of(" \t\f");
    if (start == std::string_view::npos) return {};
    return line.substr(start, line.find_last_not_of(" \t\f\r\n") - start + 1);
}

std::string format_entry(const TracebackObject& entry) {
    const CodeObject& code = entry.frame->code().source();
    const std::uint32_t line = entry.line();
    std::string text = fmt::format("  File \"{}\", line {}, in {}\n", code.source->name(), line, code.name);
    const std::string_view source = stripped(code.source->line(line));
    if (source.empty()) return text;
    text += fmt::format("    {}\n", source);
    if (entry.position >= 0) {
        const std::string carets =
            carets_for(*code.source, code.locations[static_cast<std::size_t>(entry.position)]);
        if (!carets.empty()) text += fmt::format("    {}\n", carets);
    }
    return text;
}

std::string format_repetitions(std::size_t count) {
    return fmt::format("  [Previous line repeated {} more time{}]\n", count, count == 1 ? "" : "s");
}

/// The entries of the program's own code, as many as the limit lets through.
std::vector<const TracebackObject*> entries_of(const TracebackObject* entry,
                                               const std::optional<std::int64_t>& limit) {
    std::vector<const TracebackObject*> entries;
    for (; entry != nullptr; entry = entry->next.get())
        if (!entry->frame->code().source().is_library) entries.push_back(entry);
    const auto size = static_cast<std::int64_t>(entries.size());
    if (limit && *limit >= 0 && *limit < size) entries.resize(static_cast<std::size_t>(*limit));
    if (limit && *limit < 0 && -*limit < size) entries.erase(entries.begin(), entries.end() + *limit);
    return entries;
}

/// What is printed, as traceback.format_exception() divides it.
struct Output {
    TracebackStyle style;
    GroupMargin margin;
    std::vector<std::string> parts;

    void add(std::string_view text, char mark = '|') { parts.push_back(margin.lines(text, mark)); }

    /// Runs of equal entries are shortened.
    void add_stack(const TracebackObject* first) {
        constexpr std::size_t kMostRepeated = 3;
        const Code* last_code = nullptr;
        std::uint32_t last_line = 0;
        std::size_t repeated = 0;
        for (const TracebackObject* entry : entries_of(first, style.limit)) {
            const Code& code = entry->frame->code();
            if (&code != last_code || entry->line() != last_line) {
                if (repeated > kMostRepeated) add(format_repetitions(repeated - kMostRepeated));
                last_code = &code;
                last_line = entry->line();
                repeated = 0;
            }
            if (++repeated <= kMostRepeated) add(format_entry(*entry));
        }
        if (repeated > kMostRepeated) add(format_repetitions(repeated - kMostRepeated));
    }
};

std::string display_name(const TypeObject& type) {
    const std::string module = type.module_name();
    return module == "builtins" || module == "__main__" ? type.qualified_name()
                                                        : module + "." + type.qualified_name();
}

/// "ValueError: text", and the notes.
NativeCoroutine format_only(Interpreter& vm, Value exception, Output& output) {
    auto& object = exception.to<ExceptionObject>();
    std::string text = display_name(object.type());
    Value message = co_await attempt(to_string(vm, exception));
    if (message.is_raised()) {
        (void)vm.take_exception();
        text += ": <exception str() failed>";
    } else if (message.to<StringObject>().size() > 0) {
        text += ": " + message.to<StringObject>().utf8();
    }
    const std::string suggestion = output.style.suggestions ? suggestion_for(vm, object) : std::string();
    if (!suggestion.empty()) text += ". Did you mean: '" + suggestion + "'?";
    output.add(text + "\n");
    const Value* notes = object.attributes()->find(*vm.names().dunder_notes);
    const Value notes_value = notes != nullptr ? *notes : Value();
    if (notes_value.as<ListObject>() != nullptr) {
        for (std::size_t i = 0; i < notes_value.to<ListObject>().size(); ++i) {
            const Value note = notes_value.to<ListObject>().items()[i];
            Value note_text = co_await attempt(to_string(vm, note));
            if (note_text.is_raised()) {
                (void)vm.take_exception();
                output.add("<note str() failed>\n");
                continue;
            }
            const std::string whole = note_text.to<StringObject>().utf8();
            for (std::string_view rest = whole;;) {
                const std::size_t end = rest.find('\n');
                output.add(std::string(rest.substr(0, end)) + "\n");
                if (end == std::string_view::npos) break;
                rest.remove_prefix(end + 1);
            }
        }
    }
    co_return Value::none();
}

struct Link {
    const char* message; ///< what joins it to the one printed after it
    Value exception;
};

/// The exception, what it was raised from, and so on.
std::vector<Link> chain_of(const Value& exception, const TracebackStyle& style) {
    constexpr const char* kCause =
        "\nThe above exception was the direct cause of the following exception:\n\n";
    constexpr const char* kContext =
        "\nDuring handling of the above exception, another exception occurred:\n\n";
    std::vector<Link> chain;
    Value next = exception;
    while (!next.is_empty()) {
        const bool is_seen = std::any_of(chain.begin(), chain.end(),
                                         [&](const Link& link) { return is_same(link.exception, next); });
        if (is_seen) {
            chain.back().message = nullptr;
            break;
        }
        const auto& object = next.to<ExceptionObject>();
        const Value current = next;
        const char* message = nullptr;
        next = Value();
        if (!style.chain) {
            // alone
        } else if (!object.cause.is_empty()) {
            message = kCause;
            next = object.cause;
        } else if (!object.context.is_empty() && !object.suppress_context) {
            message = kContext;
            next = object.context;
        }
        chain.push_back({message, current});
    }
    return chain;
}

NativeCoroutine format_chain(Interpreter& vm, Value exception, Output& output);

NativeCoroutine format_group(Interpreter& vm, Value exception, Output& output) {
    GroupMargin& margin = output.margin;
    const auto& group = exception.to<ExceptionGroupObject>();
    const bool is_top = margin.depth == 0;
    if (is_top) ++margin.depth;
    if (const auto* traceback = group.traceback.as<TracebackObject>()) {
        output.add("Exception Group Traceback (most recent call last):\n", is_top ? '+' : '|');
        output.add_stack(traceback);
    }
    (void)co_await start(vm, format_only(vm, exception, output));
    const std::size_t count = group.exceptions->size();
    const std::size_t shown = std::min(count, kMostGroupMembers + 1);
    margin.needs_close = false;
    for (std::size_t i = 0; i < shown; ++i) {
        const bool is_last = i + 1 == shown;
        const bool is_cut = i >= kMostGroupMembers;
        if (is_last) margin.needs_close = true;
        output.parts.push_back(
            margin.indent() + (i == 0 ? "+-" : "  ") +
            fmt::format("+---------------- {} ----------------\n", is_cut ? "..." : std::to_string(i + 1)));
        ++margin.depth;
        if (is_cut) {
            const std::size_t rest = count - kMostGroupMembers;
            output.add(fmt::format("and {} more exception{}\n", rest, rest > 1 ? "s" : ""));
        } else {
            const Value member = (*group.exceptions)[i];
            (void)co_await start(vm, format_chain(vm, member, output));
        }
        if (is_last && margin.needs_close) {
            output.parts.push_back(margin.indent() + "+------------------------------------\n");
            margin.needs_close = false;
        }
        --margin.depth;
    }
    if (is_top) margin.depth = 0;
    co_return Value::none();
}

NativeCoroutine format_chain(Interpreter& vm, Value exception, Output& output) {
    const std::vector<Link> chain = chain_of(exception, output.style);
    for (std::size_t i = chain.size(); i > 0; --i) {
        const Link& link = chain[i - 1];
        if (link.message != nullptr) output.add(link.message);
        const Value current = link.exception;
        if (current.as<ExceptionGroupObject>() == nullptr) {
            const auto& raised = current.to<ExceptionObject>();
            const auto* traceback = raised.traceback.as<TracebackObject>();
            if (traceback != nullptr || raised.was_raised_in_library)
                output.add("Traceback (most recent call last):\n");
            if (traceback != nullptr) output.add_stack(traceback);
            (void)co_await start(vm, format_only(vm, current, output));
        } else if (output.margin.depth > kDeepestGroup) {
            output.add(fmt::format("... (max_group_depth is {})\n", kDeepestGroup));
        } else {
            (void)co_await start(vm, format_group(vm, current, output));
        }
    }
    co_return Value::none();
}

NativeCoroutine format_body(Interpreter& vm, Value exception, TracebackStyle style) {
    Output output{style, {}, {}};
    (void)co_await start(vm, format_chain(vm, exception, output));
    std::string text;
    for (const std::string& part : output.parts)
        text += part;
    co_return StringObject::from_utf8(vm, text);
}

NativeCoroutine format_parts_body(Interpreter& vm, Value exception, TracebackStyle style) {
    Output output{style, {}, {}};
    (void)co_await start(vm, format_chain(vm, exception, output));
    ValueVector parts;
    for (const std::string& part : output.parts)
        parts.emplace_back(StringObject::from_utf8(vm, part));
    co_return ListObject::create(vm, std::move(parts));
}

} // namespace

Value format_exception(Interpreter& vm, const ExceptionRef& exception, const TracebackStyle& style) {
    return start(vm, format_body(vm, Value(exception), style));
}

Value format_exception_parts(Interpreter& vm, const ExceptionRef& exception, const TracebackStyle& style) {
    return start(vm, format_parts_body(vm, Value(exception), style));
}

} // namespace simul::script
