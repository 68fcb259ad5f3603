/// What every key does, made from the actions themselves.
#pragma once

#include "ui/window/actions.hpp"

#include <QDialog>

namespace simul::ui {

class ShortcutOverview : public QDialog {
    Q_OBJECT

public:
    ShortcutOverview(const Actions& actions, QWidget* parent = nullptr);
};

} // namespace simul::ui
