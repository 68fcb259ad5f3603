/// The bar at the top: transport, clock, speed, axis, model, runs.
#pragma once

#include "core/scenario/run.hpp"
#include "ui/player/player.hpp"
#include "ui/window/actions.hpp"

#include <QToolBar>

class QComboBox;
class QLabel;
class QSlider;
class QToolButton;

namespace simul::ui {

class FindField;

class TransportBar : public QToolBar {
    Q_OBJECT

public:
    TransportBar(const Actions& actions, Player& player, QWidget* parent = nullptr);

    scenario::Model model() const;
    /// Shows it; model_chosen is not sent.
    void set_model(scenario::Model model);
    /// For tasks and events. It stands in the bar only once it has been added: at the end of the menus, where
    /// they are in the window, there is more room.
    FindField& find_field() { return *find_field_; }
    void add_find_field();
    /// Without a timeline to play there are only the controls that say what is run, and how.
    void show_playback(bool shown);

signals:
    void model_chosen(simul::scenario::Model model);

private:
    void add_transport(const Actions& actions);
    void add_clock();
    void add_speed();
    void add_axis(const Actions& actions);
    void add_models();
    void add_runs(const Actions& actions);
    /// A button of its own, since a toolbar's would take the action out of the menu when it is hidden.
    QToolButton* add_button(QAction& action);
    void add_gap(int width);
    QLabel* add_caption(const QString& text);

    void show_clock();
    /// Nothing beside the speed moves as it changes.
    void make_room_for_speeds();
    void show_speed();
    void show_playing(const Actions& actions);

    Player& player_;
    QList<QAction*> playback_; ///< The widgets that show_playback() shows and hides.
    QLabel* clock_ = nullptr;
    QLabel* step_ = nullptr;
    QSlider* speed_ = nullptr;
    QLabel* speed_text_ = nullptr;
    QComboBox* models_ = nullptr;
    FindField* find_field_ = nullptr;
};

/// The clock of the transport: "00:11.000", "1:00:55.000"; in a run of less than a second "12.345 ms".
QString clock_text(Instant instant, Duration makespan);

/// What stands beside the slider of speeds, in two lines: "3 s / s", "run in 20 s".
QString speed_words(const SpeedScale& scale, Speed speed);

} // namespace simul::ui
