#include "ui/window/shortcut_overview.hpp"

#include "ui/theme/fonts.hpp"

#include <QCoreApplication>
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

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ShortcutOverview)
};

/// What is no action: keys that work where the focus is, and the wheel.
void add_keys_of_widgets(QGridLayout& grid) {
    add_heading(grid, Texts::tr("On the timeline"));
    add_row(grid, QStringLiteral("W S A D"), Texts::tr("Zoom in and out, pan"));
    add_row(grid, QStringLiteral("← → ↑ ↓"), Texts::tr("Select the neighbouring segment, lane"));
    add_row(grid, Texts::tr("Ctrl+Wheel"), Texts::tr("Zoom at the pointer"));
    add_row(grid, QStringLiteral("Z"), Texts::tr("Fit the selection into the window"));
    add_row(grid, Texts::tr("Enter"), Texts::tr("Show the selection in the source"));
    add_row(grid, Texts::tr("Esc"), Texts::tr("Select nothing"));
    add_row(grid, QStringLiteral("*"), Texts::tr("Unfold all groups"));
    add_heading(grid, Texts::tr("In the slider"));
    add_row(grid, QStringLiteral("← →"), Texts::tr("To the event before, to the next one"));
    add_row(grid, Texts::tr("PgUp PgDown"), Texts::tr("A twentieth of the run on, back"));
}

QGridLayout* add_column(QHBoxLayout& columns) {
    auto* column = new QVBoxLayout;
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(22);
    grid->setVerticalSpacing(5);
    grid->setColumnMinimumWidth(0, 96);
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
    columns->setSpacing(40);
    QGridLayout* left = add_column(*columns);
    add_group(*left, actions, CommandGroup::Transport);
    add_group(*left, actions, CommandGroup::Lanes);
    add_keys_of_widgets(*left);
    QGridLayout* middle = add_column(*columns);
    for (const CommandGroup group : {CommandGroup::View, CommandGroup::Comparing})
        add_group(*middle, actions, group);
    QGridLayout* right = add_column(*columns);
    for (const CommandGroup group :
         {CommandGroup::File, CommandGroup::Edit, CommandGroup::Run, CommandGroup::Help})
        add_group(*right, actions, group);
}

} // namespace simul::ui
