/// The scenario's text, with what the run and the checker have to say about its lines.
#pragma once

#include "ui/panels/problems/problem_item.hpp"
#include "ui/panels/source/line_heat.hpp"
#include "ui/panels/source/standing.hpp"
#include "ui/panels/source/stop_margin.hpp"

#include <Qsci/qsciscintilla.h>

#include <map>

class QMenu;
class QsciLexerPython;

namespace simul::ui {

/// Lines are 1-based throughout.
class SourceEditor : public QsciScintilla {
    Q_OBJECT

public:
    explicit SourceEditor(QWidget* parent = nullptr);

    /// Replaces the text; it cannot be undone.
    void show_text(const QString& text);

    /// The margin says how many tasks stand at each line; the line of the running one is highlighted.
    void show_tasks(const std::map<int, LineTasks>& lines);
    /// The lines of one task's await chain, outermost first, are marked.
    void show_chain(const std::vector<int>& lines);
    /// Underlines the places and says below the lines what is wrong.
    void show_problems(const std::vector<ProblemItem>& problems);

    /// Where playing stops: set by clicks on line numbers. They outlive show_text.
    StopMargin& stops() { return *stops_; }
    /// A narrow margin is the warmer the more time was spent at a line.
    void show_heat(LineHeat heat);
    /// What hovering a warm line says: "12 s were spent here, by all tasks together"; empty for a cold one.
    QString heat_text(int line) const;

    /// Puts the cursor there and brings it into view.
    void go_to(int line, int column = 1);
    /// Where the cursor is.
    int current_line() const;
    /// Brings the line into view with some context, if it is not; the cursor stays.
    void reveal(int line);

    /// What the margin says at a line: "▶3", "●6" or nothing.
    static QString margin_text(const LineTasks& tasks);

signals:
    /// A click in the margin, where tasks stand.
    void line_clicked(int line);
    /// The context menu of a line is about to be shown: whoever has something to add does so.
    void menu_wanted(QMenu* menu, int line);
    /// The pointer is over that line now; 0: over none.
    void line_hovered(int line);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void set_up_margins();
    void set_up_behaviour();
    void apply_theme();
    void set_margin(int line, const LineTasks& tasks);
    int margin_style(trace::TaskState state) const;
    void mark_heat();
    void hover(int line);

    QsciLexerPython* lexer_;
    StopMargin* stops_ = nullptr;
    std::map<int, LineTasks> shown_tasks_;
    std::vector<int> shown_chain_;
    LineHeat heat_;
    int hovered_line_ = 0;
};

} // namespace simul::ui
