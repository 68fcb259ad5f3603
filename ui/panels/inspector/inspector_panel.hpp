/// One task in words: what it does, why, since when, where, and where its time went.
#pragma once

#include "ui/panels/inspector/reasons.hpp"
#include "ui/panels/narrator_ptr.hpp"

#include <QScrollArea>

class QGridLayout;
class QLabel;

namespace simul::ui {

class InspectorPanel : public QScrollArea {
    Q_OBJECT

public:
    explicit InspectorPanel(QWidget* parent = nullptr);

    /// Null: empty.
    void set_trace(trace::TracePtr trace);
    /// Who says why; null: nobody. Of the same trace.
    void set_narrator(NarratorPtr narrator) { narrator_ = std::move(narrator); }
    /// kNoTask: nothing to show.
    void show_task(trace::TaskIndex task, trace::EventIndex event, Instant now);

    /// The task's label and name: "consume(4) Task-11".
    QString title() const { return title_; }
    /// What is shown beside `caption`, without markup.
    QString text_of(const QString& caption) const;
    QSize sizeHint() const override { return {360, 150}; }

signals:
    void title_changed(const QString& title);
    void line_activated(int line);
    void task_activated(trace::TaskIndex task);
    void event_activated(trace::EventIndex event);

private:
    void set_title(const QString& title);
    void show_facts(const std::vector<Fact>& facts);
    void add_row();
    void follow(const QString& url);

    struct Row {
        QLabel* caption;
        QLabel* text;
    };

    trace::TracePtr trace_;
    NarratorPtr narrator_;
    QString title_;
    QGridLayout* grid_;
    std::vector<Row> rows_;
    QLabel* nothing_;
};

} // namespace simul::ui
