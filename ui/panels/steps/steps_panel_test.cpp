#include "core/trace/testing/sample_traces.hpp"
#include "tests/support/catch.hpp"
#include "ui/panels/steps/steps_panel.hpp"

#include <QClipboard>
#include <QGuiApplication>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace simul;
using namespace simul::ui;

namespace {

struct ShownSteps {
    explicit ShownSteps(trace::TracePtr trace) {
        panel.resize(500, 300);
        panel.show();
        panel.set_narrator(std::make_shared<const narration::Narrator>(std::move(trace)));
    }
    StepsPanel panel;
};

} // namespace

TEST_CASE("The sentence at the playhead is in view, with others before and after it") {
    ShownSteps steps(trace::testing::producers_and_consumers());
    steps.panel.set_playhead(60);
    const QRect place = steps.panel.place_of(60);
    REQUIRE(place.isValid());
    CHECK(steps.panel.place_of(59).isValid());
    CHECK(steps.panel.place_of(61).isValid());
    CHECK(place.height() > steps.panel.place_of(61).height());
    CHECK(steps.panel.sentence().size() > 10);
    CHECK_FALSE(steps.panel.sentence().contains('`'));
}

TEST_CASE("A click on a sentence asks for its step, and so do the arrow keys") {
    ShownSteps steps(trace::testing::producers_and_consumers());
    steps.panel.set_playhead(60);
    const QSignalSpy wanted(&steps.panel, &StepsPanel::event_activated);
    QTest::mouseClick(steps.panel.viewport(), Qt::LeftButton, {}, steps.panel.place_of(62).center());
    QTest::keyClick(&steps.panel, Qt::Key_Up);
    QTest::keyClick(&steps.panel, Qt::Key_Down);
    REQUIRE(wanted.count() == 3);
    CHECK(wanted[0][0].value<trace::EventIndex>() == 62);
    CHECK(wanted[1][0].value<trace::EventIndex>() == 59);
    CHECK(wanted[2][0].value<trace::EventIndex>() == 61);
}

TEST_CASE("Ctrl+C copies the sentence at the playhead") {
    ShownSteps steps(trace::testing::producers_and_consumers());
    steps.panel.set_playhead(12);
    QTest::keyClick(&steps.panel, Qt::Key_C, Qt::ControlModifier);
    CHECK(QGuiApplication::clipboard()->text() == steps.panel.sentence());
}

TEST_CASE("Scrolling leaves the playhead where it is; the playhead brings its sentence back") {
    ShownSteps steps(trace::testing::producers_and_consumers());
    steps.panel.set_playhead(60);
    steps.panel.verticalScrollBar()->setValue(0);
    CHECK_FALSE(steps.panel.place_of(60).isValid());
    CHECK(steps.panel.step_at(5) == trace::EventIndex{0});
    steps.panel.set_playhead(61);
    CHECK(steps.panel.place_of(61).isValid());
}

TEST_CASE("Without a run there is nothing to click") {
    ShownSteps steps(trace::testing::producers_and_consumers());
    steps.panel.set_narrator(nullptr);
    CHECK_FALSE(steps.panel.step_at(5));
    CHECK(steps.panel.sentence().isEmpty());
}
