#include "core/loop/computing.hpp"

#include "core/loop/event_loop.hpp"

namespace simul::loop {

/// The instant at which the first computation under way is over.
class Computing::NextEnd final : public BlockedCode {
public:
    explicit NextEnd(Computing& computing) : computing_(computing) {}
    void go_on() override { computing_.end_those_done(); }

private:
    Computing& computing_;
};

Computing::Computing(Simulation& simulation, const machine::Machine& machine)
    : simulation_(simulation),
      processors_(machine.cpus, machine.switch_interval, machine.switch_cost, *this) {}

Computing::~Computing() = default;

void Computing::begin(Ref<BlockedCode> code, Duration length) {
    machine::ComputationId id = static_cast<machine::ComputationId>(codes_.size());
    if (free_ids_.empty()) {
        codes_.push_back(std::move(code));
    } else {
        id = free_ids_.back();
        free_ids_.pop_back();
        codes_[id] = std::move(code);
    }
    // While nobody computed, nobody told the processors the time.
    if (processors_.idle()) processors_.advance_to(simulation_.now());
    processors_.begin(id, length);
    set_next_end();
}

void Computing::got_cpu(Instant now, machine::ComputationId computation, Duration left) {
    codes_[computation]->got_cpu(now, left);
}

void Computing::waits_for_cpu(Instant now, machine::ComputationId computation) {
    codes_[computation]->waits_for_cpu(now);
}

void Computing::end_those_done() {
    next_end_.reset();
    std::vector<Ref<BlockedCode>> done;
    for (const machine::ComputationId id : processors_.take_ended()) {
        done.push_back(std::move(codes_[id]));
        codes_[id].reset();
        free_ids_.push_back(id);
    }
    set_next_end();
    for (const Ref<BlockedCode>& code : done)
        code->go_on();
}

void Computing::set_next_end() {
    const std::optional<Instant> end = processors_.next_end();
    // One that stands keeps its place among those of its instant.
    if (next_end_ != nullptr && end == next_end_->deadline()) return;
    if (next_end_ != nullptr) simulation_.wake_ups().cancel(*next_end_);
    next_end_ = end ? simulation_.wake_ups().set(make_ref<NextEnd>(*this), *end) : Ref<WakeUp>();
}

void Computing::abandon() noexcept {
    next_end_.reset();
    const std::vector<Ref<BlockedCode>> dropped = std::move(codes_);
    codes_.clear();
    free_ids_.clear();
}

} // namespace simul::loop
