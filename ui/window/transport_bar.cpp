#include "ui/window/transport_bar.hpp"

#include "core/time/duration_text.hpp"
#include "ui/panels/words.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/window/find_field.hpp"
#include "ui/window/icons.hpp"

#include <QComboBox>
#include <QLabel>
#include <QSlider>
#include <QToolButton>
#include <utility>

namespace simul::ui {

using namespace std::chrono_literals;

namespace {
constexpr int kIconSize = 18;
constexpr int kSpeedWidth = 76;
} // namespace

QString clock_text(Instant instant, Duration makespan) {
    const Duration time = instant.time_since_epoch();
    if (makespan < 1s) return duration_text(makespan < 1ms ? time : Duration(time / 1us * 1us));
    const QString text = QString::fromStdString(format_clock(time, true));
    // "0:04.000" jumps by a digit's width when the tenth minute begins: pad it.
    return text.indexOf(QLatin1Char(':')) == 1 && time < 1h ? QLatin1Char('0') + text : text;
}

QString speed_words(const SpeedScale& scale, Speed speed) {
    const QString pace = QString::fromStdString(format_speed(speed));
    const QString whole = QString::fromStdString(format_whole_run(scale, speed));
    return whole.isEmpty() ? pace : TransportBar::tr("%1\nrun in %2").arg(pace, whole);
}

TransportBar::TransportBar(const Actions& actions, Player& player, QWidget* parent)
    : QToolBar(tr("Transport"), parent), player_(player) {
    setObjectName(QStringLiteral("transport"));
    setMovable(false);
    setIconSize({kIconSize, kIconSize});
    add_transport(actions);
    add_clock();
    add_speed();
    add_axis(actions);
    add_gap(6);
    playback_ = this->actions();
    add_models();
    add_runs(actions);
    find_field_ = new FindField(this);
    connect(&player_, &Player::moved, this, &TransportBar::show_clock);
    connect(&player_, &Player::trace_changed, this, &TransportBar::show_clock);
    connect(&player_, &Player::trace_changed, this, &TransportBar::make_room_for_speeds);
    connect(&player_, &Player::speed_changed, this, &TransportBar::show_speed);
    connect(&player_, &Player::playing_changed, this, [this, &actions] { show_playing(actions); });
    show_clock();
    make_room_for_speeds();
    show_speed();
}

void TransportBar::add_transport(const Actions& actions) {
    for (const Command command :
         {Command::ToStart, Command::StepBack, Command::Play, Command::StepForward, Command::ToEnd}) {
        QToolButton* button = add_button(actions[command]);
        button->setObjectName(command == Command::Play ? QStringLiteral("play_button") : QString());
        button->setProperty("compact", true);
    }
}

void TransportBar::add_clock() {
    add_gap(6);
    clock_ = new QLabel;
    clock_->setObjectName(QStringLiteral("clock"));
    clock_->setFont(ui::font(FontRole::Mono, 1.35));
    clock_->setAccessibleName(tr("Virtual time"));
    addWidget(clock_);
    add_gap(4);
    step_ = add_caption({});
    step_->setObjectName(QStringLiteral("step"));
}

void TransportBar::add_speed() {
    add_gap(8);
    add_caption(tr("Speed"));
    add_gap(4);
    speed_ = new QSlider(Qt::Horizontal);
    speed_->setObjectName(QStringLiteral("speed"));
    speed_->setRange(0, SpeedScale::kSliderSteps);
    speed_->setFixedWidth(kSpeedWidth);
    speed_->setAccessibleName(tr("Speed"));
    speed_->setToolTip(
        tr("Virtual time per second: from a tenth of real time to the whole run in three seconds"));
    addWidget(speed_);
    add_gap(4);
    speed_text_ = add_caption({});
    connect(speed_, &QSlider::valueChanged, this, [this](int position) {
        const SpeedScale& scale = player_.playback().scale();
        if (position != scale.slider_of(player_.playback().speed()))
            player_.set_speed(scale.at_slider(position));
    });
}

void TransportBar::add_axis(const Actions& actions) {
    add_gap(4);
    for (const Command command : {Command::TimeAxis, Command::BothAxis, Command::StepsAxis}) {
        QToolButton* button = add_button(actions[command]);
        button->setProperty("segment", command == Command::TimeAxis   ? "first"
                                       : command == Command::BothAxis ? "middle"
                                                                      : "last");
    }
}

void TransportBar::add_models() {
    models_ = new QComboBox;
    models_->setObjectName(QStringLiteral("model"));
    models_->setAccessibleName(tr("Model of concurrency"));
    models_->setToolTip(tr("The machine that the scenario runs on"));
    for (const scenario::Model model : scenario::all_models()) {
        const std::string_view name = scenario::name_of(model);
        models_->addItem(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())),
                         static_cast<int>(model));
    }
    addWidget(models_);
    connect(models_, &QComboBox::activated, this, [this] { emit model_chosen(model()); });
}

