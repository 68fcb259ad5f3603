// Exceptions as CPython 3.11 prints them.
#include "core/script/vm/errors.hpp"
#include "core/script/vm/interpreter.hpp"
#include "core/script/vm/native_coroutine.hpp"
#include "core/script/vm/operations.hpp"
#include "core/script/vm/source_carets.hpp"
#include "core/script/vm/suggestions.hpp"
#include "core/script/vm/traceback_object.hpp"

#include <algorithm>
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

/// The entries of the program's own code; runs of equal ones are shortened.
std::string format_stack(const TracebackObject* entry) {
    constexpr std::size_t kMostRepeated = 3;
    std::string text;
    const Code* last_code = nullptr;
    std::uint32_t last_line = 0;
    std::size_t repeated = 0;
    for (; entry != nullptr; entry = entry->next.get()) {
        const Code& code = entry->frame->code();
        if (code.source().is_library) continue;
        if (&code != last_code || entry->line() != last_line) {
            if (repeated > kMostRepeated) text += format_repetitions(repeated - kMostRepeated);
            last_code = &code;
            last_line = entry->line();
            repeated = 0;
        }
        if (++repeated <= kMostRepeated) text += format_entry(*entry);
    }
    if (repeated > kMostRepeated) text += format_repetitions(repeated - kMostRepeated);
    return text;
}

std::string display_name(const TypeObject& type) {
    const std::string module = type.module_name();
    return module == "builtins" || module == "__main__" ? type.qualified_name()
                                                        : module + "." + type.qualified_name();
}

/// "ValueError: text", and the notes.
NativeCoroutine format_only(Interpreter& vm, Value exception) {
    auto& object = exception.to<ExceptionObject>();
    std::string text = display_name(object.type());
    Value message = co_await attempt(to_string(vm, exception));
    if (message.is_raised()) {
        (void)vm.take_exception();
        text += ": <exception str() failed>";
    } else if (message.to<StringObject>().size() > 0) {
        text += ": " + message.to<StringObject>().utf8();
    }
    const std::string suggestion = suggestion_for(vm, object);
    if (!suggestion.empty()) text += ". Did you mean: '" + suggestion + "'?";
    text += "\n";
    const Value* notes = object.attributes()->find(*vm.names().dunder_notes);
    const Value notes_value = notes != nullptr ? *notes : Value();
    if (notes_value.as<ListObject>() != nullptr) {
        for (std::size_t i = 0; i < notes_value.to<ListObject>().size(); ++i) {
            const Value note = notes_value.to<ListObject>().items()[i];
            Value note_text = co_await attempt(to_string(vm, note));
            if (note_text.is_raised()) {
                (void)vm.take_exception();
                text += "<note str() failed>\n";
            } else {
                text += note_text.to<StringObject>().utf8() + "\n";
            }
        }
    }
    co_return StringObject::from_utf8(vm, text);
}

struct Link {
    const char* message; ///< what joins it to the one printed after it
    Value exception;
};

/// The exception, what it was raised from, and so on.
std::vector<Link> chain_of(const Value& exception) {
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
        if (!object.cause.is_empty()) {
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

NativeCoroutine format_chain(Interpreter& vm, Value exception, GroupMargin& margin, std::string& text);

NativeCoroutine format_group(Interpreter& vm, Value exception, GroupMargin& margin, std::string& text) {
    const auto& group = exception.to<ExceptionGroupObject>();
    const bool is_top = margin.depth == 0;
    if (is_top) ++margin.depth;
    if (const auto* traceback = group.traceback.as<TracebackObject>()) {
        text += margin.lines("Exception Group Traceback (most recent call last):\n", is_top ? '+' : '|');
        text += margin.lines(format_stack(traceback));
    }
    Value line = co_await start(vm, format_only(vm, exception));
    text += margin.lines(line.to<StringObject>().utf8());
    const std::size_t count = group.exceptions->size();
    const std::size_t shown = std::min(count, kMostGroupMembers + 1);
    margin.needs_close = false;
    for (std::size_t i = 0; i < shown; ++i) {
        const bool is_last = i + 1 == shown;
        const bool is_cut = i >= kMostGroupMembers;
        if (is_last) margin.needs_close = true;
        text +=
            margin.indent() + (i == 0 ? "+-" : "  ") +
            fmt::format("+---------------- {} ----------------\n", is_cut ? "..." : std::to_string(i + 1));
        ++margin.depth;
        if (is_cut) {
            const std::size_t rest = count - kMostGroupMembers;
            text += margin.lines(fmt::format("and {} more exception{}\n", rest, rest > 1 ? "s" : ""));
        } else {
            const Value member = (*group.exceptions)[i];
            Value done = co_await start(vm, format_chain(vm, member, margin, text));
            done.reset();
        }
        if (is_last && margin.needs_close) {
            text += margin.indent() + "+------------------------------------\n";
            margin.needs_close = false;
        }
        --margin.depth;
    }
    if (is_top) margin.depth = 0;
    co_return Value::none();
}

NativeCoroutine format_chain(Interpreter& vm, Value exception, GroupMargin& margin, std::string& text) {
    const std::vector<Link> chain = chain_of(exception);
    for (std::size_t i = chain.size(); i > 0; --i) {
        const Link& link = chain[i - 1];
        if (link.message != nullptr) text += margin.lines(link.message);
        const Value current = link.exception;
        if (current.as<ExceptionGroupObject>() == nullptr) {
            if (const auto* traceback = current.to<ExceptionObject>().traceback.as<TracebackObject>()) {
                text += margin.lines("Traceback (most recent call last):\n");
                text += margin.lines(format_stack(traceback));
            }
            Value line = co_await start(vm, format_only(vm, current));
            text += margin.lines(line.to<StringObject>().utf8());
        } else if (margin.depth > kDeepestGroup) {
            text += margin.lines(fmt::format("... (max_group_depth is {})\n", kDeepestGroup));
        } else {
            Value done = co_await start(vm, format_group(vm, current, margin, text));
            done.reset();
        }
    }
    co_return Value::none();
}

NativeCoroutine format_body(Interpreter& vm, Value exception) {
    GroupMargin margin;
    std::string text;
    Value done = co_await start(vm, format_chain(vm, exception, margin, text));
    done.reset();
    co_return StringObject::from_utf8(vm, text);
}

} // namespace

Value format_exception(Interpreter& vm, const ExceptionRef& exception) {
    return start(vm, format_body(vm, Value(exception)));
}

} // namespace simul::script
