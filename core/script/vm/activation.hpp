/// One call in progress: the base of script frames and of native functions that call back.
#pragma once

#include <cstdint>

namespace simul::script {

/// What becomes of a result when the activation that gives it ends.
enum class OnReturn : std::uint8_t {
    Deliver,   ///< the caller gets it
    Discard,   ///< the caller does not wait for it: finalisers
    CheckNone, ///< as Discard, but a TypeError unless it is None: `__init__`, where the caller has the object
    EndsIteration, ///< `__next__`: StopIteration becomes Exhausted; the caller gets either
};

/// Activations form a stack linked from the innermost to the outermost. A suspended coroutine's activations
/// are cut off from it, still linked among themselves, and are put back as a whole when it is resumed.
struct Activation {
    enum class Kind : std::uint8_t { Script, Native, Base };

    Activation(Kind activation_kind) noexcept : kind(activation_kind) {}

    Activation* caller = nullptr;
    Kind kind;
    OnReturn on_return = OnReturn::Deliver;
};

} // namespace simul::script
