#include "ui/panels/event_loop/frame_chain.hpp"

#include "ui/panels/source/standing.hpp"
#include "ui/theme/fonts.hpp"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <algorithm>

namespace simul::ui {

using trace::EventIndex;
using trace::TaskIndex;
using trace::TaskState;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(EventLoopPanel)
};

constexpr qreal kPadding = 8;
constexpr qreal kJoint = 9;  ///< Between two frames, and between the loop and a linked one.
constexpr qreal kApart = 26; ///< Between the loop and frames that are parted from it.

} // namespace

bool frames_are_linked(const trace::Trace& trace, TaskIndex task, EventIndex event) {
    const TaskState state = trace.state_at(task, event);
    return state == TaskState::Running || state == TaskState::Holding;
}

FrameChain lay_out_frames(const trace::Trace& trace, TaskIndex task, EventIndex event, const QRectF& row,
                          double linked) {
    FrameChain chain;
    chain.linked = linked;
    if (task >= trace.task_count() || trace::is_end(trace.state_at(task, event))) return chain;
    const std::vector<trace::StackLevel> stack = trace.stack(standing_at(trace, task, event));
    if (stack.empty()) return chain;
    const QFontMetricsF metrics(font(FontRole::Small));
    const auto width_of = [&](const QString& text) { return metrics.horizontalAdvance(text) + 2 * kPadding; };
    std::vector<QString> texts;
    for (const trace::StackLevel& level : stack)
        texts.push_back(QStringLiteral("%1 :%2").arg(
            QString::fromUtf8(level.function.data(), static_cast<qsizetype>(level.function.size())),
            QString::number(level.line)));
    const qreal loop_width = width_of(Texts::tr("loop"));
    // The whole room, whatever the link is: nothing is to change places as it closes.
    const qreal room = row.width() - loop_width - kApart;
    const auto width_of_all = [&] {
        qreal width = -kJoint;
        for (const QString& text : texts)
            width += width_of(text) + kJoint;
        return width;
    };
    // The outermost frame says who it is, the innermost ones what it does: those between give way.
    const QString dots = QStringLiteral("…");
    while (texts.size() > 2 && width_of_all() > room) {
        if (texts[1] == dots) {
            if (texts.size() == 3) break;
            texts.erase(texts.begin() + 2);
        } else {
            texts[1] = dots;
        }
    }
    chain.loop = QRectF(row.left(), row.top(), loop_width, row.height());
    qreal x = chain.loop.right() + kApart + (kJoint - kApart) * linked;
    for (const QString& text : texts) {
        const qreal width = std::min(width_of(text), std::max(row.right() - x, 12.0));
        if (x + 12 > row.right()) break;
        chain.frames.push_back({QRectF(x, row.top(), width, row.height()),
                                metrics.elidedText(text, Qt::ElideRight, width - 2 * kPadding + 1)});
        x += width + kJoint;
    }
    return chain;
}

void LinkMotion::show(const trace::Trace& trace, TaskIndex task, EventIndex event, bool animate) {
    if (task >= trace.task_count()) {
        *this = {};
        return;
    }
    target_ = frames_are_linked(trace, task, event) ? 1 : 0;
    const bool another = task != task_;
    task_ = task;
    if (!animate) {
        amount_ = target_;
    } else if (another) {
        const bool did_it = event > 0 && trace.task_of(event) == task &&
                            frames_are_linked(trace, task, event - 1) != (target_ == 1);
        amount_ = did_it ? 1 - target_ : target_;
    }
}

void LinkMotion::advance(double milliseconds) {
    const double step = milliseconds / kDuration;
    amount_ = target_ > amount_ ? std::min(amount_ + step, target_) : std::max(amount_ - step, target_);
}

double LinkMotion::amount() const {
    return amount_ * amount_ * (3 - 2 * amount_);
}

} // namespace simul::ui
