/// A field over the window in which a few letters find a command or a task.
#pragma once

#include "ui/palette/palette_search.hpp"

#include <QFrame>
#include <QPointer>

class QLineEdit;
class QListWidget;
class QListWidgetItem;

namespace simul::ui {

/// Laid over its parent, not a window of its own. Escape, and whatever takes its focus away, closes it; the
/// focus goes back to where it was.
class CommandPalette : public QFrame {
    Q_OBJECT

public:
    explicit CommandPalette(QWidget& window);

    /// Shows it, with nothing typed. `trace` may be null.
    void open(std::vector<PaletteCommand> commands, trace::TracePtr trace);

    const std::vector<PaletteItem>& items() const { return items_; }

signals:
    void task_chosen(simul::trace::TaskIndex task);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();
    void show_items();
    void choose(int row);
    void close_palette();

    QLineEdit* field_;
    QListWidget* list_;
    QPointer<QWidget> focus_before_;
    std::vector<PaletteCommand> commands_;
    trace::TracePtr trace_;
    std::vector<PaletteItem> items_;
};

} // namespace simul::ui
