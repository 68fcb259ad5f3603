/// The program's output in step with the playhead.
#pragma once

#include "ui/panels/output/output_model.hpp"

#include <QListView>

namespace simul::ui {

class OutputDelegate;

class OutputPanel : public QListView {
    Q_OBJECT

public:
    explicit OutputPanel(QWidget* parent = nullptr);

    /// Null: empty.
    void set_trace(trace::TracePtr trace);
    /// Keeps the last line that has been written in sight.
    void set_playhead(trace::EventIndex playhead);

    const OutputModel& output_model() const { return *model_; }
    /// The selected lines, or all, without colours.
    QString selected_text() const;
    void copy() const;

signals:
    /// A line was activated; `event` wrote it.
    void event_activated(trace::EventIndex event);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    OutputModel* model_;
    OutputDelegate* delegate_;
};

} // namespace simul::ui
