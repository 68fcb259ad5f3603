/// The stops at lines of the source: discs in the margin of line numbers.
#pragma once

#include <QObject>
#include <QPointer>
#include <QWidget>
#include <set>

class QsciScintilla;

namespace simul::ui {

class Theme;

/// A click in the margin sets a stop, another one takes it away. Stops move with their lines as the text is
/// edited; a line that is deleted takes its stop along. Lines are 1-based.
class StopMargin : public QObject {
    Q_OBJECT

public:
    /// `editor` owns it; `margin` is one of its margins.
    StopMargin(QsciScintilla& editor, int margin);

    const std::set<int>& lines() const { return lines_; }
    void set_lines(const std::set<int>& lines);
    void toggle(int line);
    void clear() { set_lines({}); }

    void apply(const Theme& theme);

signals:
    void changed();

private:
    void read_markers();

    QsciScintilla& editor_;
    std::set<int> lines_;
    QPointer<QWidget> came_from_; ///< Who had the focus before the click that is being told of.
};

} // namespace simul::ui
