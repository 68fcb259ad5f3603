/// What a run can be given: the scenario's parameters, its arguments, the seed.
#pragma once

#include "core/scenario/run.hpp"
#include "ui/panels/parameters/parameter_control.hpp"

#include <QScrollArea>
#include <QTimer>

class QGridLayout;
class QLineEdit;

namespace simul::ui {

class ParametersPanel : public QScrollArea {
    Q_OBJECT

public:
    explicit ParametersPanel(QWidget* parent = nullptr);

    /// Shows the parameters of another scenario at their defaults; or, if `keep_values`, of the same one
    /// edited, with what the user has chosen kept wherever it still fits.
    void set_parameters(const std::vector<scenario::Parameter>& parameters, bool keep_values);

    /// Only what differs from the defaults. The model is not the panel's business.
    scenario::RunSettings settings() const;
    /// Shows these values, arguments and seed without reporting a change; what they leave open is at its
    /// default.
    void set_values(const scenario::RunSettings& settings);
    void set_arguments(const std::vector<std::string>& arguments);
    QSize sizeHint() const override { return {360, 130}; }

signals:
    /// Once the user has paused changing values: a quarter of a second.
    void changed();

private:
    std::map<std::string, scenario::ParameterValue> chosen_values() const;
    QWidget* make_label(const QString& name, const QString& description, QWidget* control);
    void rebuild(const std::map<std::string, scenario::ParameterValue>& values);

    std::vector<scenario::Parameter> parameters_;
    std::vector<ParameterControl*> controls_; ///< As parameters_.
    std::vector<QWidget*> labels_;            ///< As parameters_.
    QGridLayout* grid_;

    QLineEdit* arguments_;
    QLineEdit* seed_;
    QTimer settle_;
};

} // namespace simul::ui
