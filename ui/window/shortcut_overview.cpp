#include "ui/window/shortcut_overview.hpp"

#include "ui/theme/fonts.hpp"
#include "ui/timeline/timeline_keys.hpp"

#include <QCoreApplication>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>

namespace simul::ui {

namespace {

/// Three columns fit a small screen.
constexpr int kExplanationWidth = 212;
constexpr int kWidthOfThreeColumns = 1200;

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
    what_label->setWordWrap(true);
    what_label->setFixedWidth(kExplanationWidth);
    // A grid asks for the height of one line otherwise.
    what_label->setMinimumHeight(what_label->heightForWidth(kExplanationWidth));
    grid.addWidget(key_label, row, 0, Qt::AlignLeft | Qt::AlignTop);
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

/// Those that are no action's too. Keys that belong together share a row.
void add_timeline_keys(QGridLayout& grid, const Actions& actions) {
    add_heading(grid, Texts::tr("On the timeline"));
    const std::span<const TimelineKeyRow> rows = timeline_key_rows();
    for (std::size_t i = 0; i < rows.size();) {
        QStringList keys;
        const std::string_view explanation = rows[i].explanation;
        for (; i < rows.size() && rows[i].explanation == explanation; ++i) {
            const QString key = QString::fromUtf8(rows[i].keys);
            if (!actions.has_key(key)) keys << key;
        }
        if (!keys.isEmpty())
            add_row(grid, keys.join(QLatin1Char(' ')),
                    QCoreApplication::translate("Timeline", explanation.data()));
    }
}

/// What is no action: keys that work where the focus is, and the wheel.
void add_keys_of_widgets(QGridLayout& grid) {
    add_row(grid, Texts::tr("Ctrl+Wheel"), Texts::tr("Zoom at the pointer"));
    add_row(grid, Texts::tr("Menu"), Texts::tr("What can be done with what is selected"));
    add_heading(grid, Texts::tr("In the slider"));
    add_row(grid, QStringLiteral("← →"), Texts::tr("To the event before, to the next one"));
    add_row(grid, Texts::tr("PgUp PgDown"), Texts::tr("A twentieth of the run on, back"));
    add_heading(grid, Texts::tr("In the field of the search"));
    add_row(grid, Texts::tr("Enter Shift+Enter"), Texts::tr("To the next hit, to the one before"));
    add_row(grid, Texts::tr("Esc"), Texts::tr("Back to the timeline"));
}

QGridLayout* add_column(QHBoxLayout& columns) {
    auto* column = new QVBoxLayout;
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(3);
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
    auto* content = new QWidget;
    auto* columns = new QHBoxLayout(content);
    columns->setContentsMargins(20, 22, 20, 22);
    columns->setSpacing(20);
    QGridLayout* left = add_column(*columns);
    for (const CommandGroup group :
         {CommandGroup::Transport, CommandGroup::Run, CommandGroup::File, CommandGroup::Help})
        add_group(*left, actions, group);
    QGridLayout* middle = add_column(*columns);
    add_group(*middle, actions, CommandGroup::View);
    add_group(*middle, actions, CommandGroup::Edit);
    add_group(*middle, actions, CommandGroup::Comparing);
    // A small screen has room for two.
    const bool is_wide = screen()->availableSize().width() >= kWidthOfThreeColumns;
    QGridLayout* right = is_wide ? add_column(*columns) : middle;
    add_timeline_keys(*right, actions);
    add_keys_of_widgets(*right);
    add_group(*right, actions, CommandGroup::Lanes);

    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(scroll);
    // All of it, where the screen is large enough.
    const QSize bar(scroll->verticalScrollBar()->sizeHint().width(), 2);
    resize((content->sizeHint() + bar).boundedTo(screen()->availableSize() - QSize(40, 60)));
}

} // namespace simul::ui
