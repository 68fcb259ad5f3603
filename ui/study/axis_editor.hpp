/// A parameter and the values that a sweep gives it.
#pragma once

#include "core/study/axis.hpp"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;

namespace simul::ui {

/// Which parameter, and its values as `simul sweep --over` writes them: "1:200:10", "1:1000*10", "a,b". Says
/// below what they come to, or what is wrong with them.
class AxisEditor : public QWidget {
    Q_OBJECT

public:
    /// `optional`: there may be no parameter.
    explicit AxisEditor(const QString& name, bool optional, QWidget* parent = nullptr);

    /// Proposes values for each of the scenario's parameters. The scenario must outlive its use.
    void set_scenario(const scenario::Scenario& scenario);
    void choose(const QString& parameter, const QString& values);

    /// nullopt: no parameter is chosen. The error is a sentence.
    tl::expected<std::optional<study::Axis>, QString> axis() const;

signals:
    void changed();

private:
    void propose();
    void check();

    const scenario::Scenario* scenario_ = nullptr;
    bool optional_;
    QComboBox* parameter_;
    QLineEdit* values_;
    QLabel* remark_;
};

/// A range that is worth a look: about ten values of the parameter's own range, or around its default.
QString proposed_values(const scenario::Parameter& parameter);

} // namespace simul::ui
