#include "ui/panels/source/stop_margin.hpp"

#include "ui/theme/theme.hpp"

#include <Qsci/qsciscintilla.h>

#include <QApplication>
#include <QTimer>

namespace simul::ui {

namespace {
/// Above those of the editor itself.
constexpr int kMarker = 20;
} // namespace

StopMargin::StopMargin(QsciScintilla& editor, int margin) : QObject(&editor), editor_(editor) {
    editor.markerDefine(QsciScintilla::Circle, kMarker);
    editor.setMarginMarkerMask(margin, editor.marginMarkerMask(margin) | 1 << kMarker);
    editor.setMarginSensitivity(margin, true);
    connect(&editor, &QsciScintilla::marginClicked, this, [this, margin](int clicked, int line) {
        if (clicked != margin) return;
        toggle(line + 1);
        // Who sets a stop goes on with what they did: the next Space plays, and is not typed into the source.
        if (came_from_) came_from_->setFocus();
    });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget* from, QWidget* to) {
        came_from_ = to == &editor_ ? from : nullptr;
        // The click that brings the focus is told of next.
        QTimer::singleShot(0, this, [this] { came_from_.clear(); });
    });
    connect(&editor, &QsciScintilla::linesChanged, this, &StopMargin::read_markers);
}

void StopMargin::set_lines(const std::set<int>& lines) {
    editor_.markerDeleteAll(kMarker);
    std::set<int> set;
    for (const int line : lines) {
        if (line < 1 || line > editor_.lines()) continue;
        editor_.markerAdd(line - 1, kMarker);
        set.insert(line);
    }
    if (set == lines_) return;
    lines_ = std::move(set);
    emit changed();
}

void StopMargin::toggle(int line) {
    std::set<int> lines = lines_;
    if (lines.erase(line) == 0) lines.insert(line);
    set_lines(lines);
}

void StopMargin::read_markers() {
    std::set<int> lines;
    for (int line = editor_.markerFindNext(0, 1u << kMarker); line >= 0;
         line = editor_.markerFindNext(line + 1, 1u << kMarker))
        lines.insert(line + 1);
    if (lines == lines_) return;
    lines_ = std::move(lines);
    emit changed();
}

void StopMargin::apply(const Theme& theme) {
    editor_.setMarkerBackgroundColor(theme.color(ColorRole::Error), kMarker);
    editor_.setMarkerForegroundColor(theme.color(ColorRole::Surface), kMarker);
}

} // namespace simul::ui
