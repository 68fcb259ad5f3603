/// Takes a picture of the window without a screen, with the real engine: for the documentation, and to look
/// at the window in all sizes and themes.
#include "core/time/duration_text.hpp"
#include "ui/window/screenshot.hpp"

#include <QCommandLineParser>
#include <cstdio>
#include <map>

namespace {

using simul::ui::ScreenshotOptions;
using simul::ui::ScreenshotSubject;

const std::map<std::string, ScreenshotSubject> kSubjects{{"window", ScreenshotSubject::Window},
                                                         {"comparison", ScreenshotSubject::Comparison},
                                                         {"export", ScreenshotSubject::ExportDialog},
                                                         {"search", ScreenshotSubject::Search},
                                                         {"events", ScreenshotSubject::Events},
                                                         {"notes", ScreenshotSubject::Notes},
                                                         {"measures", ScreenshotSubject::Measures},
                                                         {"palette", ScreenshotSubject::Palette},
                                                         {"sweep", ScreenshotSubject::Sweep},
                                                         {"whatif", ScreenshotSubject::WhatIf},
                                                         {"path", ScreenshotSubject::CriticalPath},
                                                         {"menu", ScreenshotSubject::Menu},
                                                         {"keys", ScreenshotSubject::Keys}};

struct Parser {
    Parser() {
        parser.addPositionalArgument("file", "The scenario; none: the start page", "[FILE]");
        parser.addOptions({output, size, theme, at, task, axis, subject, stacks, fit, pin, text});
        parser.addHelpOption();
    }

    /// None: something is not as it should be.
    std::optional<ScreenshotOptions> read(const QStringList& arguments) {
        if (!parser.parse(arguments) || !parser.isSet(output)) return std::nullopt;
        ScreenshotOptions options;
        options.file = parser.positionalArguments().value(0);
        options.picture = parser.value(output);
        const QStringList sides = parser.value(size).split('x');
        options.size = QSize(sides.value(0).toInt(), sides.value(1).toInt());
        options.theme =
            parser.value(theme) == "dark" ? simul::ui::ThemeChoice::Dark : simul::ui::ThemeChoice::Light;
        if (parser.isSet(at)) {
            const auto time = simul::parse_duration(parser.value(at).toStdString());
            if (!time) return std::nullopt;
            options.at = simul::Instant() + *time;
        }
        if (parser.isSet(task)) options.selected_task = parser.value(task);
        if (parser.value(axis) == "steps") options.axis = simul::ui::AxisKind::Steps;
        if (parser.value(axis) == "both") options.axis = simul::ui::AxisKind::Both;
        const auto named = kSubjects.find(parser.value(subject).toStdString());
        if (named == kSubjects.end()) return std::nullopt;
        options.subject = named->second;
        options.text = parser.value(text);
        options.stacks = parser.isSet(stacks);
        options.fit_lanes = parser.isSet(fit);
        if (parser.isSet(pin)) options.pinned = parser.value(pin);
        if (options.size.isEmpty()) return std::nullopt;
        return options;
    }

    QCommandLineParser parser;
    QCommandLineOption output{{"o", "output"}, "The picture to write", "FILE.png"};
    QCommandLineOption size{"size", "Of the window, in pixels", "WxH", "1600x1000"};
    QCommandLineOption theme{"theme", "light or dark", "THEME", "light"};
    QCommandLineOption at{"at", "Where the playhead stands: 30min", "TIME"};
    QCommandLineOption task{"task", "The task that is selected", "NAME"};
    QCommandLineOption axis{"axis", "time, steps or both", "AXIS", "time"};
    QCommandLineOption stacks{"stacks", "Await stacks below the lanes"};
    QCommandLineOption fit{"fit-lanes", "All lanes at once"};
    QCommandLineOption pin{"pin", "A task whose lane is pinned", "NAME"};
    QCommandLineOption subject{"subject",
                               "window, comparison, sweep, whatif, path, export, search, events, notes, "
                               "measures, palette, menu or keys",
                               "WHAT", "window"};
    QCommandLineOption text{"text", "What is searched for, or typed into the palette", "TEXT", ""};
};

} // namespace

int main(int argc, char* argv[]) {
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    Parser parser;
    const auto options = parser.read(arguments);
    if (!options) {
        std::fputs("window_picture [FILE] -o FILE.png [--size 1600x1000] [--theme light|dark] [--at 30min]\n"
                   "    [--task NAME] [--axis time|steps|both] [--subject WHAT] [--text TEXT]\n",
                   stderr);
        return 2;
    }
    return simul::ui::run_screenshot(argc, argv, *options);
}
