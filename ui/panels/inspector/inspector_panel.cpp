#include "ui/panels/inspector/inspector_panel.hpp"

#include "ui/theme/fonts.hpp"
#include "ui/theme/theme.hpp"

#include <QGridLayout>
#include <QLabel>
#include <QTextDocumentFragment>

namespace simul::ui {

InspectorPanel::InspectorPanel(QWidget* parent)
    : QScrollArea(parent), grid_(new QGridLayout),
      nothing_(new QLabel(tr("Select a task to read about it."))) {
    setObjectName(QStringLiteral("inspector"));
    setAccessibleName(tr("Inspector"));
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* content = new QWidget;
    grid_->setContentsMargins(12, 2, 12, 8);
    grid_->setHorizontalSpacing(16);
    grid_->setVerticalSpacing(7);
    grid_->setColumnStretch(1, 1);
    nothing_->setFont(ui::font(FontRole::Small));
    nothing_->setEnabled(false);
    grid_->addWidget(nothing_, 0, 0, 1, 2);
    auto* outer = new QVBoxLayout(content);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addLayout(grid_);
    outer->addStretch();
    setWidget(content);
}

void InspectorPanel::set_trace(trace::TracePtr trace) {
    trace_ = std::move(trace);
    narrator_.reset();
    show_task(trace::kNoTask, 0, {});
}

void InspectorPanel::show_task(trace::TaskIndex task, trace::EventIndex event, Instant now) {
    const bool known = trace_ && task < trace_->task_count();
    nothing_->setVisible(!known);
    if (!known) {
        set_title(tr("Inspector"));
        show_facts({});
        return;
    }
    const trace::TaskInfo& info = trace_->task(task);
    const QString label = QString::fromStdString(info.label);
    const QString name = QString::fromStdString(info.name);
    set_title(label == name ? label : QStringLiteral("%1 · %2").arg(label, name));
    std::vector<Fact> facts = facts_about(*trace_, task, event, now);
    if (narrator_) {
        // After the state, which they explain.
        std::vector<Fact> reasons = reasons_about(*narrator_, task, event);
        facts.insert(facts.begin() + 1, reasons.begin(), reasons.end());
    }
    show_facts(facts);
}

QString InspectorPanel::text_of(const QString& caption) const {
    for (const Row& row : rows_) {
        if (row.caption->text() == caption && !row.text->isHidden())
            return QTextDocumentFragment::fromHtml(row.text->text()).toPlainText();
    }
    return {};
}

void InspectorPanel::set_title(const QString& title) {
    if (title == title_) return;
    title_ = title;
    emit title_changed(title);
}

void InspectorPanel::show_facts(const std::vector<Fact>& facts) {
    while (rows_.size() < facts.size())
        add_row();
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        const bool used = i < facts.size();
        rows_[i].caption->setVisible(used);
        rows_[i].text->setVisible(used);
        if (!used) continue;
        rows_[i].caption->setText(facts[i].caption);
        // Setting a text makes the label parse and lay it out: not for each frame of a playback.
        if (rows_[i].text->text() != facts[i].html) rows_[i].text->setText(facts[i].html);
    }
}

void InspectorPanel::add_row() {
    auto* caption = new QLabel;
    caption->setFont(ui::font(FontRole::Small));
    caption->setProperty("dim", true);
    caption->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto* text = new QLabel;
    text->setFont(ui::font(FontRole::Small));
    text->setWordWrap(true);
    text->setTextFormat(Qt::RichText);
    text->setTextInteractionFlags(Qt::TextBrowserInteraction);
    text->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    connect(text, &QLabel::linkActivated, this, &InspectorPanel::follow);
    const int row = static_cast<int>(rows_.size()) + 1;
    grid_->addWidget(caption, row, 0);
    grid_->addWidget(text, row, 1);
    rows_.push_back({caption, text});
}

void InspectorPanel::follow(const QString& url) {
    const auto link = link_of(url);
    if (!link) return;
    if (const auto* line = std::get_if<LineLink>(&*link)) emit line_activated(line->line);
    if (const auto* task = std::get_if<TaskLink>(&*link)) emit task_activated(task->task);
    if (const auto* event = std::get_if<EventLink>(&*link)) emit event_activated(event->event);
}

} // namespace simul::ui
