#include "ui/notes/notes_panel.hpp"

#include "ui/theme/flat_list.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/theme/theme.hpp"
#include "ui/theme/time_text.hpp"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

namespace simul::ui {

namespace {
enum Column { kText, kTask, kTime, kStep, kColumnCount };
} // namespace

NotesPanel::NotesPanel(NoteList& notes, QWidget* parent) : QTreeWidget(parent), notes_(notes) {
    setObjectName(QStringLiteral("notes"));
    setAccessibleName(tr("Notes"));
    setColumnCount(kColumnCount);
    setHeaderLabels({tr("Note"), tr("Task"), tr("Time"), tr("Step")});
    make_flat_list(*this, kText);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    headerItem()->setTextAlignment(kStep, Qt::AlignRight | Qt::AlignVCenter);
    connect(&notes, &NoteList::changed, this, &NotesPanel::show_notes);
    connect(this, &QTreeWidget::itemActivated, this, [this] {
        if (const auto index = current()) emit note_activated(*index);
    });
    connect(this, &QTreeWidget::itemChanged, this, [this](QTreeWidgetItem* item, int column) {
        if (showing_ || column != kText) return;
        notes_.set_text(static_cast<std::size_t>(indexOfTopLevelItem(item)), item->text(kText));
    });
}

void NotesPanel::show_notes() {
    const int current_row = currentIndex().row();
    const auto count = static_cast<int>(notes_.notes().size());
    showing_ = true;
    // Rows stay where they are: one may be just being edited.
    while (topLevelItemCount() > count)
        delete takeTopLevelItem(topLevelItemCount() - 1);
    while (topLevelItemCount() < count)
        new QTreeWidgetItem(this);
    for (int row = 0; row < count; ++row) {
        const PlacedNote& placed = notes_.notes()[static_cast<std::size_t>(row)];
        const Note& note = placed.note;
        QTreeWidgetItem& item = *topLevelItem(row);
        const QString text = QString::fromStdString(note.text);
        if (item.text(kText) != text) item.setText(kText, text);
        item.setText(kTask, note.at.task.empty() ? tr("the program") : QString::fromStdString(note.at.task));
        item.setText(kTime, note.until ? QStringLiteral("%1 – %2").arg(short_time(note.at.time),
                                                                       short_time(note.until->time))
                                       : short_time(note.at.time));
        item.setText(kStep, QLocale().toString(qulonglong{note.at.step} + 1));
        item.setTextAlignment(kStep, Qt::AlignRight | Qt::AlignVCenter);
        item.setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable);
        const Theme& theme = Theme::of(*this);
        for (int column = 0; column < kColumnCount; ++column) {
            const ColorRole role = !placed.event     ? ColorRole::TextFaint
                                   : column == kText ? ColorRole::Text
                                                     : ColorRole::TextDim;
            item.setForeground(column, theme.color(role));
            item.setToolTip(column, placed.event ? text : tr("This run has no such event."));
        }
    }
    if (current_row >= 0 && count > 0) setCurrentItem(topLevelItem(std::min(current_row, count - 1)));
    showing_ = false;
}

std::optional<std::size_t> NotesPanel::current() const {
    if (!currentIndex().isValid()) return {};
    return static_cast<std::size_t>(currentIndex().row());
}

void NotesPanel::select_note(std::size_t index) {
    setCurrentItem(topLevelItem(static_cast<int>(index)));
}

void NotesPanel::edit_note(std::size_t index) {
    select_note(index);
    scrollToItem(currentItem());
    editItem(currentItem(), kText);
}

void NotesPanel::closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint) {
    QTreeWidget::closeEditor(editor, hint);
    const auto index = current();
    if (index && notes_.notes()[*index].note.text.empty()) notes_.remove(*index);
    emit edited();
}

void NotesPanel::remove_current() {
    if (const auto index = current()) notes_.remove(*index);
}

void NotesPanel::keyPressEvent(QKeyEvent* event) {
    const bool is_editing = state() == EditingState;
    if (event->key() == Qt::Key_Delete && !is_editing)
        remove_current();
    else if (event->key() == Qt::Key_F2 && current())
        edit_note(*current());
    else
        QTreeWidget::keyPressEvent(event);
}

void NotesPanel::contextMenuEvent(QContextMenuEvent* event) {
    const auto index = current();
    if (!index) return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Go There\tEnter"), this, [this, index] { emit note_activated(*index); })
        ->setEnabled(notes_.notes()[*index].event.has_value());
    menu->addAction(tr("Edit\tF2"), this, [this, index] { edit_note(*index); });
    menu->addAction(tr("Delete\tDel"), this, &NotesPanel::remove_current);
    menu->popup(event->globalPos());
}

void NotesPanel::changeEvent(QEvent* event) {
    QTreeWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) show_notes();
}

void NotesPanel::paintEvent(QPaintEvent* event) {
    QTreeWidget::paintEvent(event);
    if (topLevelItemCount() > 0) return;
    QPainter painter(viewport());
    painter.setFont(ui::font(FontRole::Body));
    painter.setPen(Theme::of(*this).color(ColorRole::TextFaint));
    painter.drawText(viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap,
                     tr("No notes. M writes one at the playhead, Shift+M one for the measured range."));
}

} // namespace simul::ui
