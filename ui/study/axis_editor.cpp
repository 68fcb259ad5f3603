#include "ui/study/axis_editor.hpp"

#include "ui/theme/fonts.hpp"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QStringList>
#include <QVBoxLayout>
#include <cmath>

namespace simul::ui {

namespace {

QString text_of(double number, bool whole) {
    return whole ? QString::number(std::llround(number)) : QString::number(number, 'g', 6);
}

/// A step of 1, 2 or 5 times a power of ten that makes about ten of a length.
double tenth(double length, bool whole) {
    const double power = std::pow(10, std::floor(std::log10(length / 10)));
    double step = 10 * power;
    for (const double factor : {5.0, 2.0, 1.0})
        if (factor * power * 10 >= length * 0.9) step = factor * power;
    return whole ? std::max(1.0, std::round(step)) : step;
}

QString range_of(const scenario::Parameter& parameter, double value, bool whole) {
    const double least = parameter.minimum.value_or(whole ? std::min(1.0, value) : value / 4);
    const double most = parameter.maximum.value_or(value > 0 ? value * 4 : value + 10);
    if (most <= least) return text_of(value, whole);
    const double step = std::max(tenth(most - least, whole), parameter.step.value_or(0));
    return QStringLiteral("%1:%2:%3").arg(text_of(least, whole), text_of(most, whole), text_of(step, whole));
}

QString summary(const study::Axis& axis) {
    const auto text = [&axis](std::size_t i) {
        return QString::fromStdString(scenario::to_text(axis.values[i]));
    };
    const std::size_t count = axis.values.size();
    QStringList shown;
    for (std::size_t i = 0; i < std::min<std::size_t>(count, 3); ++i)
        shown << text(i);
    if (count > 4) shown << QStringLiteral("…");
    if (count > 3) shown << text(count - 1);
    const QString list = shown.join(QStringLiteral(", "));
    return count == 1 ? AxisEditor::tr("1 value: %1").arg(list)
                      : AxisEditor::tr("%1 values: %2").arg(count).arg(list);
}

} // namespace

QString proposed_values(const scenario::Parameter& parameter) {
    if (!parameter.choices.empty()) {
        QStringList choices;
        for (const scenario::ParameterValue& choice : parameter.choices)
            choices << QString::fromStdString(scenario::to_text(choice));
        return choices.join(QLatin1Char(','));
    }
    if (std::holds_alternative<bool>(parameter.value)) return QStringLiteral("False,True");
    if (const auto* whole = std::get_if<std::int64_t>(&parameter.value))
        return range_of(parameter, static_cast<double>(*whole), true);
    if (const auto* real = std::get_if<double>(&parameter.value)) return range_of(parameter, *real, false);
    return QString::fromStdString(scenario::to_text(parameter.value));
}

AxisEditor::AxisEditor(const QString& name, bool optional, QWidget* parent)
    : QWidget(parent), optional_(optional), parameter_(new QComboBox), values_(new QLineEdit),
      remark_(new QLabel) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(5);
    auto* caption = new QLabel(name);
    caption->setFont(ui::font(FontRole::Small));
    caption->setProperty("dim", true);
    parameter_->setAccessibleName(name);
    parameter_->setMinimumHeight(28);
    values_->setAccessibleName(tr("Values"));
    values_->setFont(ui::font(FontRole::Mono));
    values_->setToolTip(tr("FIRST:LAST:STEP, FIRST:LAST*FACTOR, or the values with commas between them"));
    remark_->setFont(ui::font(FontRole::Small));
    remark_->setWordWrap(true);
    remark_->setTextFormat(Qt::PlainText);
    column->addWidget(caption);
    column->addWidget(parameter_);
    column->addWidget(values_);
    column->addWidget(remark_);
    connect(parameter_, &QComboBox::currentIndexChanged, this, &AxisEditor::propose);
    connect(values_, &QLineEdit::textChanged, this, &AxisEditor::check);
}

void AxisEditor::set_scenario(const scenario::Scenario& scenario) {
    scenario_ = &scenario;
    const QString chosen = parameter_->currentData().toString();
    QStringList names;
    if (optional_) names << QString();
    for (const scenario::Parameter& parameter : scenario.parameters)
        names << QString::fromStdString(parameter.name);
    QStringList shown;
    for (int i = 0; i < parameter_->count(); ++i)
        shown << parameter_->itemData(i).toString();
    if (names == shown && !names.isEmpty()) return check();
    {
        const QSignalBlocker quiet(parameter_);
        parameter_->clear();
        for (const QString& name : names)
            parameter_->addItem(name.isEmpty() ? tr("none") : name, name);
        parameter_->setCurrentIndex(std::max(0, parameter_->findData(chosen)));
    }
    propose();
}

void AxisEditor::choose(const QString& parameter, const QString& values) {
    parameter_->setCurrentIndex(parameter_->findData(parameter));
    values_->setText(values);
}

void AxisEditor::propose() {
    const scenario::Parameter* parameter =
        scenario_ ? scenario_->find(parameter_->currentData().toString().toStdString()) : nullptr;
    values_->setText(parameter ? proposed_values(*parameter) : QString());
    values_->setVisible(parameter != nullptr);
    remark_->setVisible(parameter != nullptr || !optional_);
    check();
}

tl::expected<std::optional<study::Axis>, QString> AxisEditor::axis() const {
    const QString name = parameter_->currentData().toString();
    if (name.isEmpty() && optional_) return std::nullopt;
    if (!scenario_ || name.isEmpty()) return tl::make_unexpected(tr("The scenario has no parameters."));
    auto axis = study::parse_axis(*scenario_, (name + QLatin1Char('=') + values_->text()).toStdString());
    if (!axis) return tl::make_unexpected(QString::fromStdString(axis.error()));
    return std::optional(std::move(*axis));
}

void AxisEditor::check() {
    const auto axis = this->axis();
    remark_->setText(!axis ? axis.error() : *axis ? summary(**axis) : QString());
    remark_->setProperty("dim", axis.has_value());
    remark_->setProperty("wrong", !axis.has_value());
    remark_->setStyleSheet({}); // Asks for the properties again.
    emit changed();
}

} // namespace simul::ui
