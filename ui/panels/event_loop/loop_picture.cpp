#include "ui/panels/event_loop/loop_picture.hpp"

#include "ui/panels/words.hpp"
#include "ui/theme/fonts.hpp"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <algorithm>

namespace simul::ui {

using trace::TaskIndex;
using trace::TaskState;

namespace {

constexpr qreal kMargin = 12;
constexpr qreal kCaptionWidth = 66; ///< "running", "waiting"
constexpr qreal kChipHeight = 21;
constexpr qreal kChipPadding = 12;
constexpr qreal kGap = 5;
constexpr qreal kSectionGap = 9;
constexpr qreal kWidestChip = 190;
constexpr qreal kArrow = 24;
constexpr qreal kDivider = 11; ///< Room for its line.

class Layout {
    Q_DECLARE_TR_FUNCTIONS(EventLoopPanel)

public:
    Layout(const trace::Trace& trace, qreal width)
        : trace_(trace), left_(kMargin + kCaptionWidth), right_(std::max(width - kMargin, left_ + 60)),
          metrics_(font(FontRole::Small)) {}

    void running(const trace::LoopState& state, const std::optional<trace::LoopPass>& pass) {
        event_ = state.event;
        begin_section(tr("running"));
        if (state.running == trace::kNoTask) {
            remark(idle_reason(state));
        } else {
            const auto segment = trace_.segment_at(state.running, state.event);
            chip(state.running, segment ? segment->state : TaskState::Running);
            if (segment && segment->state == TaskState::Holding) remark(tr("holds the thread"));
        }
        if (pass) pass_caption(*pass);
        end_section();
    }

    /// Room for the frames of a task.
    void frames() {
        begin_section(tr("frames"));
        picture_.frames_row = QRectF(left_, y_, right_ - left_, kChipHeight);
        end_section();
    }

    void ready(const std::vector<TaskIndex>& tasks, std::size_t rows, const LoopScene& scene) {
        begin_section(tr("ready"));
        const qreal last_row = y_ + static_cast<qreal>(rows - 1) * (kChipHeight + kGap);
        std::size_t shown = 0;
        while (shown < tasks.size() && fits(tasks[shown], last_row, shown + 1 == tasks.size())) {
            if (scene.pass && shown == scene.ready_in_pass) {
                divider(shown == 0 ? tr("next pass:") : tr("next pass"), last_row);
                if (!fits(tasks[shown], last_row, shown + 1 == tasks.size())) break;
            }
            chip(tasks[shown++], TaskState::Ready);
        }
        if (tasks.empty())
            remark(tr("none"));
        else if (shown < tasks.size())
            more(tasks.size() - shown);
        else if (scene.pass && scene.ready_in_pass == tasks.size())
            remark(tr("in this pass"));
        else if (!scene.pass && tasks.size() > 1)
            remark(tr("in this order"));
        end_section();
    }

    void timers(const std::vector<trace::SleepingTask>& timers, Instant now, std::size_t limit) {
        begin_section(tr("timers"));
        if (timers.empty()) remark(tr("none"));
        for (std::size_t i = 0; i < std::min(timers.size(), limit); ++i)
            timer(timers[i], now);
        if (timers.size() > limit) more(timers.size() - limit);
        end_section();
    }

    void waiting(const LoopScene& scene, std::size_t count, const LoopPictureLimits& limits) {
        begin_section(tr("waiting"));
        if (count == 0) remark(tr("none"));
        std::size_t left_out = count;
        for (std::size_t i = 0; i < std::min(scene.rows.size(), limits.groups); ++i) {
            if (i > 0) new_row();
            for (const std::size_t group : scene.rows[i]) {
                left_out -= scene.groups[group].count;
                wait_group(scene.groups[group], limits.tasks_in_group);
            }
            end_chain(scene.groups[scene.rows[i].back()]);
        }
        if (scene.rows.size() > limits.groups) {
            new_row();
            more(left_out);
        }
        end_section();
    }

    LoopPicture take() {
        picture_.height = y_ - kSectionGap + kMargin;
        return std::move(picture_);
    }

private:
    void begin_section(const QString& name) {
        picture_.captions.push_back(
            {{kMargin, y_, kCaptionWidth, kChipHeight}, name, Caption::Role::Section});
        x_ = left_;
    }
    void end_section() { y_ += kChipHeight + kSectionGap; }
    void new_row() {
        x_ = left_;
        y_ += kChipHeight + kGap;
    }

