#include "core/native/coro.hpp"

namespace simul::native {

using namespace loop;
namespace {

/// "int simul::chain(int)" and "Coro<> main()::<lambda>" are "chain" and "main" to a reader.
std::string short_name(std::string_view signature) {
    const std::string_view before_parameters = signature.substr(0, signature.find('('));
    const std::size_t start = before_parameters.find_last_of(" :>");
    return std::string(start == std::string_view::npos ? before_parameters
                                                       : before_parameters.substr(start + 1));
}

} // namespace

void CoroPromiseBase::stand_at(const std::source_location& where) {
    if (label.name.empty()) {
        label.name = short_name(where.function_name());
        label.first_line = static_cast<int>(where.line());
    }
    line = static_cast<int>(where.line());
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
    if (!promise_.label.name.empty()) visitor.visit({&promise_.label, promise_.line});
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
