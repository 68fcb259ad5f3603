/// How an awaited thing ended, in the terms of no language in particular.
#pragma once

#include "core/loop/reference_counted.hpp"

namespace simul::loop {

/// How something ended: with a value, with an exception, or cancelled. For the last two `payload` is the
/// front end's exception object, for the first the value (null: None).
struct Outcome {
    enum class Kind : std::uint8_t {
        Value,
        Exception,
        Cancelled, ///< An exception too (CancelledError), kept apart because the loop treats it in its own
                   ///< way.
    };
    Kind kind = Kind::Value;
    Payload payload;

    static Outcome value(Payload result = {}) { return {Kind::Value, std::move(result)}; }
    static Outcome exception(Payload error) { return {Kind::Exception, std::move(error)}; }
    static Outcome cancelled(Payload error) { return {Kind::Cancelled, std::move(error)}; }

    bool is_value() const noexcept { return kind == Kind::Value; }
    bool is_cancelled() const noexcept { return kind == Kind::Cancelled; }
};

} // namespace simul::loop
