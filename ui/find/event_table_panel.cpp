#include "ui/find/event_table_panel.hpp"

#include "core/time/duration_text.hpp"
#include "ui/find/query.hpp"
#include "ui/find/virtual_table.hpp"
#include "ui/theme/fonts.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace simul::ui {

using trace::EventIndex;
using trace::EventKind;

namespace {

constexpr int kTypingMilliseconds = 150;
constexpr EventKind kKinds[]{EventKind::Create, EventKind::Ready,  EventKind::Resume,    EventKind::Suspend,
                             EventKind::Done,   EventKind::Failed, EventKind::Cancelled, EventKind::Hold,
                             EventKind::Level,  EventKind::Output};

QString kind_text(EventKind kind) {
    const std::string_view name = trace::name_of(kind);
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

} // namespace

EventTablePanel::EventTablePanel(QWidget* parent)
    : QWidget(parent), model_(new EventTableModel(this)), table_(new VirtualTable), text_(new QLineEdit),
      kind_(new QComboBox), only_task_(new QCheckBox(tr("Selected lane"))),
      only_range_(new QCheckBox(tr("Measured range"))), count_(new QLabel) {
    setObjectName(QStringLiteral("events"));
    setAccessibleName(tr("Events"));
    setFocusProxy(table_);
    table_->setObjectName(QStringLiteral("events_table"));
    table_->setAccessibleName(tr("Events"));
    table_->setModel(model_);
    build_filters();
    connect(table_->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& current) {
                if (!showing_ && current.isValid()) emit event_chosen(model_->event_at(current.row()));
            });
    connect(table_, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
        if (index.isValid()) emit event_chosen(model_->event_at(index.row()));
    });
    connect(model_, &EventTableModel::progressed, this, [this] {
        show_count();
        if (shown_ && !model_->filtering()) show_event(*shown_);
    });
    typing_.setSingleShot(true);
    typing_.setInterval(kTypingMilliseconds);
    connect(&typing_, &QTimer::timeout, this, &EventTablePanel::apply_filter);
    set_task({});
    set_range({});
    place_columns();
}

void EventTablePanel::build_filters() {
    text_->setObjectName(QStringLiteral("events_text"));
    text_->setPlaceholderText(tr("Filter by words"));
    text_->setAccessibleName(tr("Filter by words"));
    text_->setClearButtonEnabled(true);
    text_->setMaximumWidth(220);
    kind_->setObjectName(QStringLiteral("events_kind"));
    kind_->setAccessibleName(tr("Filter by kind"));
    kind_->addItem(tr("All kinds"));
    for (const EventKind kind : kKinds)
        kind_->addItem(kind_text(kind));
    count_->setProperty("dim", true);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(10, 5, 12, 3);
    row->setSpacing(10);
    const std::initializer_list<QWidget*> filters{text_, kind_, only_task_, only_range_};
    for (QWidget* filter : filters) {
        filter->setFont(ui::font(FontRole::Small));
        row->addWidget(filter);
    }
    count_->setFont(ui::font(FontRole::Small));
    row->addStretch(1);
    row->addWidget(count_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(table_, 1);
    connect(text_, &QLineEdit::textChanged, &typing_, qOverload<>(&QTimer::start));
    connect(kind_, &QComboBox::currentIndexChanged, this, &EventTablePanel::apply_filter);
    connect(only_task_, &QCheckBox::toggled, this, &EventTablePanel::apply_filter);
    connect(only_range_, &QCheckBox::toggled, this, &EventTablePanel::apply_filter);
}

void EventTablePanel::place_columns() {
    QHeaderView& header = table_->header();
    const QFontMetrics metrics(table_->font());
    const QLocale locale;
    const std::size_t count = model_->trace() ? model_->trace()->event_count() : 0;
    const int step = metrics.horizontalAdvance(locale.toString(qulonglong{count})) + 24;
    const auto end = model_->trace() ? model_->trace()->end_time().time_since_epoch() : Duration{};
    const int time = metrics.horizontalAdvance(QString::fromStdString(format_duration(end))) + 24;
    header.resizeSection(EventTableModel::kStep, std::max(56, step));
    header.resizeSection(EventTableModel::kTime, std::clamp(time, 90, 200));
    header.resizeSection(EventTableModel::kTask, 130);
    header.setSectionResizeMode(EventTableModel::kWhat, QHeaderView::Stretch);
    header.resizeSection(EventTableModel::kLine, 56);
}

void EventTablePanel::set_trace(trace::TracePtr trace) {
    shown_.reset();
    model_->set_trace(std::move(trace));
    place_columns();
    apply_filter();
}

void EventTablePanel::show_event(EventIndex event) {
    shown_ = event;
    const int row = model_->row_at_or_before(event);
    if (row == table_->currentIndex().row() || row < 0) return;
    showing_ = true;
    const QModelIndex index = model_->index(row, 0);
    table_->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect |
                                                         QItemSelectionModel::Rows);
    table_->scrollTo(index);
    showing_ = false;
}

void EventTablePanel::set_task(std::optional<trace::TaskIndex> task) {
    task_ = task;
    only_task_->setEnabled(task.has_value());
    if (only_task_->isChecked()) apply_filter();
}

void EventTablePanel::set_range(std::optional<std::pair<EventIndex, EventIndex>> events) {
    range_ = events;
    only_range_->setEnabled(events.has_value());
    if (only_range_->isChecked()) apply_filter();
}

void EventTablePanel::apply_filter() {
    typing_.stop();
    EventFilter filter;
    filter.text = folded(text_->text().trimmed().toStdString());
    if (kind_->currentIndex() > 0) filter.kind = kKinds[kind_->currentIndex() - 1];
    if (only_task_->isChecked()) filter.task = task_;
    if (only_range_->isChecked() && range_) {
        filter.first = range_->first;
        filter.last = range_->second;
    }
    showing_ = true; // A table that begins anew has no current row, and nobody has chosen that.
    model_->set_filter(std::move(filter));
    showing_ = false;
    if (shown_) show_event(*shown_);
}

void EventTablePanel::show_count() {
    if (!model_->trace()) return count_->clear();
    const QLocale locale;
    const QString all = locale.toString(qulonglong{model_->trace()->event_count()});
    const QString shown = locale.toString(model_->rowCount());
    count_->setText(model_->filter().passes_all() ? tr("%1 events").arg(all)
                    : model_->filtering()         ? tr("%1 of %2 …").arg(shown, all)
                                                  : tr("%1 of %2").arg(shown, all));
}

} // namespace simul::ui