    /// A box of that width in this row, or in the next one if it is full.
    QRectF place(qreal width) {
        if (x_ > left_ && x_ + width > right_) new_row();
        const QRectF box(x_, y_, std::min(width, right_ - x_), kChipHeight);
        x_ = box.right() + kGap;
        return box;
    }

    void chip(TaskIndex task, TaskState state) {
        const QString label = QString::fromStdString(trace_.task(task).label);
        picture_.chips.push_back({task, state, place(chip_width(task)), label, {}, 1});
    }
    qreal chip_width(TaskIndex task) const {
        const QString label = QString::fromStdString(trace_.task(task).label);
        return std::min(metrics_.horizontalAdvance(label) + 2 * kChipPadding, kWidestChip);
    }
    /// Whether the task's chip finds room no lower than `last_row`, where "and n more" must fit as well
    /// unless it is the `last` one.
    bool fits(TaskIndex task, qreal last_row, bool last) const {
        if (y_ < last_row) return true;
        const qreal reserved =
            last ? 0 : metrics_.horizontalAdvance(tr("and %1 more").arg(QStringLiteral("00,000")));
        return x_ == left_ || x_ + chip_width(task) + reserved <= right_;
    }

    /// A bar that drains as the time goes by.
    void timer(const trace::SleepingTask& sleeping, Instant now) {
        if (x_ > left_) new_row();
        const Duration left = std::max(sleeping.due - now, Duration::zero());
        const Duration whole = std::max(sleeping.due - trace_.time_of(sleeping.since), Duration{1});
        const double share = static_cast<double>(left.count()) / static_cast<double>(whole.count());
        picture_.chips.push_back({sleeping.task, TaskState::Sleeping,
                                  QRectF(left_, y_, right_ - left_, kChipHeight - 2),
                                  QString::fromStdString(trace_.task(sleeping.task).label),
                                  due_text(sleeping.due, now), std::clamp(share, 0.0, 1.0)});
        x_ = right_;
    }

    static QString due_text(Instant due, Instant now) {
        if (due < now) return tr("due at %1, %2 late").arg(short_time(due), rounded(now - due));
        return tr("in %1 · at %2").arg(rounded(due - now), short_time(due));
    }

    /// While time flows, digits beyond hundredths of a second only flicker.
    static QString rounded(Duration left) {
        using namespace std::chrono_literals;
        if (left >= 1s) return duration_text(left / 10ms * 10ms);
        return duration_text(left >= 1ms ? Duration(left / 1ms * 1ms) : left);
    }

    /// Those who wait for one thing, and an arrow if that is a task.
    void wait_group(const WaitGroup& group, std::size_t shown) {
        for (std::size_t i = 0; i < std::min(group.tasks.size(), shown); ++i)
            chip(group.tasks[i], TaskState::Waiting);
        if (group.count > std::min(group.tasks.size(), shown))
            more(group.count - std::min(group.tasks.size(), shown));
        if (!waits_for_task(group)) return;
        const QRectF box = place(kArrow);
        picture_.arrows.emplace_back(QPointF(box.left(), box.center().y()),
                                     QPointF(box.right(), box.center().y()));
    }
    void end_chain(const WaitGroup& group) {
        if (!waits_for_task(group)) return remark(tr("on %1").arg(wait_text(trace_, group.wait)));
        const TaskIndex task = group.wait.task;
        const QString label = QString::fromStdString(trace_.task(task).label);
        picture_.ghosts.push_back(
            {task, trace_.state_at(task, event_), place(chip_width(task)), label, {}, 1});
    }
    static bool waits_for_task(const WaitGroup& group) {
        return group.wait.kind == trace::WaitKind::Task && group.wait.task != trace::kNoTask;
    }

    /// At the right end of the row, if there is room: "pass 12 · step 2 of 5".
    void pass_caption(const trace::LoopPass& pass) {
        const QString text = tr("pass %1 · step %2 of %3")
                                 .arg(count_text(pass.number))
                                 .arg(count_text(pass.steps_begun))
                                 .arg(count_text(pass.steps));
        const QString brief = tr("pass %1").arg(count_text(pass.number));
        for (const QString& shown : {text, brief}) {
            const qreal width = metrics_.horizontalAdvance(shown);
            if (x_ + kGap + width > right_) continue;
            picture_.captions.push_back(
                {{right_ - width, y_, width + 1, kChipHeight}, shown, Caption::Role::Remark});
            return;
        }
    }

