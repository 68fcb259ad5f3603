#include "ui/compare/comparison_page.hpp"

#include "ui/compare/task_table.hpp"
#include "ui/drawing/display_painter.hpp"
#include "ui/timeline/comparison_table.hpp"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStackedLayout>
#include <QTableView>
#include <cmath>

namespace simul::ui {

namespace {

constexpr int kMargin = 24;
constexpr int kTasksWidth = 400;
constexpr int kSummaryTop = 16;

QLabel* paragraph(const char* name, bool dim) {
    auto* label = new QLabel;
    label->setObjectName(QString::fromLatin1(name));
    label->setFont(ui::font(dim ? FontRole::Small : FontRole::Body));
    label->setProperty("dim", dim);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setWordWrap(true);
    return label;
}

} // namespace

/// The figures and bars, painted as in the picture that is exported.
class ComparisonPage::Summary : public QWidget {
public:
    explicit Summary(const ComparisonContent& content) : content_(content) {
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

    void lay_out() {
        list_ = {};
        const double bottom = geometry::add_comparison_summary(list_, text_, content_, width(), kSummaryTop);
        list_.size = {double(width()), bottom};
        setFixedHeight(static_cast<int>(std::ceil(bottom)) + 4);
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        ui::paint(painter, list_, Theme::of(*this));
    }
    void resizeEvent(QResizeEvent*) override { lay_out(); }

private:
    const ComparisonContent& content_;
    TextMeasure text_;
    DisplayList list_;
};

ComparisonPage::ComparisonPage(QWidget* parent)
    : QWidget(parent), layers_(new QStackedLayout(this)), message_(new QLabel) {
    setObjectName(QStringLiteral("comparison"));
    setAccessibleName(tr("Comparison of runs"));
    message_->setFont(ui::font(FontRole::Heading));
    message_->setProperty("dim", true);
    message_->setAlignment(Qt::AlignCenter);
    layers_->addWidget(message_);
    layers_->addWidget(build_content());
    setFocusProxy(timelines_);
}

QWidget* ComparisonPage::build_content() {
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 12);
    column->setSpacing(0);
    summary_ = new Summary(content_);
    timelines_ = new ComparisonTimelines;
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(timelines_, 1);
    middle->addWidget(build_tasks());
    explanation_ = paragraph("explanation", false);
    random_ = paragraph("random_numbers", true);
    show_tasks_ = new QPushButton;
    show_tasks_->setObjectName(QStringLiteral("show_tasks"));
    show_tasks_->setText(tr("Tasks"));
    show_tasks_->setToolTip(tr("How long each task took in each run"));
    show_tasks_->setCheckable(true);
    connect(show_tasks_, &QPushButton::toggled, tasks_card_, &QWidget::setVisible);
    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(explanation_);
    words->addWidget(random_);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(kMargin, 8, kMargin, 0);
    foot->setSpacing(kMargin);
    foot->addLayout(words, 1);
    foot->addWidget(show_tasks_, 0, Qt::AlignTop);
    column->addWidget(summary_);
    column->addSpacing(8);
    column->addLayout(middle, 1);
    column->addLayout(foot);
    connect(timelines_, &ComparisonTimelines::selected, this, &ComparisonPage::show_lane);
    return page;
}

QWidget* ComparisonPage::build_tasks() {
    table_ = new TaskTable(this);
    tasks_ = new QTableView;
    tasks_->setObjectName(QStringLiteral("compared_tasks"));
    tasks_->setAccessibleName(tr("Time of each task in each run"));
    tasks_->setModel(table_);
    tasks_->setFrameShape(QFrame::NoFrame);
    tasks_->setShowGrid(false);
    tasks_->setSelectionBehavior(QAbstractItemView::SelectRows);
    tasks_->setSelectionMode(QAbstractItemView::SingleSelection);
    tasks_->verticalHeader()->hide();
    tasks_->verticalHeader()->setDefaultSectionSize(22);
    tasks_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    tasks_->horizontalHeader()->setHighlightSections(false);
    tasks_->horizontalHeader()->setSortIndicator(0, Qt::AscendingOrder);
    tasks_->setSortingEnabled(true);
    connect(tasks_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) { select_row(current.row()); });
    tasks_card_ = new QFrame;
    tasks_card_->setObjectName(QStringLiteral("tasks_card"));
    tasks_card_->setFixedWidth(kTasksWidth);
    auto* inside = new QVBoxLayout(tasks_card_);
    inside->setContentsMargins(8, 6, 8, 6);
    inside->addWidget(tasks_);
    tasks_card_->hide();
    return tasks_card_;
}

void ComparisonPage::show_comparison(ComparisonContent content) {
    content_ = std::move(content);
    layers_->setCurrentIndex(1);
    summary_->lay_out();
    timelines_->set_content(content_);
    table_->set_content(content_);
    tasks_->sortByColumn(0, Qt::AscendingOrder);
    explanation_->setText(content_.explanation);
    random_->setText(content_.about_random_numbers.isEmpty() ? tr("No random numbers were drawn.")
                                                             : content_.about_random_numbers);
    set_tasks_shown(content_.runs.size() == 2);
    if (isVisible()) timelines_->setFocus();
    // What the picture says, for those who do not see it.
    QStringList said{content_.title};
    for (const ComparedTrace& run : content_.runs)
        said << QStringLiteral("%1: ×%2").arg(run.name, QString::number(run.speed_up, 'f', 1));
    setAccessibleDescription((said << content_.explanation).join(QStringLiteral(". ")));
}

void ComparisonPage::show_message(const QString& what) {
    content_ = {};
    timelines_->set_content(content_);
    table_->set_content(content_);
    message_->setText(what);
    layers_->setCurrentIndex(0);
}

void ComparisonPage::set_tasks_shown(bool shown) {
    show_tasks_->setChecked(shown);
}

void ComparisonPage::show_lane(const std::optional<ComparedLane>& lane) {
    const int row = lane ? table_->row_of(lane->run, lane->lane.task) : -1;
    if (row < 0) return tasks_->clearSelection();
    tasks_->selectRow(row);
}

void ComparisonPage::select_row(int row) {
    if (row < 0) return;
    for (std::size_t run = 0; run < content_.runs.size(); ++run) {
        const trace::TaskIndex lane = table_->lane(row, run);
        if (lane == trace::kNoTask) continue;
        const auto& selected = timelines_->view().selected;
        // A click on a lane of another run is the same task: its mark stays where it was clicked.
        if (selected && table_->row_of(selected->run, selected->lane.task) == row) return;
        return timelines_->select(ComparedLane{run, {lane}});
    }
}

} // namespace simul::ui
