/// What a colour is for; a Theme says which colour that is.
#pragma once

#include "core/trace/trace.hpp"

#include <array>
#include <cstdint>

namespace simul::ui {

enum class ColorRole : std::uint8_t {
    Background,    ///< Behind the timeline.
    Surface,       ///< Panels, toolbars.
    Raised,        ///< Buttons, fields, chips that stand out of a surface.
    Sunken,        ///< Consoles, editors.
    Border,        ///< Hairlines between surfaces.
    Grid,          ///< The timeline's vertical lines, and a lane's thread.
    Text,          ///< What is read first.
    TextDim,       ///< What is read second: states, captions, ruler.
    TextFaint,     ///< What is there when looked for: line numbers, output yet to come.
    Accent,        ///< The playhead, the pressed button, the row that wins.
    OnAccent,      ///< Text on Accent.
    AccentSurface, ///< A row or a line marked by the accent, under ordinary text.
    Selection,     ///< The outline of what is selected.
    Hover,         ///< The outline of what is under the pointer.
    Link,          ///< Places that can be clicked.
    Arrow,         ///< From a cause to its effect.
    Counter,       ///< Depths of queues.
    Error,
    Warning,
    Ready,
    Running,
    Holding,
    Sleeping,
    Waiting,
    Done,
    Failed,
    Cancelled,
    HatchWaiting, ///< The lines over Waiting.
    HatchHolding, ///< The lines over Holding.
    OnReady,      ///< Text on the bar of each state.
    OnRunning,
    OnSleeping,
    OnWaiting,
    CriticalPath, ///< The line through what makes the run as long as it is.
};
inline constexpr std::size_t kColorRoleCount = 34;

/// The fill of a state, everywhere: bars, chips, marks, plots. NotCreated has the background's.
constexpr ColorRole fill_of(trace::TaskState state) noexcept {
    using enum ColorRole;
    constexpr std::array<ColorRole, trace::kTaskStateCount> roles{
        Background, Ready, Running, Holding, Sleeping, Waiting, Done, Failed, Cancelled};
    return roles[static_cast<std::size_t>(state)];
}

/// Text upon that fill.
constexpr ColorRole text_on(trace::TaskState state) noexcept {
    using enum ColorRole;
    constexpr std::array<ColorRole, trace::kTaskStateCount> roles{
        Text, OnReady, OnRunning, OnRunning, OnSleeping, OnWaiting, OnReady, OnReady, OnReady};
    return roles[static_cast<std::size_t>(state)];
}

} // namespace simul::ui
