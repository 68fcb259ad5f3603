/// What if a place in the program took another time?
#pragma once

#include <string>

namespace simul::script {

/// Everything that takes time at a place takes `factor` times as long: sleeping, blocking and computing that
/// begin there. The place is where the scenario's own code stands: in a function of the library, its caller.
struct TimeScale {
    int line = 0;         ///< 1-based; 0: of any line
    std::string function; ///< Its name; empty: of any function
    double factor = 1;    ///< Not negative, and finite.

    friend bool operator==(const TimeScale&, const TimeScale&) = default;
};

} // namespace simul::script
