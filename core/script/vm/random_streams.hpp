/// A choice of a run: whose random numbers are whose.
#pragma once

#include <cstdint>

namespace simul::script {

enum class RandomStreams : std::uint8_t {
    One,     ///< All draw from one stream, as under CPython.
    PerTask, ///< Each task draws from its own, which follows from the seed and the task's lineage
             ///< (loop::Lineage).
};

} // namespace simul::script
