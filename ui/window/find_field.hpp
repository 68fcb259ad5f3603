/// The field at the top of the window: it finds tasks by name, or events by what happens in them.
#pragma once

#include "core/trace/trace.hpp"

#include <QLineEdit>
#include <QTimer>

class QCompleter;
class QLabel;

namespace simul::ui {

class FindField : public QLineEdit {
    Q_OBJECT

public:
    enum class Mode : std::uint8_t {
        Tasks,  ///< Names are completed; Enter wants the task.
        Events, ///< Hits are wanted while one types; Enter and Shift+Enter go through them.
    };

    explicit FindField(QWidget* parent = nullptr);

    /// The names that are completed; the field is cleared of a task's name.
    void set_tasks(const trace::Trace& trace);
    /// Takes the focus, for that kind of search.
    void begin(Mode mode);
    Mode mode() const { return mode_; }
    /// Stands at the right end: "3 of 128".
    void set_count(const QString& text);
    QString count_text() const;

    QSize sizeHint() const override;

signals:
    void task_wanted(const QString& name);
    /// Another text is looked for; not sent for each letter of a word that is typed fast.
    void text_wanted(const QString& text);
    void next_wanted();
    void previous_wanted();
    /// Escape: the search is over, and the text cleared.
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void set_mode(Mode mode);
    void place_count();
    void want_text();

    Mode mode_ = Mode::Events;
    QCompleter* completer_;
    QLabel* count_;
    QTimer typing_;
};

} // namespace simul::ui
