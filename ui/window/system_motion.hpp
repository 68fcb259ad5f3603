/// Whether the desktop asks programs to move less.
#pragma once

#include <QString>

namespace simul::ui {

/// Qt 6.4 does not tell: this reads what KDE (an animation speed of zero) and GTK (animations off) store in
/// `folder`. False where neither says anything. Reads three small files.
bool system_reduces_motion(const QString& folder);
/// The same of the user's own folder of settings.
bool system_reduces_motion();

} // namespace simul::ui
