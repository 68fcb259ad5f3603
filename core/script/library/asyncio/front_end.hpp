/// The scenario language as a language on the loop.
#pragma once

#include "core/loop/front_end.hpp"
#include "core/script/vm/interpreter.hpp"

#include <optional>

namespace simul::script::library::asyncio {

/// One a simulation; made before its interpreter, and attached to it.
class ScriptFrontEnd : public loop::FrontEnd {
public:
    /// Before any loop runs. The interpreter outlives every use.
    void attach(Interpreter& vm) noexcept { vm_ = &vm; }

    loop::Payload make_error(loop::ErrorKind kind, std::string_view text,
                             const loop::Payload& cause = {}) override;
    loop::Payload make_cancelled_error(const loop::Payload& message) override;
    loop::Payload make_error_group(std::string_view text, std::span<const loop::Payload> errors) override;
    bool ends_the_program(const loop::Payload& error) const override;
    bool is_cancellation(const loop::Payload& error) const override;
    loop::Payload make_bool(bool value) override;
    loop::Payload make_integer(std::int64_t value) override;
    loop::Payload make_text(std::string_view value) override;
    loop::Payload make_list(std::span<const loop::Payload> items) override;
    std::string describe(const loop::Future& future) override;
    void exception_never_retrieved(loop::Future& future) override;
    void destroyed_pending(loop::Task& task) override;
    void unhandled(std::string_view message, const loop::Payload& error, loop::Task* task) override;
    void limit_reached(loop::LoopLimit limit) override;
    std::uint8_t tag_of_futures(bool is_task) const noexcept override;
    std::uint8_t tag_of_loops() const noexcept override;

    /// The limit of the loop that ended the run, if one did.
    std::optional<loop::LoopLimit> limit() const noexcept { return limit_; }

private:
    void settle() override;

    Interpreter* vm_ = nullptr;
    std::optional<loop::LoopLimit> limit_;
};

} // namespace simul::script::library::asyncio
