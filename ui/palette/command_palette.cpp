#include "ui/palette/command_palette.hpp"

#include "ui/palette/palette_delegate.hpp"
#include "ui/theme/theme.hpp"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace simul::ui {

namespace {
constexpr std::size_t kMostItems = 60;
constexpr int kWidth = 560;
constexpr int kRowsShown = 12;
} // namespace

CommandPalette::CommandPalette(QWidget& window)
    : QFrame(&window), field_(new QLineEdit), list_(new QListWidget) {
    setObjectName(QStringLiteral("palette"));
    setAccessibleName(tr("Commands"));
    field_->setObjectName(QStringLiteral("palette_field"));
    field_->setAccessibleName(tr("Command or task"));
    field_->setPlaceholderText(tr("A command, or a task to go to"));
    list_->setObjectName(QStringLiteral("palette_list"));
    list_->setAccessibleName(tr("Commands found"));
    list_->setFrameShape(NoFrame);
    list_->setFocusPolicy(Qt::NoFocus);
    list_->setUniformItemSizes(true);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setItemDelegate(new PaletteDelegate(list_));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(6);
    column->addWidget(field_);
    column->addWidget(list_, 1);
    field_->installEventFilter(this);
    window.installEventFilter(this);
    connect(field_, &QLineEdit::textChanged, this, &CommandPalette::show_items);
    connect(list_, &QListWidget::itemClicked, this,
            [this](QListWidgetItem* item) { choose(list_->row(item)); });
    hide();
}

void CommandPalette::open(std::vector<PaletteCommand> commands, trace::TracePtr trace) {
    commands_ = std::move(commands);
    trace_ = std::move(trace);
    if (isHidden()) focus_before_ = QApplication::focusWidget();
    field_->clear();
    show_items();
    place();
    show();
    raise();
    field_->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::place() {
    const QSize window = parentWidget()->size();
    const int width = std::min(kWidth, window.width() - 4 * spacing::kLarge);
    const int rows = kRowsShown * list_->itemDelegate()->sizeHint({}, {}).height();
    const int height = std::min(rows + field_->sizeHint().height() + 24, window.height() - 120);
    setGeometry((window.width() - width) / 2, 64, width, height);
}

void CommandPalette::show_items() {
    items_ = search_palette(commands_, trace_.get(), field_->text(), kMostItems);
    list_->clear();
    for (const PaletteItem& item : items_) {
        auto* row = new QListWidgetItem(item.name, list_);
        row->setData(PaletteDelegate::kPlaces, QVariant::fromValue(item.match.places));
        if (!item.command) continue;
        const PaletteCommand& command = commands_[*item.command];
        row->setData(PaletteDelegate::kRemark, command.place);
        row->setData(PaletteDelegate::kKeys, command.keys);
        row->setData(Qt::AccessibleDescriptionRole, command.keys);
        if (!command.enabled) row->setFlags(Qt::NoItemFlags);
    }
    list_->setCurrentRow(0);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget()) {
        if (event->type() == QEvent::Resize && !isHidden()) place();
        return false;
    }
    if (event->type() == QEvent::FocusOut && !isHidden()) {
        // A window that is left for another one, or a menu, is come back to.
        const Qt::FocusReason reason = static_cast<QFocusEvent*>(event)->reason();
        if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason) hide();
    }
    if (event->type() != QEvent::KeyPress) return false;
    auto* key = static_cast<QKeyEvent*>(event);
    switch (key->key()) {
    case Qt::Key_Escape: close_palette(); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: choose(list_->currentRow()); return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown: QApplication::sendEvent(list_, key); return true;
    default: return false;
    }
}

void CommandPalette::choose(int row) {
    if (row < 0 || static_cast<std::size_t>(row) >= items_.size()) return;
    const PaletteItem item = items_[static_cast<std::size_t>(row)];
    if (item.command && !commands_[*item.command].enabled) return;
    const auto act = item.command ? commands_[*item.command].act : std::function<void()>();
    close_palette();
    if (act)
        act();
    else
        emit task_chosen(item.task);
}

void CommandPalette::close_palette() {
    hide();
    if (focus_before_) focus_before_->setFocus(Qt::OtherFocusReason);
    focus_before_.clear();
}

} // namespace simul::ui
