/// Which characters make identifiers (Unicode 14.0, as CPython 3.11).
#pragma once

#include <string_view>

namespace simul::script {

bool is_identifier_start(char32_t code_point);
bool is_identifier_continue(char32_t code_point);

/// A control, format or space character that a reader cannot see or tell from a blank.
bool is_invisible(char32_t code_point);

/// Whether NFKC normalisation, which Python applies to identifiers, certainly leaves this one as it is.
/// REQUIRES: valid UTF-8.
bool is_normalised_identifier(std::string_view identifier);

} // namespace simul::script
