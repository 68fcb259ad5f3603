/// Chips on their way from where they were to where they belong.
#pragma once

#include "ui/panels/event_loop/loop_picture.hpp"

#include <map>

namespace simul::ui {

/// A chip as it is drawn at one moment.
struct MovingChip {
    Chip chip;
    double opacity = 1;
};

/// Turns a sequence of pictures into a continuous motion: a chip glides to its new place, a new one fades in,
/// one that has no place any more fades out. Pure: time is passed in.
class ChipMotion {
public:
    /// Milliseconds that a chip is on its way.
    static constexpr double kDuration = 220;

    /// What is shown from now on. A chip that is still on its way goes on from where it is;
    /// if the places are the same, in the time that is left.
    void aim_at(const LoopPicture& picture);
    /// As aim_at, without any motion.
    void jump_to(const LoopPicture& picture);

    void advance(double milliseconds);
    bool moving() const { return progress_ < 1; }

    /// In the order in which they are to be painted: those that stay first, those that move above them.
    std::vector<MovingChip> chips() const;

private:
    MovingChip at_progress(const Chip& target) const;

    std::map<trace::TaskIndex, MovingChip> from_;
    std::vector<Chip> target_;
    double progress_ = 1;
};

} // namespace simul::ui
