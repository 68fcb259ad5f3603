#include "ui/timeline/timeline_keys.hpp"

#include <QCoreApplication>
#include <QKeyEvent>
#include <array>

namespace simul::ui {
namespace {

struct PhysicalKey {
    quint32 x11_scan_code; ///< evdev's + 8
    quint32 mac_virtual_key;
    quint32 windows_scan_code;
    int letter; ///< Where the platform tells no place.
    TimelineKey meaning;
};

constexpr std::array<PhysicalKey, 4> kPhysicalKeys{{
    {25, 0x0D, 0x11, Qt::Key_W, TimelineKey::ZoomIn},
    {39, 0x01, 0x1F, Qt::Key_S, TimelineKey::ZoomOut},
    {38, 0x00, 0x1E, Qt::Key_A, TimelineKey::PanLeft},
    {40, 0x02, 0x20, Qt::Key_D, TimelineKey::PanRight},
}};

bool is_at(const QKeyEvent& event, const PhysicalKey& key) {
#if defined(Q_OS_MACOS)
    return event.nativeVirtualKey() == key.mac_virtual_key && event.key() >= Qt::Key_A &&
           event.key() <= Qt::Key_Z;
#elif defined(Q_OS_WIN)
    return event.nativeScanCode() == key.windows_scan_code;
#else
    return event.nativeScanCode() > 1 ? event.nativeScanCode() == key.x11_scan_code
                                      : event.key() == key.letter;
#endif
}

#define NOOP(text) QT_TRANSLATE_NOOP("Timeline", text)
constexpr TimelineKeyRow kRows[]{
    {TimelineKey::ZoomIn, "W", NOOP("Zoom In"), NOOP("Zoom in and out")},
    {TimelineKey::ZoomOut, "S", NOOP("Zoom Out"), NOOP("Zoom in and out")},
    {TimelineKey::PanLeft, "A", NOOP("Pan Left"), NOOP("Pan")},
    {TimelineKey::PanRight, "D", NOOP("Pan Right"), NOOP("Pan")},
    {TimelineKey::PreviousSegment, "←", NOOP("Select the Segment Before"),
     NOOP("Select the neighbouring segment")},
    {TimelineKey::NextSegment, "→", NOOP("Select the Next Segment"), NOOP("Select the neighbouring segment")},
    {TimelineKey::LaneAbove, "↑", NOOP("Select the Lane Above"), NOOP("Select the neighbouring lane")},
    {TimelineKey::LaneBelow, "↓", NOOP("Select the Lane Below"), NOOP("Select the neighbouring lane")},
    {TimelineKey::RangeToPreviousEdge, "Shift+←", NOOP("Move the Range's End Back"),
     NOOP("Measure a range: move its end, with Alt freely")},
    {TimelineKey::RangeToNextEdge, "Shift+→", NOOP("Move the Range's End On"),
     NOOP("Measure a range: move its end, with Alt freely")},
    {TimelineKey::CenterOrFit, "F", NOOP("Centre, Then Fit"),
     NOOP("Bring the selection to the middle; again: fit it")},
    {TimelineKey::ShowAll, "0", NOOP("Show All"), NOOP("Fit the whole run into the window")},
    {TimelineKey::ZoomToSelection, "Z", NOOP("Zoom to the Selection"),
     NOOP("Fit the range, or else the selection, into the window")},
    {TimelineKey::ExpandAll, "*", NOOP("Unfold All Groups"), NOOP("Unfold all groups")},
    {TimelineKey::Activate, "Enter", NOOP("Show the Selection in the Source"),
     NOOP("Show the selection in the source")},
    {TimelineKey::Clear, "Esc", NOOP("Select Nothing"), NOOP("Select nothing, measure nothing")},
};
#undef NOOP

std::optional<TimelineKey> meaning_of(int key, Qt::KeyboardModifiers modifiers) {
    if (modifiers & Qt::ShiftModifier) {
        if (key == Qt::Key_Left) return TimelineKey::RangeToPreviousEdge;
        if (key == Qt::Key_Right) return TimelineKey::RangeToNextEdge;
    }
    switch (key) {
    case Qt::Key_Left: return TimelineKey::PreviousSegment;
    case Qt::Key_Right: return TimelineKey::NextSegment;
    case Qt::Key_Up: return TimelineKey::LaneAbove;
    case Qt::Key_Down: return TimelineKey::LaneBelow;
    case Qt::Key_F: return TimelineKey::CenterOrFit;
    case Qt::Key_0: return TimelineKey::ShowAll;
    case Qt::Key_Z: return TimelineKey::ZoomToSelection;
    case Qt::Key_Asterisk: return TimelineKey::ExpandAll;
    case Qt::Key_Return:
    case Qt::Key_Enter: return TimelineKey::Activate;
    case Qt::Key_Escape: return TimelineKey::Clear;
    default: return {};
    }
}

} // namespace

std::optional<TimelineKey> timeline_key(const QKeyEvent& event) {
    const Qt::KeyboardModifiers modifiers = event.modifiers();
    // Alt goes with Shift only: a range's end moves freely then.
    const bool is_alt = (modifiers & Qt::AltModifier) && !(modifiers & Qt::ShiftModifier);
    if (is_alt || (modifiers & (Qt::ControlModifier | Qt::MetaModifier))) return {};
    for (const PhysicalKey& key : kPhysicalKeys)
        if (is_at(event, key)) return key.meaning;
    return meaning_of(event.key(), modifiers);
}

std::span<const TimelineKeyRow> timeline_key_rows() {
    return kRows;
}

} // namespace simul::ui