void TransportBar::add_runs(const Actions& actions) {
    add_gap(6);
    for (const Command command : {Command::RunAgain, Command::Compare, Command::Export})
        addAction(&actions[command]);
}

void TransportBar::add_find_field() {
    auto* spring = new QWidget;
    spring->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addWidget(spring);
    playback_ << addWidget(find_field_);
}

QToolButton* TransportBar::add_button(QAction& action) {
    auto* button = new QToolButton;
    button->setDefaultAction(&action);
    button->setIconSize(iconSize());
    button->setToolButtonStyle(toolButtonStyle());
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::NoFocus);
    addWidget(button);
    return button;
}

void TransportBar::add_gap(int width) {
    auto* gap = new QWidget;
    gap->setFixedWidth(width);
    addWidget(gap);
}

QLabel* TransportBar::add_caption(const QString& text) {
    auto* label = new QLabel(text);
    label->setFont(ui::font(FontRole::Small));
    label->setProperty("dim", true);
    addWidget(label);
    return label;
}

scenario::Model TransportBar::model() const {
    return static_cast<scenario::Model>(models_->currentData().toInt());
}

void TransportBar::set_model(scenario::Model model) {
    models_->setCurrentIndex(models_->findData(static_cast<int>(model)));
}

void TransportBar::show_playback(bool shown) {
    for (QAction* widget : std::as_const(playback_))
        widget->setVisible(shown);
    find_field_->setVisible(shown);
}

void TransportBar::show_clock() {
    const Playback& playback = player_.playback();
    if (playback.empty()) {
        clock_->setText(QStringLiteral("00:00.000"));
        step_->clear();
        return;
    }
    const Duration makespan = playback.trace()->end_time().time_since_epoch();
    clock_->setText(clock_text(playback.clock(), makespan));
    clock_->setMinimumWidth(
        QFontMetrics(clock_->font()).horizontalAdvance(clock_text(Instant{makespan}, makespan)));
    const QString count = count_text(playback.trace()->event_count());
    step_->setText(tr("step %1 / %2").arg(count_text(playback.position() + std::size_t{1}), count));
    step_->setMinimumWidth(
        QFontMetrics(step_->font()).horizontalAdvance(tr("step %1 / %2").arg(count, count)));
}

void TransportBar::make_room_for_speeds() {
    const SpeedScale& scale = player_.playback().scale();
    const QFontMetrics metrics(speed_text_->font());
    int widest = 0;
    for (int position = 0; position <= SpeedScale::kSliderSteps; ++position)
        widest = std::max(widest, metrics.size(0, speed_words(scale, scale.at_slider(position))).width());
    speed_text_->setMinimumWidth(widest);
}

void TransportBar::show_speed() {
    const Playback& playback = player_.playback();
    speed_->setValue(playback.scale().slider_of(playback.speed()));
    speed_text_->setText(speed_words(playback.scale(), playback.speed()));
}

void TransportBar::show_playing(const Actions& actions) {
    const bool playing = player_.playback().playing();
    actions[Command::Play].setIcon(glyph_icon(playing ? Glyph::Pause : Glyph::Play));
    actions[Command::Play].setText(playing ? tr("&Pause") : tr("&Play"));
}

} // namespace simul::ui
