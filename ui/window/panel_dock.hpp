/// A panel as a card that can be moved, tabbed, floated and closed.
#pragma once

#include <QDockWidget>

class QLabel;

namespace simul::ui {

class PanelDock : public QDockWidget {
    Q_OBJECT

public:
    /// `name` identifies it in saved layouts and in the View menu; it takes `panel` over.
    PanelDock(const QString& object_name, const QString& name, QWidget* panel, QWidget* parent);

    /// The heading of the card. The name in menus stays.
    void set_heading(const QString& heading);
    /// A remark at the right of the heading; a link in it is reported.
    void set_remark(const QString& html);

signals:
    void remark_activated();

private:
    QLabel* heading_;
    QLabel* remark_;
};

} // namespace simul::ui
