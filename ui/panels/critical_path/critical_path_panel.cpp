#include "ui/panels/critical_path/critical_path_panel.hpp"

#include "ui/panels/sentence_text.hpp"
#include "ui/panels/words.hpp"
#include "ui/theme/flat_list.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/theme/theme.hpp"

#include <QLabel>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace simul::ui {

namespace {

enum Column { kShare, kWhat, kLine, kTime, kWhose, kColumnCount };
constexpr std::size_t kMostRows = 200;
constexpr int kRowHeight = 24;

/// The share as a bar, and its figure upon it.
class ShareDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        QStyledItemDelegate::paint(painter, option, {});
        const Theme& theme = Theme::of(*option.widget);
        const double share = index.data(Qt::UserRole).toDouble();
        const QRectF room = QRectF(option.rect).adjusted(8, 5, -60, -5);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.color(ColorRole::Raised));
        painter->drawRoundedRect(room, 3, 3);
        painter->setBrush(theme.color(ColorRole::CriticalPath));
        painter->drawRoundedRect(
            QRectF(room.topLeft(), QSizeF(std::max(2.0, room.width() * share), room.height())), 3, 3);
        painter->setFont(ui::font(FontRole::MonoSmall));
        painter->setPen(theme.color(ColorRole::Text));
        painter->drawText(option.rect.adjusted(0, 0, -6, 0), Qt::AlignRight | Qt::AlignVCenter,
                          index.data(Qt::DisplayRole).toString());
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return {150, kRowHeight};
    }
};

QString what_text(const analysis::PathShare& share) {
    const QString state = QString::fromUtf8(trace::name_of(share.state).data());
    return share.function.empty()
               ? state
               : QStringLiteral("%1 in %2").arg(state, QString::fromStdString(share.function));
}

QString whose_text(const trace::Trace& trace, const analysis::PathShare& share) {
    if (share.lanes > 1) return CriticalPathPanel::tr("%1 tasks").arg(share.lanes);
    return share.lane == trace::kNoTask ? CriticalPathPanel::tr("the program")
                                        : QString::fromStdString(trace.task(share.lane).label);
}

} // namespace

CriticalPathPanel::CriticalPathPanel(QWidget* parent)
    : QWidget(parent), headline_(new QLabel), table_(new QTreeWidget) {
    setObjectName(QStringLiteral("critical_path"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 2, 0, 0);
    column->setSpacing(4);
    headline_->setObjectName(QStringLiteral("critical_path_headline"));
    headline_->setFont(ui::font(FontRole::Body));
    headline_->setContentsMargins(12, 2, 12, 2);
    headline_->setTextFormat(Qt::RichText);
    headline_->setWordWrap(true);
    table_->setObjectName(QStringLiteral("critical_path_table"));
    table_->setAccessibleName(tr("Critical path"));
    table_->setColumnCount(kColumnCount);
    table_->setHeaderLabels({tr("share"), tr("what"), tr("line"), tr("time"), tr("of")});
    table_->setUniformRowHeights(true);
    make_flat_list(*table_, kWhat);
    table_->setItemDelegateForColumn(kShare, new ShareDelegate(table_));
    column->addWidget(headline_);
    column->addWidget(table_, 1);
    const auto activate_item = [this](QTreeWidgetItem* item) { activate(table_->indexOfTopLevelItem(item)); };
    connect(table_, &QTreeWidget::itemClicked, this, activate_item);
    connect(table_, &QTreeWidget::itemActivated, this, activate_item);
    show_message({});
}

void CriticalPathPanel::show_shares(const trace::Trace& trace, const analysis::CriticalPath& path,
                                    std::vector<analysis::PathShare> shares) {
    const Duration makespan = trace.end_time() - Instant{};
    if (shares.empty() || makespan <= Duration::zero())
        return show_message(tr("The run takes no time: there is no critical path."));
    const std::string first = analysis::describe(trace, shares.front());
    show_message(QString::fromStdString(first) + QLatin1Char('.'));
    if (shares.size() > kMostRows) shares.resize(kMostRows);
    table_->show();
    for (const analysis::PathShare& share : shares) {
        const analysis::PathStep& longest = path[share.longest];
        goals_.push_back({longest.lane, longest.event, share.line});
        const double part = to_seconds(share.time) / to_seconds(makespan);
        auto* item = new QTreeWidgetItem(table_);
        item->setText(kShare, QStringLiteral("%1 %").arg(100 * part, 0, 'f', 1));
        item->setData(kShare, Qt::UserRole, part);
        item->setText(kWhat, what_text(share));
        if (share.line > 0) item->setText(kLine, QString::number(share.line));
        item->setText(kTime, duration_text(share.time));
        item->setText(kWhose, whose_text(trace, share));
        for (const int column : {kLine, kTime})
            item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
        item->setToolTip(kWhat, SentenceText(analysis::describe(trace, share)).plain());
    }
}

void CriticalPathPanel::show_message(const QString& why) {
    table_->clear();
    table_->hide();
    goals_.clear();
    const SentenceText sentence(why.toStdString());
    headline_->setText(sentence.html());
    headline_text_ = sentence.plain();
}

QString CriticalPathPanel::headline() const {
    return headline_text_;
}

void CriticalPathPanel::activate(int row) {
    if (row < 0) return;
    const Goal goal = goals_[static_cast<std::size_t>(row)];
    emit step_activated(goal.lane, goal.event, goal.line);
}

} // namespace simul::ui
