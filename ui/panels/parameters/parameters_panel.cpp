#include "ui/panels/parameters/parameters_panel.hpp"

#include "ui/theme/fonts.hpp"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QRegularExpressionValidator>

namespace simul::ui {

using scenario::ParameterValue;

namespace {

constexpr int kSettleMilliseconds = 250;
/// Parameters are in the rows above; the panel's own two rows keep their place below any number of them.
constexpr int kArgumentsRow = 1000;

QString quoted(const std::string& argument) {
    QString text = QString::fromStdString(argument);
    if (!text.isEmpty() && !text.contains(QLatin1Char(' ')) && !text.contains(QLatin1Char('"'))) return text;
    return QLatin1Char('"') + text.replace(QLatin1Char('"'), QStringLiteral("\"\"\"")) + QLatin1Char('"');
}

} // namespace

ParametersPanel::ParametersPanel(QWidget* parent)
    : QScrollArea(parent), grid_(new QGridLayout), arguments_(new QLineEdit), seed_(new QLineEdit) {
    setObjectName(QStringLiteral("parameters"));
    setAccessibleName(tr("Parameters"));
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* content = new QWidget;
    content->setLayout(grid_);
    grid_->setContentsMargins(12, 2, 12, 8);
    grid_->setHorizontalSpacing(16);
    grid_->setVerticalSpacing(6);
    grid_->setColumnStretch(1, 1);
    setWidget(content);
    arguments_->setObjectName(QStringLiteral("arguments"));
    arguments_->setPlaceholderText(tr("none"));
    seed_->setObjectName(QStringLiteral("seed"));
    seed_->setText(QStringLiteral("0"));
    seed_->setValidator(
        new QRegularExpressionValidator(QRegularExpression(QStringLiteral("\\d{1,19}")), seed_));
    grid_->addWidget(
        make_label(tr("Arguments"), tr("What the program finds in sys.argv, as in a shell"), arguments_),
        kArgumentsRow, 0);
    grid_->addWidget(arguments_, kArgumentsRow, 1);
    grid_->addWidget(
        make_label(tr("Seed"), tr("Where random numbers start: the same seed, the same run"), seed_),
        kArgumentsRow + 1, 0);
    grid_->addWidget(seed_, kArgumentsRow + 1, 1);
    grid_->setRowStretch(kArgumentsRow + 2, 1);
    settle_.setSingleShot(true);
    settle_.setInterval(kSettleMilliseconds);
    connect(&settle_, &QTimer::timeout, this, &ParametersPanel::changed);
    connect(arguments_, &QLineEdit::textEdited, &settle_, qOverload<>(&QTimer::start));
    connect(seed_, &QLineEdit::textEdited, &settle_, qOverload<>(&QTimer::start));
}

void ParametersPanel::set_parameters(const std::vector<scenario::Parameter>& parameters, bool keep_values) {
    const auto values = keep_values ? chosen_values() : std::map<std::string, ParameterValue>();
    if (!keep_values) {
        arguments_->clear();
        seed_->setText(QStringLiteral("0"));
        settle_.stop();
    }
    parameters_ = parameters;
    rebuild(values);
}

void ParametersPanel::set_values(const scenario::RunSettings& settings) {
    rebuild(settings.parameters);
    set_arguments(settings.arguments);
    seed_->setText(QString::number(settings.seed));
    settle_.stop();
}

scenario::RunSettings ParametersPanel::settings() const {
    scenario::RunSettings settings;
    settings.parameters = chosen_values();
    for (const QString& argument : QProcess::splitCommand(arguments_->text()))
        settings.arguments.push_back(argument.toStdString());
    settings.seed = seed_->text().toULongLong();
    return settings;
}

void ParametersPanel::set_arguments(const std::vector<std::string>& arguments) {
    QStringList texts;
    for (const std::string& argument : arguments)
        texts << quoted(argument);
    arguments_->setText(texts.join(QLatin1Char(' ')));
}

std::map<std::string, ParameterValue> ParametersPanel::chosen_values() const {
    std::map<std::string, ParameterValue> values;
    for (std::size_t i = 0; i < controls_.size(); ++i) {
        const ParameterValue value = controls_[i]->value();
        if (value != parameters_[i].value) values.emplace(parameters_[i].name, value);
    }
    return values;
}

QWidget* ParametersPanel::make_label(const QString& name, const QString& description, QWidget* control) {
    auto* label = new QLabel(name);
    label->setFont(ui::font(FontRole::Small));
    label->setProperty("dim", true);
    label->setToolTip(description);
    label->setBuddy(control);
    control->setToolTip(description);
    control->setAccessibleName(name);
    return label;
}

void ParametersPanel::rebuild(const std::map<std::string, ParameterValue>& values) {
    for (ParameterControl* control : controls_)
        delete control;
    for (QWidget* label : labels_)
        delete label;
    controls_.clear();
    labels_.clear();
    for (const scenario::Parameter& parameter : parameters_) {
        const auto chosen = values.find(parameter.name);
        const bool fits = chosen != values.end() && chosen->second.index() == parameter.value.index();
        auto* control = ParameterControl::create(parameter, fits ? chosen->second : parameter.value);
        control->setObjectName(QString::fromStdString(parameter.name));
        connect(control, &ParameterControl::changed, &settle_, qOverload<>(&QTimer::start));
        QWidget* label = make_label(QString::fromStdString(parameter.name),
                                    QString::fromStdString(parameter.description), control);
        const int row = static_cast<int>(controls_.size());
        grid_->addWidget(label, row, 0);
        grid_->addWidget(control, row, 1);
        controls_.push_back(control);
        labels_.push_back(label);
    }
}

} // namespace simul::ui
