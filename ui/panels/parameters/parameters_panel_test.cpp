#include "tests/support/catch.hpp"
#include "ui/panels/parameters/parameters_panel.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>

using namespace simul;
using namespace simul::ui;

namespace {

scenario::Parameter parameter(std::string name, scenario::ParameterValue value) {
    scenario::Parameter parameter;
    parameter.name = std::move(name);
    parameter.value = std::move(value);
    return parameter;
}

/// One parameter of each kind.
std::vector<scenario::Parameter> one_of_each() {
    scenario::Parameter boards = parameter("BOARDS", std::int64_t{24});
    boards.minimum = 1;
    boards.maximum = 200;
    scenario::Parameter think = parameter("THINK", 5.0);
    think.minimum = 0.5;
    think.maximum = 60;
    think.step = 0.5;
    scenario::Parameter mode = parameter("MODE", std::string("async"));
    mode.choices = {std::string("async"), std::string("blocking")};
    return {boards, think, mode, parameter("VERBOSE", false), parameter("NAME", std::string("Judit"))};
}

template <class Control>
Control& control(ParametersPanel& panel, const char* name) {
    auto* control = panel.findChild<QWidget*>(name)->findChild<Control*>();
    REQUIRE(control);
    return *control;
}

} // namespace

TEST_CASE("Untouched parameters change nothing in a run") {
    ParametersPanel panel;
    panel.set_parameters(one_of_each(), false);
    CHECK(panel.settings().parameters.empty());
    CHECK(panel.settings().arguments.empty());
    CHECK(panel.settings().seed == 0);
}

TEST_CASE("Each kind of control gives a value of the parameter's type") {
    ParametersPanel panel;
    panel.set_parameters(one_of_each(), false);
    control<QSlider>(panel, "BOARDS").setValue(99);
    control<QDoubleSpinBox>(panel, "THINK").setValue(7.5);
    control<QComboBox>(panel, "MODE").setCurrentIndex(1);
    control<QCheckBox>(panel, "VERBOSE").click();
    QTest::keyClicks(&control<QLineEdit>(panel, "NAME"), " P");
    const auto values = panel.settings().parameters;
    CHECK(values.at("BOARDS") == scenario::ParameterValue{std::int64_t{100}});
    CHECK(values.at("THINK") == scenario::ParameterValue{7.5});
    CHECK(values.at("MODE") == scenario::ParameterValue{std::string("blocking")});
    CHECK(values.at("VERBOSE") == scenario::ParameterValue{true});
    CHECK(values.at("NAME") == scenario::ParameterValue{std::string("Judit P")});
}

TEST_CASE("Slider and field of a number go together") {
    ParametersPanel panel;
    panel.set_parameters(one_of_each(), false);
    control<QDoubleSpinBox>(panel, "BOARDS").setValue(150);
    CHECK(control<QSlider>(panel, "BOARDS").value() == 149);
    control<QSlider>(panel, "BOARDS").setValue(0);
    CHECK(control<QDoubleSpinBox>(panel, "BOARDS").value() == 1);
}

TEST_CASE("Many changes in a row are told once") {
    ParametersPanel panel;
    panel.set_parameters(one_of_each(), false);
    QSignalSpy changed(&panel, &ParametersPanel::changed);
    for (int boards = 25; boards < 60; ++boards)
        control<QDoubleSpinBox>(panel, "BOARDS").setValue(boards);
    REQUIRE(changed.wait(10'000));
    CHECK(changed.count() == 1);
}

TEST_CASE("Chosen values survive an edit of the file, but not another file") {
    ParametersPanel panel;
    panel.set_parameters(one_of_each(), false);
    control<QDoubleSpinBox>(panel, "BOARDS").setValue(8);
    auto edited = one_of_each();
    edited.push_back(parameter("MORE", true));
    panel.set_parameters(edited, true);
    CHECK(panel.settings().parameters.at("BOARDS") == scenario::ParameterValue{std::int64_t{8}});
    panel.set_parameters(one_of_each(), false);
    CHECK(panel.settings().parameters.empty());
}

TEST_CASE("Arguments are split as in a shell") {
    ParametersPanel panel;
    panel.set_arguments({"-p", "2", "two words"});
    CHECK(panel.settings().arguments == std::vector<std::string>{"-p", "2", "two words"});
    auto* arguments = panel.findChild<QLineEdit*>("arguments");
    arguments->clear();
    QTest::keyClicks(arguments, "9 6 \"3 3\"");
    CHECK(panel.settings().arguments == std::vector<std::string>{"9", "6", "3 3"});
}
