#include "ui/window/stage.hpp"

#include "ui/panels/words.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/theme/theme.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace simul::ui {

using trace::EventIndex;
using trace::TaskIndex;

namespace {
constexpr int kFrameMilliseconds = 16;
constexpr int kMorphMilliseconds = 320;
/// Each frame of the motion indexes the lanes in view anew.
constexpr std::size_t kMostMorphedEvents = 100'000;
} // namespace

Stage::Stage(QWidget* parent)
    : QWidget(parent), slider_(new PositionSlider(view_)), around_slider_(new QHBoxLayout),
      summary_(new QLabel), minimap_(new Minimap(view_, this)), timeline_(new TimelineView(view_, this)),
      absence_(new QLabel) {
    setObjectName(QStringLiteral("stage"));
    setFocusProxy(timeline_);
    build();
    minimap_->hide();
    connect_slider();
    connect(timeline_, &TimelineView::header_width_changed, this, &Stage::align_to);
    connect(&player_, &Player::moved, this, &Stage::follow_player);
    connect(&view_, &ViewState::event_wanted, this, [this](EventIndex event) { player_.seek(event); });
    connect(&view_, &ViewState::instant_wanted, this, [this](Instant instant) { player_.seek(instant); });
    connect(&view_, &ViewState::selection_changed, this, &Stage::moment_changed);
    morphing_.setStartValue(0.0);
    morphing_.setEndValue(1.0);
    morphing_.setDuration(kMorphMilliseconds);
    morphing_.setEasingCurve(QEasingCurve::InOutCubic);
    connect(&morphing_, &QVariantAnimation::valueChanged, this, [this](const QVariant& progress) {
        if (!morph_) return;
        const AxisMorph::Frame frame = morph_->at(progress.toDouble());
        view_.show_between_axes(frame.share, frame.window, frame.range);
    });
    connect(&morphing_, &QVariantAnimation::finished, this, [this] {
        if (morph_) view_.set_axis(morph_->to());
        morph_.reset();
    });
    frames_.setInterval(kFrameMilliseconds);
    connect(&frames_, &QTimer::timeout, this, [this] {
        afterglow_.advance(RealTime{since_frame_.nsecsElapsed()});
        since_frame_.restart();
        show_lights();
    });
}

void Stage::build() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0); // The bar above and the ruler below have margins of their own.
    column->setSpacing(0);
    around_slider_->addWidget(slider_);
    column->addLayout(around_slider_);
    column->addWidget(minimap_);
    column->addWidget(timeline_, 1);
    summary_->setFont(ui::font(FontRole::Small));
    summary_->setProperty("dim", true);
    summary_->setWordWrap(true);
    // The minimap leaves its left margin empty.
    auto* beside_minimap = new QHBoxLayout(minimap_);
    beside_minimap->setContentsMargins(spacing::kMedium + spacing::kSmall, 0, 0, 0);
    beside_minimap->addWidget(summary_);
    beside_minimap->addStretch();
    align_to(timeline_->header_width());
    absence_->setObjectName(QStringLiteral("absence"));
    absence_->setFont(ui::font(FontRole::Heading));
    absence_->setProperty("dim", true);
    absence_->setAlignment(Qt::AlignCenter);
    absence_->setTextFormat(Qt::PlainText);
    absence_->setWordWrap(true);
    absence_->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* in_timeline = new QVBoxLayout(timeline_);
    in_timeline->addWidget(absence_);
}

void Stage::connect_slider() {
    connect(slider_, &PositionSlider::step_wanted, this, [this](int events) { player_.step(events); });
    // While it is held, nothing else moves the playhead.
    connect(slider_, &QSlider::sliderPressed, this, [this] {
        if (!player_.playback().playing()) return;
        resumes_ = player_.playback().direction();
        player_.pause();
    });
    connect(slider_, &QSlider::sliderReleased, this, [this] {
        const auto direction = std::exchange(resumes_, std::nullopt);
        if (!direction) return;
        const Playback& playback = player_.playback();
        const bool nothing_left = *direction == Direction::Forward ? playback.at_end() : playback.at_start();
        if (!nothing_left) player_.play(*direction);
    });
}

void Stage::align_to(int header_width) {
    const int overhang = PositionSlider::kHandleWidth / 2;
    around_slider_->setContentsMargins(header_width - overhang, 0, TimelineView::kRightMargin - overhang, 0);
    minimap_->set_margins(header_width, TimelineView::kRightMargin);
    summary_->setFixedWidth(header_width - spacing::kLarge);
}

void Stage::show_summary() {
    summary_->clear();
    if (view_.empty()) return;
    const std::size_t tasks = trace()->task_count() - trace()->pool_thread_count();
    const QString tasks_text = tasks == 0   ? tr("no tasks")
                               : tasks == 1 ? tr("1 task")
                                            : tr("%1 tasks").arg(count_text(tasks));
    summary_->setText(
        tr("%1 · %3\n%2 steps")
            .arg(tasks_text, count_text(trace()->event_count()), short_time(trace()->end_time())));
}

