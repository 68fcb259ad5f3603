#include "ui/panels/parameters/parameter_control.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSlider>
#include <cmath>
#include <limits>

namespace simul::ui {

using scenario::Parameter;
using scenario::ParameterValue;

namespace {

constexpr int kFieldWidth = 84;
/// More positions than this on a slider cannot be told apart.
constexpr double kMostSliderSteps = 1000;

QHBoxLayout* row_of(QWidget* widget) {
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    return row;
}

/// Whole numbers and others alike: a spin box of doubles holds integers up to 2⁵³ exactly.
class NumberControl : public ParameterControl {
public:
    NumberControl(const Parameter& parameter, const ParameterValue& value, QWidget* parent)
        : ParameterControl(parent), is_integer_(std::holds_alternative<std::int64_t>(parameter.value)),
          field_(new QDoubleSpinBox) {
        constexpr double kLargest = 9'007'199'254'740'991.0;
        const double minimum = parameter.minimum.value_or(is_integer_ ? -kLargest : -1e12);
        const double maximum = parameter.maximum.value_or(is_integer_ ? kLargest : 1e12);
        step_ = parameter.step.value_or(is_integer_ ? 1.0 : default_step(parameter));
        field_->setDecimals(is_integer_ ? 0 : decimals_of(step_));
        field_->setRange(minimum, maximum);
        field_->setSingleStep(step_);
        field_->setValue(number_of(value));
        field_->setFixedWidth(kFieldWidth);
        field_->setKeyboardTracking(false);
        field_->setButtonSymbols(QAbstractSpinBox::NoButtons);
        setFocusProxy(field_);
        QHBoxLayout* row = row_of(this);
        if (parameter.minimum && parameter.maximum && maximum > minimum) add_slider(*row, minimum, maximum);
        row->addWidget(field_);
        if (!slider_) row->addStretch();
        connect(field_, &QDoubleSpinBox::valueChanged, this, &NumberControl::changed);
    }

    ParameterValue value() const override {
        if (is_integer_) return static_cast<std::int64_t>(std::llround(field_->value()));
        return field_->value();
    }

private:
    static double number_of(const ParameterValue& value) {
        if (const auto* integer = std::get_if<std::int64_t>(&value)) return static_cast<double>(*integer);
        if (const auto* number = std::get_if<double>(&value)) return *number;
        return 0;
    }

    static double default_step(const Parameter& parameter) {
        if (!parameter.minimum || !parameter.maximum) return 0.1;
        const double range = *parameter.maximum - *parameter.minimum;
        return range > 0 ? std::pow(10.0, std::floor(std::log10(range / 50))) : 0.1;
    }

    static int decimals_of(double step) {
        int decimals = 0;
        for (double scaled = step; decimals < 9 && std::abs(scaled - std::round(scaled)) > 1e-9; ++decimals)
            scaled *= 10;
        return std::max(decimals, 1);
    }

    void add_slider(QHBoxLayout& row, double minimum, double maximum) {
        const double slider_step = std::max(step_, (maximum - minimum) / kMostSliderSteps);
        const auto position_of = [=](double number) {
            return static_cast<int>(std::lround((number - minimum) / slider_step));
        };
        slider_ = new QSlider(Qt::Horizontal);
        slider_->setRange(0, position_of(maximum));
        slider_->setValue(position_of(field_->value()));
        slider_->setMinimumWidth(60);
        row.addWidget(slider_, 1);
        connect(slider_, &QSlider::valueChanged, field_, [=, this](int position) {
            // The field may hold a value between two positions; only a move of the slider changes it.
            if (position != position_of(field_->value())) field_->setValue(minimum + position * slider_step);
        });
        connect(field_, &QDoubleSpinBox::valueChanged, slider_,
                [=, this](double number) { slider_->setValue(position_of(number)); });
    }

    bool is_integer_;
    double step_ = 1;
    QDoubleSpinBox* field_;
    QSlider* slider_ = nullptr;
};

class ChoiceControl : public ParameterControl {
public:
    ChoiceControl(const Parameter& parameter, const ParameterValue& value, QWidget* parent)
        : ParameterControl(parent), choices_(parameter.choices), box_(new QComboBox) {
        for (const ParameterValue& choice : choices_) {
            box_->addItem(QString::fromStdString(scenario::to_text(choice)));
            if (choice == value) box_->setCurrentIndex(box_->count() - 1);
        }
        setFocusProxy(box_);
        row_of(this)->addWidget(box_, 1);
        connect(box_, &QComboBox::currentIndexChanged, this, &ChoiceControl::changed);
    }
    ParameterValue value() const override { return choices_[static_cast<std::size_t>(box_->currentIndex())]; }

private:
    std::vector<ParameterValue> choices_;
    QComboBox* box_;
};

class CheckControl : public ParameterControl {
public:
    CheckControl(const ParameterValue& value, QWidget* parent)
        : ParameterControl(parent), box_(new QCheckBox) {
        box_->setChecked(std::get_if<bool>(&value) && std::get<bool>(value));
        setFocusProxy(box_);
        row_of(this)->addWidget(box_, 1);
        connect(box_, &QCheckBox::toggled, this, &CheckControl::changed);
    }
    ParameterValue value() const override { return box_->isChecked(); }

private:
    QCheckBox* box_;
};

class TextControl : public ParameterControl {
public:
    TextControl(const ParameterValue& value, QWidget* parent)
        : ParameterControl(parent), field_(new QLineEdit(QString::fromStdString(scenario::to_text(value)))) {
        setFocusProxy(field_);
        row_of(this)->addWidget(field_, 1);
        connect(field_, &QLineEdit::textEdited, this, &TextControl::changed);
    }
    ParameterValue value() const override { return field_->text().toStdString(); }

private:
    QLineEdit* field_;
};

} // namespace

ParameterControl* ParameterControl::create(const Parameter& parameter, const ParameterValue& value,
                                           QWidget* parent) {
    if (!parameter.choices.empty()) return new ChoiceControl(parameter, value, parent);
    if (std::holds_alternative<bool>(parameter.value)) return new CheckControl(value, parent);
    if (std::holds_alternative<std::string>(parameter.value)) return new TextControl(value, parent);
    return new NumberControl(parameter, value, parent);
}

} // namespace simul::ui
