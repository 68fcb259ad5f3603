#include "core/native/coro.hpp"

#include <mutex>
#include <unordered_map>

namespace simul::native {

using namespace loop;
namespace {

/// A coroutine's name as scenarios have it.
std::string_view name_of(const char* function) {
    const std::string_view name = function;
    return name == "operator()" ? "<lambda>" : name;
}

/// One label a function, for as long as the program runs: frames come and go.
const CodeLabel& label_of(Place place) {
    static std::mutex mutex;
    static std::unordered_map<const char*, CodeLabel> labels;
    const std::lock_guard lock(mutex);
    const auto [found, is_new] = labels.try_emplace(place.function);
    if (is_new) found->second = {std::string(name_of(place.function)), place.line};
    return found->second;
}

} // namespace

void CoroPromiseBase::stand_at(Place place) {
    if (label == nullptr) label = &label_of(place);
    line = place.line;
}

Step CoroBody::resume(Outcome sent) {
    if (!started_) {
        started_ = true;
        if (!sent.is_value()) return Step::ends(std::move(sent));
    }
    if (promise_.delegate) {
        Step step = promise_.delegate->resume(std::move(sent));
        if (step.kind != Step::Kind::Ends) return step;
        promise_.delegate.reset();
        promise_.sent = std::move(step.outcome);
    } else {
        promise_.sent = std::move(sent);
    }
    handle_.resume();
    return std::move(promise_.step);
}

void CoroBody::visit_stack(StackVisitor& visitor) const {
    if (promise_.label != nullptr) visitor.visit({promise_.label, promise_.line});
    if (promise_.delegate) promise_.delegate->visit_stack(visitor);
}

bool BodyAwaiter::await_suspend(std::coroutine_handle<>) {
    Step step = body_->resume(Outcome::value());
    if (step.kind == Step::Kind::Ends) {
        promise_.sent = std::move(step.outcome);
        return false;
    }
    promise_.delegate = body_;
    promise_.step = std::move(step);
    return true;
}

} // namespace simul::native
