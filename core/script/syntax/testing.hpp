/// Verbs for the tests of the front end.
#pragma once

#include "core/script/syntax/parser.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace simul::script::testing {

inline std::shared_ptr<const SourceFile> source_of(std::string text) {
    return SourceFile::create("test.py", std::move(text)).value();
}

/// "3:9 expected ':'": place and message of each diagnostic, one a line.
inline std::string summary(const Diagnostics& diagnostics) {
    std::string result;
    for (const Diagnostic& diagnostic : diagnostics) {
        if (!result.empty()) result += '\n';
        result += std::to_string(diagnostic.range.begin.line) + ":" +
                  std::to_string(diagnostic.range.begin.column) + " " + diagnostic.message;
    }
    return result;
}

} // namespace simul::script::testing
