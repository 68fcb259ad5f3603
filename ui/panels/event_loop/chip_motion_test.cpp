#include "tests/support/catch.hpp"
#include "ui/panels/event_loop/chip_motion.hpp"

using namespace simul;
using namespace simul::ui;

namespace {

LoopPicture picture_with(std::vector<std::pair<trace::TaskIndex, double>> lefts) {
    LoopPicture picture;
    for (const auto& [task, left] : lefts)
        picture.chips.push_back({task, trace::TaskState::Ready, QRectF(left, 0, 50, 20), "t", {}, 1});
    return picture;
}

MovingChip chip_of(const ChipMotion& motion, trace::TaskIndex task) {
    for (const MovingChip& chip : motion.chips()) {
        if (chip.chip.task == task) return chip;
    }
    FAIL("no chip of that task");
    return {};
}

} // namespace

TEST_CASE("A chip glides from its old place to the new one") {
    ChipMotion motion;
    motion.jump_to(picture_with({{1, 0}}));
    motion.aim_at(picture_with({{1, 100}}));
    CHECK(chip_of(motion, 1).chip.box.left() == 0);
    motion.advance(ChipMotion::kDuration / 2);
    CHECK(chip_of(motion, 1).chip.box.left() == Approx(50));
    motion.advance(ChipMotion::kDuration / 2);
    CHECK(chip_of(motion, 1).chip.box.left() == 100);
    CHECK_FALSE(motion.moving());
}

TEST_CASE("A new chip fades in, one that leaves fades out") {
    ChipMotion motion;
    motion.jump_to(picture_with({{1, 0}}));
    motion.aim_at(picture_with({{2, 0}}));
    motion.advance(ChipMotion::kDuration * 0.25);
    CHECK(chip_of(motion, 2).opacity < 0.5);
    CHECK(chip_of(motion, 1).opacity > 0.5);
    motion.advance(ChipMotion::kDuration);
    CHECK(motion.chips().size() == 1);
    CHECK(chip_of(motion, 2).opacity == 1);
}

TEST_CASE("A chip that is called elsewhere on its way turns without a jump") {
    ChipMotion motion;
    motion.jump_to(picture_with({{1, 0}}));
    motion.aim_at(picture_with({{1, 100}}));
    motion.advance(ChipMotion::kDuration / 2);
    motion.aim_at(picture_with({{1, 0}}));
    CHECK(chip_of(motion, 1).chip.box.left() == Approx(50));
    motion.advance(ChipMotion::kDuration);
    CHECK(chip_of(motion, 1).chip.box.left() == 0);
}

TEST_CASE("Timers that become shorter do not hold up a chip on its way") {
    ChipMotion motion;
    motion.jump_to(picture_with({{1, 0}}));
    motion.aim_at(picture_with({{1, 100}}));
    for (int frame = 0; frame < 4; ++frame) {
        motion.advance(ChipMotion::kDuration / 4);
        motion.aim_at(picture_with({{1, 100}}));
    }
    CHECK_FALSE(motion.moving());
    CHECK(chip_of(motion, 1).chip.box.left() == 100);
}

TEST_CASE("A picture in which nothing has moved starts no motion") {
    ChipMotion motion;
    motion.jump_to(picture_with({{1, 0}, {2, 60}}));
    motion.aim_at(picture_with({{1, 0}, {2, 60}}));
    CHECK_FALSE(motion.moving());
}
