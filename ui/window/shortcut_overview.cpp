#include "ui/window/shortcut_overview.hpp"

#include "ui/theme/fonts.hpp"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>

namespace simul::ui {

namespace {

QString keys_of(const QAction& action) {
    QStringList keys;
    for (const QKeySequence& sequence : action.shortcuts())
        keys << sequence.toString(QKeySequence::NativeText);
    return keys.join(QStringLiteral("   "));
}

/// One row of `grid`: keys, and what they do.
void add_row(QGridLayout& grid, const QString& keys, const QString& what) {
    const int row = grid.rowCount();
    auto* key_label = new QLabel(keys);
    key_label->setFont(font(FontRole::MonoSmall));
    auto* what_label = new QLabel(what);
    what_label->setFont(font(FontRole::Small));
    what_label->setProperty("dim", true);
    grid.addWidget(key_label, row, 0, Qt::AlignLeft);
    grid.addWidget(what_label, row, 1);
}

void add_heading(QGridLayout& grid, const QString& text) {
    const int row = grid.rowCount();
    auto* label = new QLabel(text);
    label->setFont(font(FontRole::Heading));
    label->setContentsMargins(0, row > 1 ? 10 : 0, 0, 2);
    grid.addWidget(label, row, 0, 1, 2);
}

void add_group(QGridLayout& grid, const Actions& actions, CommandGroup group) {
    add_heading(grid, Actions::name_of(group));
    for (const QAction* action : actions.in_group(group)) {
        if (!action->shortcut().isEmpty()) add_row(grid, keys_of(*action), action->whatsThis());
    }
}

QGridLayout* add_column(QHBoxLayout& columns) {
    auto* column = new QVBoxLayout;
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(22);
    grid->setVerticalSpacing(5);
    grid->setColumnMinimumWidth(0, 120);
    column->addLayout(grid);
    column->addStretch();
    columns.addLayout(column);
    return grid;
}

} // namespace

ShortcutOverview::ShortcutOverview(const Actions& actions, QWidget* parent) : QDialog(parent) {
    setObjectName(QStringLiteral("shortcuts"));
    setWindowTitle(tr("Keys"));
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(28, 24, 28, 24);
    columns->setSpacing(48);
    QGridLayout* left = add_column(*columns);
    for (const CommandGroup group : {CommandGroup::Transport, CommandGroup::Run, CommandGroup::Edit})
        add_group(*left, actions, group);
    QGridLayout* right = add_column(*columns);
    for (const CommandGroup group : {CommandGroup::View, CommandGroup::File, CommandGroup::Help})
        add_group(*right, actions, group);
    QGridLayout* timeline = right;
    add_heading(*timeline, tr("On the timeline"));
    add_row(*timeline, QStringLiteral("W S A D"), tr("Zoom in and out, pan"));
    add_row(*timeline, QStringLiteral("← → ↑ ↓"), tr("Select the neighbouring segment, lane"));
    add_row(*timeline, tr("Ctrl+Wheel"), tr("Zoom at the pointer"));
}

} // namespace simul::ui
