/// A picture of the window itself, without a screen: for the README, and to look at the window in all sizes.
#pragma once

#include "ui/window/engine.hpp"
#include "ui/window/main_window.hpp"

namespace simul::ui {

enum class ScreenshotSubject : std::uint8_t {
    Window,
    Comparison,   ///< The window, with the comparison rather than the timeline.
    ExportDialog, ///< That alone.
    Search,       ///< The window, with the hits of a search.
    Events,       ///< With the table of events.
    Notes,        ///< With notes.
    Measures,     ///< With a measured range.
    Palette,      ///< With the command palette.
    Menu,         ///< The menu of the selected segment, alone.
    Keys,         ///< The overview of keys, alone.
    Sweep,        ///< Of the first parameter over the proposed range, two seeds.
    WhatIf,       ///< The window, with lines ranked.
    CriticalPath, ///< The window, with the critical path as a layer and as a table.
};

struct ScreenshotOptions {
    QString file;    ///< What to open; empty: the gallery is shown.
    QString picture; ///< The file to write: PNG.
    QSize size{1280, 720};
    ThemeChoice theme = ThemeChoice::Light;
    std::optional<Instant> at;              ///< Where the playhead stands.
    std::optional<QString> selected_task{}; ///< By its label.
    AxisKind axis = AxisKind::Time;
    bool stacks = false;    ///< Await stacks below the lanes.
    bool fit_lanes = false; ///< All lanes at once.
    std::optional<QString> pinned;
    QString text{}; ///< What is searched for, or typed into the palette.
    ScreenshotSubject subject = ScreenshotSubject::Window;
};

/// Opens a window that remembers nothing, waits until all is shown, and writes the picture. The error is a
/// sentence for people. REQUIRES: a QApplication.
tl::expected<void, QString> take_screenshot(Engine engine, const ScreenshotOptions& options);

/// The same as a program: exit status 0, or 1 with a message on stderr.
int run_screenshot(int& argc, char** argv, const ScreenshotOptions& options);

} // namespace simul::ui
