#include "ui/window/timeline_menus.hpp"

#include "ui/window/event_jump.hpp"
#include "ui/window/view_choices.hpp"

#include <QCoreApplication>
#include <QMenu>

namespace simul::ui {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(TimelineMenu)
};

class Filler {
public:
    Filler(QMenu& menu, const MenuParts& parts, const Hit& hit, Position at)
        : menu_(menu), parts_(parts), hit_(hit), at_(at) {}

    void fill() {
        switch (hit_.kind) {
        case HitKind::Segment:
        case HitKind::Mark: return add_segment();
        case HitKind::Fold: return hit_.group == LaneLayout::kNoGroup ? add_segment() : add_group();
        case HitKind::Lane:
        case HitKind::LaneFold:
        case HitKind::LaneHeader: return add_lane();
        case HitKind::GroupHeader: return add_group();
        case HitKind::Ruler: return add_ruler();
        case HitKind::Counter: return add_counter();
        case HitKind::Nothing: return add_view();
        }
    }

private:
    void add(Command command) { menu_.addAction(&parts_.actions[command]); }
    void add(TimelineKey key) { menu_.addAction(&parts_.timeline[key]); }
    template <class... What>
    void add_section(What... what) {
        if (!menu_.isEmpty()) menu_.addSeparator();
        (add(what), ...);
    }

    void add_segment() {
        menu_.addAction(Texts::tr("Put the Playhead Here"), &parts_.stage,
                        [&stage = parts_.stage, event = hit_.event] {
                            if (event) jump_to(stage, *event);
                        });
        add(TimelineKey::Activate);
        add_section(Command::StepBackInLane, Command::StepForwardInLane);
        add_section(Command::SelectCause, Command::SelectEffect);
        add_section(Command::CenterOrFit, TimelineKey::ZoomToSelection);
        add_section(Command::AddNote, Command::MeasureSelection);
    }
    void add_lane() {
        add_section(Command::StepBackInLane, Command::StepForwardInLane);
        add_section(TimelineKey::LaneAbove, TimelineKey::LaneBelow, Command::CenterOrFit);
        add_section(Command::PinLane, Command::HideLane, Command::ShowHiddenLanes);
    }
    void add_group() {
        // While the menu is open the groups may have become others: it keeps the key.
        const QString key = parts_.stage.timeline().group_key(hit_.group);
        const bool folded = parts_.stage.timeline().is_group_collapsed(key);
        menu_.addAction(folded ? Texts::tr("Unfold") : Texts::tr("Fold"), &parts_.stage,
                        [&timeline = parts_.stage.timeline(), key, folded] {
                            timeline.set_group_collapsed(key, !folded);
                        });
        add(TimelineKey::ExpandAll);
    }
    void add_ruler() {
        menu_.addAction(Texts::tr("Put the Playhead Here"), &parts_.stage,
                        [&view = parts_.stage.view(), at = at_] { view.seek_to_position(at); });
        add_section(Command::AddNote, Command::AddRangeNote, Command::PreviousNote, Command::NextNote);
        add_section(TimelineKey::ZoomToSelection, Command::ShowMeasures, TimelineKey::Clear);
        add_view();
    }
    void add_counter() {
        const Counter counter = *hit_.counter; // Others may be counted while the menu is open.
        menu_.addAction(Texts::tr("Hide “%1”").arg(counter.name), &parts_.stage,
                        [&view = parts_.stage.view(), counter] { hide_counter(view, counter); });
        if (!parts_.stage.view().counter_choice().hidden.isEmpty())
            menu_.addAction(Texts::tr("Show Hidden Counters"), &parts_.stage,
                            [&view = parts_.stage.view()] { show_hidden_counters(view); });
        add(Command::ShowCounters);
        add_view();
    }
    void add_view() {
        add_section(Command::ShowAll, Command::ViewBack, Command::ViewForward);
        add_section(Command::TimeAxis, Command::StepsAxis, Command::BothAxis);
    }

    QMenu& menu_;
    const MenuParts& parts_;
    const Hit& hit_;
    Position at_;
};

} // namespace

void fill_timeline_menu(QMenu& menu, const MenuParts& parts, const Hit& hit, Position at) {
    Filler(menu, parts, hit, at).fill();
}

} // namespace simul::ui
