#include "ui/window/style_sheet.hpp"

namespace simul::ui {

namespace {

// "@Name" is a colour of the theme.
constexpr auto kSheet = R"(
QMainWindow, QMainWindow::separator { background: @Background; }
QMainWindow::separator { width: 4px; height: 3px; }
QMainWindow::separator:hover { background: @Border; }
*[dim="true"] { color: @TextDim; }
*[dim="true"]:disabled { color: @TextFaint; }
QToolTip { color: @Text; background: @Raised; border: 1px solid @Border; padding: 3px 5px; }

QMenuBar { background: @Surface; padding: 3px 6px; }
QMenuBar::item { background: transparent; color: @Text; padding: 4px 10px; border-radius: 4px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: @Raised; }
QMenu { background: @Surface; color: @Text; border: 1px solid @Border; padding: 4px; }
QMenu::item { padding: 5px 26px 5px 24px; border-radius: 4px; }
QMenu::item:selected { background: @Raised; }
QMenu::item:disabled { color: @TextFaint; }
QMenu::separator { height: 1px; background: @Border; margin: 4px 8px; }
QMenu::icon { left: 6px; }

QToolBar { background: @Surface; border: none; border-bottom: 1px solid @Border; padding: 5px 8px; spacing: 3px; }
QToolBar QLabel { background: transparent; }
QToolBar QToolButton, QPushButton { background: @Raised; color: @Text; border: 1px solid transparent;
    border-radius: 5px; padding: 4px 7px; min-height: 20px; }
QPushButton { padding: 4px 14px; }
QToolBar QToolButton:hover, QPushButton:hover { border-color: @TextFaint; }
QToolBar QToolButton:pressed, QPushButton:pressed { background: @Border; }
QPushButton:checked { background: @AccentSurface; border-color: @Accent; }
QToolBar QToolButton:focus, QPushButton:focus { border-color: @Accent; }
QToolBar QToolButton:checked { background: @Accent; color: @OnAccent; }
QToolBar QToolButton:disabled, QPushButton:disabled { color: @TextFaint; }
QToolBar QToolButton:checked:disabled { background: @Border; }
QToolBar QToolButton[compact="true"] { padding: 4px 5px; }
QToolBar #play_button { background: @Accent; color: @OnAccent; padding: 4px 12px; }
QToolBar #play_button:disabled { background: @Raised; }
QToolBar QToolButton[segment="first"] { border-top-right-radius: 0; border-bottom-right-radius: 0; margin-right: -3px; }
QToolBar QToolButton[segment="middle"] { border-radius: 0; margin-right: -3px; }
QToolBar QToolButton[segment="last"] { border-top-left-radius: 0; border-bottom-left-radius: 0; }
QToolBar #clock { color: @Accent; }
QToolBar QLineEdit { padding: 2px 4px; min-height: 24px; }
QToolBar QLineEdit QToolButton { background: transparent; border: none; padding: 0; min-height: 0; }
QToolBar QComboBox { min-height: 30px; min-width: 96px; padding-left: 4px; }

QLineEdit, QAbstractSpinBox { color: @Text; background: @Sunken; border: 1px solid @Border;
    border-radius: 5px; padding: 3px 6px; min-height: 18px; selection-background-color: @Accent;
    selection-color: @OnAccent; }
QLineEdit:focus, QAbstractSpinBox:focus { border-color: @Accent; }
QAbstractSpinBox QLineEdit { background: transparent; border: none; padding: 0; min-height: 0; }
QComboBox QAbstractItemView { background: @Surface; color: @Text; border: 1px solid @Border;
    selection-background-color: @Raised; selection-color: @Text; }
QSlider:horizontal { min-height: 20px; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: @Border; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: @TextFaint; }
QSlider::handle:horizontal { width: 14px; margin: -5px 0; border-radius: 7px; background: @Accent; }
QSlider::handle:horizontal:disabled { background: @TextFaint; }
QSlider#position:horizontal { min-height: 12px; max-height: 12px; }
QSlider#position::sub-page:horizontal { background: @Accent; }
QSlider#position::sub-page:horizontal:disabled { background: @Border; }
QSlider::handle:horizontal:focus { border: 2px solid @Text; width: 10px; border-radius: 7px; }
QSlider#position::handle:horizontal { width: 12px; margin: -4px 0; border-radius: 6px; }
QSlider#position::handle:horizontal:focus { width: 8px; }

QDockWidget { titlebar-close-icon: none; titlebar-normal-icon: none; }
#panel_title { background: @Surface; margin: 4px 6px 0 6px; border-top-left-radius: 6px; border-top-right-radius: 6px; }
#panel_card { background: @Surface; margin: 0 6px 4px 6px; border-bottom-left-radius: 6px; border-bottom-right-radius: 6px; }
#panel_card QScrollArea, #panel_card QScrollArea > QWidget > QWidget { background: @Surface; }
#panel_card QAbstractItemView { background: @Surface; color: @Text; selection-background-color: @Raised;
    selection-color: @Text; }
#panel_card QTreeView::item { padding: 4px 8px; border: 0px solid transparent; }
#panel_card QTreeView::item:hover, #panel_card QTreeView::item:selected { background: @Raised; color: @Text; }
#panel_card QHeaderView::section { padding: 4px 8px; }
#palette { background: @Surface; border: 1px solid @TextFaint; border-radius: 8px; }
#palette QListWidget { background: @Surface; color: @Text; }
QMenuBar QLineEdit { padding: 1px 4px; min-height: 20px; }
#panel_card #notes::item, #panel_card #measures_table::item { padding: 3px 8px; }
#palette QLineEdit { padding: 6px 8px; }
QTabWidget::pane { border: none; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: @TextDim; padding: 7px 12px 6px 12px; border: none;
    border-bottom: 2px solid transparent; }
QDockWidget QTabBar::tab { padding-top: 8px; }
QTabBar::tab:selected { color: @Text; border-bottom-color: @Accent; }
QTabBar::tab:hover { color: @Text; }

QTableView { background: transparent; color: @Text; border: none; selection-background-color: @Raised;
    selection-color: @Text; }
QHeaderView, QHeaderView::section { background: transparent; color: @TextDim; border: none; }
QHeaderView::section { border-bottom: 1px solid @Border; padding: 4px 6px; }
QTableView::item { padding: 0 6px; }
QPushButton[primary="true"] { background: @Accent; color: @OnAccent; padding: 6px 14px; }
QPushButton[primary="true"]:disabled { background: @Raised; color: @TextFaint; }
QLabel[wrong="true"] { color: @Error; }
QComboBox { padding-left: 4px; }
QProgressBar { background: @Raised; border: none; border-radius: 3px; }
QProgressBar::chunk { background: @Accent; border-radius: 3px; }
#page #sweep_form { background: @Surface; border-radius: 6px; }
#tasks_card { background: @Surface; border-radius: 6px; margin: 0 12px 0 4px; }

QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: @Border; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 24px; }
QScrollBar::handle:horizontal { min-width: 24px; }
QScrollBar::handle:hover { background: @TextFaint; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QStatusBar { background: @Surface; color: @TextDim; border-top: 1px solid @Border; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: @TextDim; }

#notice { background: @Raised; border-bottom: 1px solid @Border; border-left: 4px solid @Link; }
#notice[kind="error"] { border-left-color: @Error; }
#notice QPushButton { background: @Surface; }
#page { background: @Background; }
#page QScrollArea, #page QScrollArea > QWidget > QWidget { background: @Background; }
)";

struct Name {
    const char* name;
    ColorRole role;
};

// The longer of two names with a common beginning comes first.
constexpr Name kNames[]{
    {"Background", ColorRole::Background}, {"Surface", ColorRole::Surface},
    {"Raised", ColorRole::Raised},         {"Sunken", ColorRole::Sunken},
    {"Border", ColorRole::Border},         {"TextFaint", ColorRole::TextFaint},
    {"TextDim", ColorRole::TextDim},       {"Text", ColorRole::Text},
    {"OnAccent", ColorRole::OnAccent},     {"AccentSurface", ColorRole::AccentSurface},
    {"Accent", ColorRole::Accent},         {"Link", ColorRole::Link},
    {"Error", ColorRole::Error},
};

} // namespace

QString style_sheet(const Theme& theme) {
    QString sheet = QString::fromLatin1(kSheet);
    for (const Name& name : kNames)
        sheet.replace(QLatin1Char('@') + QLatin1String(name.name), theme.color(name.role).name());
    return sheet;
}

} // namespace simul::ui