void Stage::explain_absence(const QString& text) {
    absence_->setText(text);
}

void Stage::set_trace(trace::TracePtr trace, std::optional<Instant> resume_at) {
    resumes_.reset();
    if (morph_) {
        const AxisKind axis = morph_->to();
        morph_.reset();
        morphing_.stop();
        view_.set_axis(axis);
    }
    afterglow_.clear();
    show_lights();
    loop_states_ = trace && !trace->empty() ? std::make_unique<trace::LoopStates>(trace) : nullptr;
    view_.set_trace(trace);
    player_.set_trace(std::move(trace));
    show_summary();
    minimap_->setVisible(!view_.empty());
    absence_->setVisible(view_.empty());
    if (resume_at) player_.seek(*resume_at);
    emit moment_changed();
}

void Stage::extend_trace(trace::TracePtr trace) {
    const trace::TracePtr before = view_.trace();
    if (!before || before->empty()) return set_trace(std::move(trace));
    const Axis axis_before = view_.axis();
    const bool all = view_.shows_all();
    const Range window = view_.window();
    const std::optional<Range> range = view_.range();
    const std::optional<Selection> selection = view_.selection();
    const Playback playback = player_.playback();
    set_trace(std::move(trace));

    // Time and steps stay where they are; on the axis of both each event moves as there are more of them.
    const auto moved = [&](const Range& old) {
        if (axis_before.kind() != AxisKind::Both) return old;
        return Range{view_.axis().of(axis_before.event_at(old.begin)),
                     view_.axis().of(axis_before.event_at(old.end))};
    };
    if (!all) view_.set_window(moved(window));
    if (range) view_.set_range(moved(*range));
    view_.select(selection);
    if (playback.on_the_way())
        player_.seek(playback.clock());
    else
        player_.seek(playback.position());
    player_.set_loop(playback.loop());
    if (!playback.playing()) return;
    player_.set_speed(playback.speed());
    player_.play(playback.direction());
}

const trace::LoopState* Stage::loop_state() {
    return loop_states_ ? &loop_states_->at(view_.playhead().event) : nullptr;
}

TaskIndex Stage::task_in_focus() const {
    if (const auto& selection = view_.selection()) return selection->lane.task;
    if (view_.empty()) return trace::kNoTask;
    return trace()->task_of(view_.playhead().event);
}

void Stage::step_in_lane(int direction) {
    const TaskIndex task = task_in_focus();
    if (task == trace::kNoTask) return player_.step(direction);
    const auto events = trace()->events_of(task);
    const EventIndex here = view_.playhead().event;
    if (direction > 0) {
        const auto next = std::upper_bound(events.begin(), events.end(), here);
        if (next != events.end()) player_.step(static_cast<std::int64_t>(*next) - here);
    } else {
        const auto next = std::lower_bound(events.begin(), events.end(), here);
        if (next != events.begin()) player_.step(static_cast<std::int64_t>(*std::prev(next)) - here);
    }
}

void Stage::change_axis(AxisKind axis) {
    morphing_.stop();
    morph_.reset();
    const bool too_much = view_.empty() || trace()->event_count() > kMostMorphedEvents;
    if (!motion_ || too_much || !isVisible() || axis == view_.axis_kind()) return view_.set_axis(axis);
    morph_.emplace(*trace(), view_.axis(), ViewState::kShareOfBoth, view_.window(), view_.range(), axis);
    morphing_.start();
}

void Stage::set_motion(bool motion) {
    motion_ = motion;
    if (!motion) afterglow_.clear();
    show_lights();
}

void Stage::follow_player() {
    if (view_.empty()) return;
    const Playback& playback = player_.playback();
    const Playhead playhead{playback.position(), playback.clock()};
    const bool other_event = playhead.event != view_.playhead().event;
    if (other_event) light_up(playhead.event);
    if (playhead == view_.playhead()) return;
    view_.set_playhead(playhead);
    keep_in_view(playhead.event, other_event && !playback.playing());
    emit moment_changed();
}

void Stage::light_up(EventIndex event) {
    if (!motion_) return;
    const EventIndex from = view_.playhead().event;
    const bool one_step = event == from + 1 || event + 1 == from;
    if (player_.playback().playing() || one_step)
        afterglow_.cross(from, event);
    else
        afterglow_.leap(event);
    show_lights();
}

void Stage::keep_in_view(EventIndex event, bool stepped) {
    if (!follow_) return;
    if (!view_.shows_all()) view_.reveal(view_.axis().of(event));
    const TaskIndex task = trace()->task_of(event);
    if (stepped && task != trace::kNoTask) timeline_->reveal_lane({task});
}

void Stage::show_lights() {
    timeline_->set_lit_events(afterglow_.lights());
    if (!afterglow_.glowing()) {
        frames_.stop();
    } else if (!frames_.isActive()) {
        since_frame_.start();
        frames_.start();
    }
}

} // namespace simul::ui
