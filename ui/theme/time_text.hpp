/// Virtual time in few characters.
#pragma once

#include "core/time/virtual_time.hpp"

#include <QString>

namespace simul::ui {

/// A moment as people say it: "4 s", "1.5 s", and from a minute on as a clock shows it, "1:00:55".
QString short_time(Instant instant);

} // namespace simul::ui
