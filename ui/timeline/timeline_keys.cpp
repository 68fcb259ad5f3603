#include "ui/timeline/timeline_keys.hpp"

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

std::optional<TimelineKey> meaning_of(int key) {
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
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) return {};
    for (const PhysicalKey& key : kPhysicalKeys)
        if (is_at(event, key)) return key.meaning;
    return meaning_of(event.key());
}

} // namespace simul::ui
