#include "ui/panels/inspector/reasons.hpp"

#include "core/narration/why_now.hpp"
#include "core/narration/why_waiting.hpp"
#include "ui/panels/sentence_text.hpp"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

namespace simul::ui {

using trace::EventIndex;
using trace::EventKind;
using trace::TaskIndex;
using trace::TaskState;

namespace {

struct Reasons {
    Q_DECLARE_TR_FUNCTIONS(InspectorPanel)
};

QString utf8(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// The task's last event at or before `event`.
std::optional<EventIndex> last_event(const trace::Trace& trace, TaskIndex task, EventIndex event) {
    const auto events = trace.events_of(task);
    const auto after = std::upper_bound(events.begin(), events.end(), event);
    if (after == events.begin()) return std::nullopt;
    return *std::prev(after);
}

std::optional<Fact> why(const narration::Narrator& narrator, TaskIndex task, EventIndex event) {
    const trace::Trace& trace = *narrator.trace();
    const auto last = last_event(trace, task, event);
    if (!last) return std::nullopt;
    switch (trace.state_at(task, event)) {
    case TaskState::Running:
    case TaskState::Holding: {
        QStringList lines;
        const auto sentences = narration::in_words(narrator, narration::why_now(narrator, *last));
        for (const std::string& sentence : sentences)
            lines << SentenceText(sentence).html();
        if (lines.isEmpty()) return std::nullopt;
        return Fact{Reasons::tr("why now?"), lines.join(QStringLiteral("<br>"))};
    }
    case TaskState::Ready:
        return Fact{Reasons::tr("why is it ready?"), SentenceText(narrator.sentence(*last)).html()};
    case TaskState::Sleeping:
    case TaskState::Waiting: {
        const auto chain = narration::why_waiting(narrator, task, event);
        return Fact{Reasons::tr("why is it waiting?"),
                    SentenceText(narration::in_words(narrator, chain, event)).html()};
    }
    default: return std::nullopt;
    }
}

/// A line for each function of the await stack: "part1: n = 9, seconds = 4".
std::optional<Fact> variables(const narration::Narrator& narrator, TaskIndex task, EventIndex event) {
    const trace::Trace& trace = *narrator.trace();
    if (!trace.has_locals()) return std::nullopt;
    const auto suspend = narrator.history().last(task, event + 1, EventKind::Suspend);
    if (!suspend) return std::nullopt;
    const std::vector<trace::LocalVariable> found = trace.locals_at(*suspend);
    if (found.empty()) {
        const auto missing = trace.locals_missing_from();
        if (!missing || *suspend < *missing) return std::nullopt;
        return Fact{Reasons::tr("variables"), Reasons::tr("not kept: there was no room for more")};
    }
    const std::vector<trace::StackLevel> stack = trace.stack(trace.event(*suspend).stack);
    QStringList lines;
    std::optional<std::uint32_t> level;
    for (const trace::LocalVariable& variable : found) {
        if (level != variable.level) {
            level = variable.level;
            const std::string_view function = *level < stack.size() ? stack[*level].function : "?";
            lines << QStringLiteral("%1: ").arg(utf8(function).toHtmlEscaped());
        } else {
            lines.back() += QStringLiteral(", ");
        }
        lines.back() += QStringLiteral("<code>%1 = %2</code>")
                            .arg(utf8(variable.name).toHtmlEscaped(), utf8(variable.value).toHtmlEscaped());
    }
    const bool is_suspended = trace.state_at(task, event) != TaskState::Running &&
                              trace.state_at(task, event) != TaskState::Holding;
    return Fact{is_suspended ? Reasons::tr("variables") : Reasons::tr("variables before"),
                lines.join(QStringLiteral("<br>"))};
}

} // namespace

std::vector<Fact> reasons_about(const narration::Narrator& narrator, TaskIndex task, EventIndex event) {
    const trace::TaskInfo& info = narrator.trace()->task(task);
    std::vector<Fact> facts;
    if (event < info.created || (info.ended && *info.ended <= event)) return facts;
    if (auto fact = why(narrator, task, event)) facts.push_back(std::move(*fact));
    if (auto fact = variables(narrator, task, event)) facts.push_back(std::move(*fact));
    return facts;
}

} // namespace simul::ui
