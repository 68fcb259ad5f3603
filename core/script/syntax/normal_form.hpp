/// Which identifiers are in the normal form that Python gives them (Unicode 14.0, as CPython 3.11).
#pragma once

#include <string_view>

namespace simul::script {

/// Whether NFKC normalisation, which Python applies to identifiers, certainly leaves this one as it is.
/// REQUIRES: valid UTF-8.
bool is_normalised_identifier(std::string_view identifier);

} // namespace simul::script
