/// Who tells the run that is shown, shared by the panels that ask.
#pragma once

#include "core/narration/narrator.hpp"

#include <memory>

namespace simul::ui {

using NarratorPtr = std::shared_ptr<const narration::Narrator>;

} // namespace simul::ui
