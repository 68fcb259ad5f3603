#include "ui/panels/event_loop/loop_picture.hpp"

#include "ui/panels/words.hpp"
#include "ui/theme/fonts.hpp"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <algorithm>
#include <map>
#include <tuple>

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

/// Waits for the same thing stand together.
using WaitKey = std::tuple<trace::WaitKind, trace::ResourceId, TaskIndex, std::int64_t, std::uint32_t>;

WaitKey key_of(const trace::Wait& wait) {
    return {wait.kind, wait.resource, wait.task, wait.delay.count(), wait.count};
}

struct WaitGroup {
    trace::Wait wait;
    std::vector<TaskIndex> tasks; ///< As many as are shown.
    std::size_t count = 0;
};

/// In the order in which the first of each group was suspended.
std::vector<WaitGroup> group_waits(const std::vector<trace::WaitingTask>& waiting, std::size_t shown) {
    std::vector<WaitGroup> groups;
    std::map<WaitKey, std::size_t> places;
    auto place = places.end();
    for (const trace::WaitingTask& task : waiting) {
        const WaitKey key = key_of(task.wait);
        // Crowds wait for one thing: the last task's group is the best guess.
        if (place == places.end() || place->first != key) {
            bool is_new = false;
            std::tie(place, is_new) = places.emplace(key, groups.size());
            if (is_new) groups.push_back({task.wait, {}, 0});
        }
        WaitGroup& group = groups[place->second];
        ++group.count;
        if (group.tasks.size() < shown) group.tasks.push_back(task.task);
    }
    return groups;
}

class Layout {
    Q_DECLARE_TR_FUNCTIONS(EventLoopPanel)

public:
    Layout(const trace::Trace& trace, qreal width)
        : trace_(trace), left_(kMargin + kCaptionWidth), right_(std::max(width - kMargin, left_ + 60)),
          metrics_(font(FontRole::Small)) {}

    void running(const trace::LoopState& state) {
        begin_section(tr("running"));
        if (state.running == trace::kNoTask) {
            remark(idle_reason(state));
        } else {
            const auto segment = trace_.segment_at(state.running, state.event);
            chip(state.running, segment ? segment->state : TaskState::Running);
            if (segment && segment->state == TaskState::Holding) remark(tr("holds the thread"));
        }
        end_section();
    }

    void ready(const std::vector<TaskIndex>& tasks, std::size_t rows) {
        begin_section(tr("ready"));
        const qreal last_row = y_ + static_cast<qreal>(rows - 1) * (kChipHeight + kGap);
        std::size_t shown = 0;
        while (shown < tasks.size() && fits(tasks[shown], last_row, shown + 1 == tasks.size()))
            chip(tasks[shown++], TaskState::Ready);
        if (tasks.empty())
            remark(tr("none"));
        else if (shown < tasks.size())
            more(tasks.size() - shown);
        else if (tasks.size() > 1)
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

    void waiting(const std::vector<trace::WaitingTask>& waiting, const LoopPictureLimits& limits) {
        begin_section(tr("waiting"));
        if (waiting.empty()) remark(tr("none"));
        const auto groups = group_waits(waiting, limits.tasks_in_group);
        std::size_t left_out = waiting.size();
        for (std::size_t i = 0; i < std::min(groups.size(), limits.groups); ++i) {
            if (i > 0) new_row();
            for (const TaskIndex task : groups[i].tasks)
                chip(task, TaskState::Waiting);
            if (groups[i].count > groups[i].tasks.size()) more(groups[i].count - groups[i].tasks.size());
            remark(tr("on %1").arg(wait_text(trace_, groups[i].wait)));
            left_out -= groups[i].count;
        }
        if (groups.size() > limits.groups) {
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
    const auto found =
        std::find_if(chips.begin(), chips.end(), [=](const Chip& chip) { return chip.box.contains(point); });
    return found == chips.end() ? nullptr : &*found;
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
    // One row for who runs, two for who waits, and some for the gaps.
    const std::size_t others = limits.ready_rows + 4;
    limits.timers = std::clamp<std::size_t>(rows > others ? rows - others : 0, 2, 24);
    return limits;
}

LoopPictureLimits LoopPictureLimits::more() const {
    return {ready_rows * 4, timers * 4, groups * 4, tasks_in_group * 4};
}

LoopPicture lay_out(const trace::Trace& trace, const trace::LoopState& state, Instant now, qreal width,
                    const LoopPictureLimits& limits) {
    Layout layout(trace, width);
    layout.running(state);
    layout.ready(state.ready, limits.ready_rows);
    layout.timers(state.timers, now, limits.timers);
    layout.waiting(state.waiting, limits);
    return layout.take();
}

} // namespace simul::ui
