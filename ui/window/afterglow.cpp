#include "ui/window/afterglow.hpp"

namespace simul::ui {

using trace::EventIndex;

void Afterglow::cross(EventIndex from, EventIndex to) {
    const auto most = static_cast<EventIndex>(kMost);
    if (to > from) {
        for (EventIndex event = std::max(from, to > most ? to - most : 0); event++ < to;)
            light(event);
    } else {
        for (EventIndex event = std::min(from, to + most); event-- > to;)
            light(event);
    }
}

void Afterglow::leap(EventIndex to) {
    clear();
    light(to);
}

void Afterglow::light(EventIndex event) {
    lights_.push_front({event, RealTime::zero()});
    if (lights_.size() > kMost) lights_.pop_back();
}

void Afterglow::advance(RealTime elapsed) {
    for (Light& light : lights_)
        light.age += elapsed;
    while (!lights_.empty() && lights_.back().age >= kLength)
        lights_.pop_back();
}

std::vector<LitEvent> Afterglow::lights() const {
    std::vector<LitEvent> lights;
    for (const Light& light : lights_)
        lights.push_back(
            {light.event, static_cast<double>(light.age.count()) / static_cast<double>(kLength.count())});
    return lights;
}

} // namespace simul::ui
