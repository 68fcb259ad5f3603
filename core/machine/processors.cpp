#include "core/machine/processors.hpp"

#include <algorithm>
#include <cassert>

namespace simul::machine {

Processors::Processors(int cpus, Duration interval, Duration cost, Observer& observer)
    : interval_(interval), cost_(cost), observer_(&observer), cpus_(static_cast<std::size_t>(cpus)) {
    assert(cpus > 0 && interval > Duration::zero() && cost >= Duration::zero());
}

void Processors::begin(ComputationId computation, Duration length) {
    assert(length > Duration::zero());
    const auto free =
        std::find_if(cpus_.begin(), cpus_.end(), [](const Cpu& cpu) { return !cpu.runs.has_value(); });
    if (free != cpus_.end()) return give(*free, {computation, length});
    if (waiting_.empty()) restart_turns();
    waiting_.push_back({computation, length});
    if (observer_ != nullptr) observer_->waits_for_cpu(now_, computation);
}

void Processors::give(Cpu& cpu, const Computation& computation) {
    const bool is_switch = cpu.last && *cpu.last != computation.id;
    if (is_switch) switches_ += static_cast<std::uint64_t>(scale_);
    cpu.overhead = is_switch ? cost_ * scale_ : Duration::zero();
    cpu.turn = interval_ * scale_;
    cpu.last = computation.id;
    cpu.runs = computation;
    ++running_;
    if (observer_ != nullptr) observer_->got_cpu(now_, computation.id, cpu.overhead + computation.left);
}

/// The CPU has nothing to do any more: whoever has waited longest gets it.
void Processors::pass_on(Cpu& cpu) {
    cpu.runs.reset();
    --running_;
    if (waiting_.empty()) return;
    const Computation next = waiting_.front();
    waiting_.pop_front();
    give(cpu, next);
}

void Processors::restart_turns() {
    for (Cpu& cpu : cpus_)
        cpu.turn = interval_ * scale_;
}

void Processors::advance_to(Instant instant) {
    assert(now_ <= instant);
    while (now_ < instant) {
        const std::int64_t rounds = whole_rounds_until(instant);
        if (rounds > 1)
            run_as_one(rounds);
        else
            step(instant);
    }
}

/// On to the next end of a computation or of a turn, but not past `limit`.
void Processors::step(Instant limit) {
    const bool somebody_waits = !waiting_.empty();
    Duration length = limit - now_;
    for (const Cpu& cpu : cpus_) {
        if (!cpu.runs) continue;
        const Duration own = somebody_waits ? std::min(cpu.runs->left, cpu.turn) : cpu.runs->left;
        length = std::min(length, saturating_add(cpu.overhead, own));
    }
    now_ += length;
    for (Cpu& cpu : cpus_) {
        if (!cpu.runs) continue;
        const Duration paid = std::min(cpu.overhead, length);
        cpu.overhead -= paid;
        cpu.runs->left -= length - paid;
        if (somebody_waits) cpu.turn -= length - paid;
    }
    for (Cpu& cpu : cpus_)
        settle(cpu);
}

void Processors::settle(Cpu& cpu) {
    if (!cpu.runs || cpu.overhead > Duration::zero()) return;
    if (cpu.runs->left == Duration::zero()) {
        ended_.push_back(cpu.runs->id);
        pass_on(cpu);
    } else if (!waiting_.empty() && cpu.turn == Duration::zero()) {
        waiting_.push_back(*cpu.runs);
        if (observer_ != nullptr) observer_->waits_for_cpu(now_, cpu.runs->id);
        pass_on(cpu);
    }
}

/// In which every computation gets as many turns as there are CPUs; after it, everybody stands where he
/// stood. (Number the turns of all CPUs in order of time. Turn n goes to whoever ended turn n - CPUs - those
/// who wait, hence to the same one as turn n - computations; and CPUs take turns cyclically. So the state
/// repeats after computations × CPUs turns.)
Duration Processors::round() const {
    return (interval_ + cost_) * (running_ + static_cast<std::int64_t>(waiting_.size()));
}

/// How many rounds there are before `instant` and before any computation ends; 0 where nobody takes turns.
std::int64_t Processors::whole_rounds_until(Instant instant) const {
    if (waiting_.empty()) return 0;
    const Duration each = interval_ * running_;
    std::int64_t rounds = (instant - now_) / round();
    const auto bound_by = [&](const Computation& computation) {
        rounds = std::min<std::int64_t>(rounds, (computation.left - Duration(1)) / each);
    };
    for (const Cpu& cpu : cpus_)
        bound_by(*cpu.runs);
    std::for_each(waiting_.begin(), waiting_.end(), bound_by);
    return rounds;
}

void Processors::run_as_one(std::int64_t rounds) {
    const std::vector<Cpu> before = cpus_;
    const Instant end = now_ + round() * rounds;
    scale_ = rounds;
    for (Cpu& cpu : cpus_) {
        cpu.overhead *= rounds;
        cpu.turn *= rounds;
    }
    while (now_ < end)
        step(end);
    scale_ = 1;
    for (std::size_t i = 0; i < cpus_.size(); ++i) {
        assert(cpus_[i].runs->id == before[i].runs->id && "a round ends as it began");
        cpus_[i].overhead = before[i].overhead;
        cpus_[i].turn = before[i].turn;
    }
}

std::optional<Instant> Processors::next_end() const {
    if (!ended_.empty()) return now_;
    if (idle()) return std::nullopt;
    Processors ahead = *this;
    ahead.observer_ = nullptr;
    while (ahead.ended_.empty() && ahead.now_ < Instant::max()) {
        const std::int64_t rounds = ahead.whole_rounds_until(Instant::max());
        if (rounds > 1)
            ahead.run_as_one(rounds);
        else
            ahead.step(Instant::max());
    }
    return ahead.now_;
}

std::vector<ComputationId> Processors::take_ended() {
    std::vector<ComputationId> ended;
    ended.swap(ended_);
    return ended;
}

} // namespace simul::machine
