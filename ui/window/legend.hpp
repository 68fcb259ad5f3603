/// The states of tasks and their marks, in a row.
#pragma once

#include <QWidget>

namespace simul::ui {

class Legend : public QWidget {
    Q_OBJECT

public:
    explicit Legend(QWidget* parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace simul::ui
