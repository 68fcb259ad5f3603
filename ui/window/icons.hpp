/// The icons of the transport and the toolbar, drawn in the colours of the palette.
#pragma once

#include <QIcon>
#include <cstdint>

namespace simul::ui {

enum class Glyph : std::uint8_t {
    ToStart,
    StepBack,
    Play,
    Pause,
    StepForward,
    ToEnd,
    Stop,
    Open,
    Back,
    Search,
    Close,
};

/// Sharp at every size and scale, in the colour of a button's text, also when it is disabled; Play and Pause
/// in that of text upon the accent, where their button stands out.
QIcon glyph_icon(Glyph glyph);

} // namespace simul::ui