    void divider(const QString& text, qreal last_row) {
        const qreal width = metrics_.horizontalAdvance(text) + kGap + kDivider;
        if (y_ >= last_row && x_ > left_ && x_ + width > right_) return;
        const QRectF box = place(width);
        picture_.dividers.emplace_back(QPointF(box.left() + kDivider / 2, box.top()),
                                       QPointF(box.left() + kDivider / 2, box.bottom()));
        picture_.captions.push_back({box.adjusted(kDivider, 0, 0, 0), text, Caption::Role::Remark});
    }

    void remark(const QString& text) { caption(text, Caption::Role::Remark); }
    void more(std::size_t count) {
        if (x_ >= right_) new_row();
        caption(tr("and %1 more").arg(count_text(count)), Caption::Role::More);
    }
    void caption(const QString& text, Caption::Role role) {
        const QString shown = metrics_.elidedText(text, Qt::ElideRight, right_ - left_);
        picture_.captions.push_back({place(metrics_.horizontalAdvance(shown) + kGap), shown, role});
    }

    QString idle_reason(const trace::LoopState& state) const {
        if (trace_.task_count() == trace_.pool_thread_count()) return tr("the program: it makes no tasks");
        if (!state.ready.empty()) return tr("nobody: between two steps");
        if (!state.timers.empty())
            return tr("nobody: idle until %1").arg(short_time(state.timers.front().due));
        return tr("nobody");
    }

    const trace::Trace& trace_;
    const qreal left_;
    const qreal right_;
    const QFontMetricsF metrics_;
    LoopPicture picture_;
    trace::EventIndex event_ = 0;
    qreal x_ = 0;
    qreal y_ = kGap;
};

} // namespace

const Chip* LoopPicture::chip_of(TaskIndex task) const {
    const auto found =
        std::find_if(chips.begin(), chips.end(), [=](const Chip& chip) { return chip.task == task; });
    return found == chips.end() ? nullptr : &*found;
}

const Chip* LoopPicture::chip_at(QPointF point) const {
    for (const auto* some : {&chips, &ghosts}) {
        const auto found = std::find_if(some->begin(), some->end(),
                                        [=](const Chip& chip) { return chip.box.contains(point); });
        if (found != some->end()) return &*found;
    }
    return nullptr;
}

const Caption* LoopPicture::caption_at(QPointF point) const {
    const auto found = std::find_if(captions.begin(), captions.end(),
                                    [=](const Caption& caption) { return caption.box.contains(point); });
    return found == captions.end() ? nullptr : &*found;
}

LoopPictureLimits LoopPictureLimits::for_height(int height_px) {
    const auto rows = static_cast<std::size_t>(std::max(height_px, 0) / (kChipHeight + kGap));
    LoopPictureLimits limits;
    limits.ready_rows = std::clamp<std::size_t>(rows / 6, 1, 6);
    // One row for who runs, one for its frames, two for who waits, and some for the gaps.
    const std::size_t others = limits.ready_rows + 5;
    limits.timers = std::clamp<std::size_t>(rows > others ? rows - others : 0, 2, 24);
    return limits;
}

LoopPictureLimits LoopPictureLimits::more() const {
    return {ready_rows * 4, timers * 4, groups * 4, tasks_in_group * 4};
}

LoopPicture lay_out(const trace::Trace& trace, const trace::LoopState& state, const LoopScene& scene,
                    Instant now, qreal width, const LoopPictureLimits& limits) {
    Layout layout(trace, width);
    layout.running(state, scene.pass);
    layout.frames();
    layout.ready(state.ready, limits.ready_rows, scene);
    layout.timers(state.timers, now, limits.timers);
    layout.waiting(scene, state.waiting.size(), limits);
    return layout.take();
}

LoopPicture lay_out(const trace::Trace& trace, const trace::LoopState& state, Instant now, qreal width,
                    const LoopPictureLimits& limits) {
    return lay_out(trace, state, scene_of(state, nullptr, limits.tasks_in_group), now, width, limits);
}

} // namespace simul::ui
