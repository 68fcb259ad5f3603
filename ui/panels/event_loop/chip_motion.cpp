#include "ui/panels/event_loop/chip_motion.hpp"

#include <algorithm>
#include <set>

namespace simul::ui {

namespace {

/// Starts and ends slowly.
double eased(double progress) {
    return progress * progress * (3 - 2 * progress);
}

double between(double from, double to, double progress) {
    return from + (to - from) * progress;
}

QRectF between(const QRectF& from, const QRectF& to, double progress) {
    return {between(from.x(), to.x(), progress), between(from.y(), to.y(), progress),
            between(from.width(), to.width(), progress), between(from.height(), to.height(), progress)};
}

} // namespace

void ChipMotion::aim_at(const LoopPicture& picture) {
    const auto same_place = [](const Chip& a, const Chip& b) { return a.task == b.task && a.box == b.box; };
    const bool same_places =
        std::equal(target_.begin(), target_.end(), picture.chips.begin(), picture.chips.end(), same_place);
    if (!same_places) {
        std::map<trace::TaskIndex, MovingChip> here;
        for (MovingChip& moving : chips())
            here.insert_or_assign(moving.chip.task, std::move(moving));
        from_ = std::move(here);
        progress_ = 0;
    } // Else a motion goes on: only timers have become shorter.
    target_ = picture.chips;
}

void ChipMotion::jump_to(const LoopPicture& picture) {
    from_.clear();
    target_ = picture.chips;
    progress_ = 1;
}

void ChipMotion::advance(double milliseconds) {
    progress_ = std::min(progress_ + milliseconds / kDuration, 1.0);
}

std::vector<MovingChip> ChipMotion::chips() const {
    std::vector<MovingChip> staying;
    std::vector<MovingChip> gliding;
    std::set<trace::TaskIndex> targets;
    for (const Chip& target : target_) {
        targets.insert(target.task);
        MovingChip chip = at_progress(target);
        (chip.chip.box == target.box ? staying : gliding).push_back(std::move(chip));
    }
    if (moving()) {
        for (const auto& [task, leaving] : from_) {
            if (targets.contains(task)) continue;
            gliding.push_back(leaving);
            gliding.back().opacity *= 1 - eased(progress_);
        }
    }
    staying.insert(staying.end(), gliding.begin(), gliding.end());
    return staying;
}

MovingChip ChipMotion::at_progress(const Chip& target) const {
    MovingChip moving{target, 1};
    if (progress_ >= 1) return moving;
    const double progress = eased(progress_);
    const auto from = from_.find(target.task);
    if (from == from_.end()) {
        moving.opacity = progress;
    } else {
        moving.chip.box = between(from->second.chip.box, target.box, progress);
        moving.opacity = between(from->second.opacity, 1, progress);
    }
    return moving;
}

} // namespace simul::ui
