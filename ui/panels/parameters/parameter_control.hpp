/// One parameter of a scenario as a control.
#pragma once

#include "core/scenario/scenario.hpp"

#include <QWidget>

namespace simul::ui {

/// A slider beside a field for a number with a range, a field without one, a box of choices, a check box, a
/// line of text: by the parameter's type and what its comment allows.
class ParameterControl : public QWidget {
    Q_OBJECT

public:
    /// Starts at `value`, which may differ from the parameter's default.
    static ParameterControl* create(const scenario::Parameter& parameter,
                                    const scenario::ParameterValue& value, QWidget* parent = nullptr);

    virtual scenario::ParameterValue value() const = 0;

signals:
    /// The user has chosen another value.
    void changed();

protected:
    using QWidget::QWidget;
};

} // namespace simul::ui
