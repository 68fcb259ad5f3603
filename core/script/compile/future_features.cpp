#include "core/script/compile/semantics.hpp"
#include "core/script/syntax/messages.hpp"

#include <algorithm>
#include <array>

namespace simul::script {

namespace {

/// Features that every 3.11 program has anyway.
constexpr std::array<std::string_view, 9> kPastFeatures{
    "nested_scopes",  "generators",       "division",       "absolute_import", "with_statement",
    "print_function", "unicode_literals", "generator_stop", "barry_as_FLUFL"};

const ast::ImportFrom* as_future_import(const ast::Statement& statement) {
    const auto* import = statement.as<ast::ImportFrom>();
    return import && import->module == "__future__" ? import : nullptr;
}

void turn_on(const SyntaxTree& tree, const ast::ImportFrom& import, FutureFeatures& features,
             Diagnostics& diagnostics) {
    for (const ast::Alias& alias : import.names) {
        if (alias.name == "annotations") {
            features.annotations = true;
        } else if (alias.name == "braces") {
            diagnostics.push_back(make_diagnostic(*tree.source, alias.range, Message::FutureBraces));
        } else if (std::find(kPastFeatures.begin(), kPastFeatures.end(), alias.name) == kPastFeatures.end()) {
            diagnostics.push_back(
                make_diagnostic(*tree.source, alias.range, Message::FutureUnknown, {alias.name}));
        }
    }
}

} // namespace

FutureFeatures find_future_features(const SyntaxTree& tree, Diagnostics& diagnostics) {
    FutureFeatures features;
    std::size_t first = docstring_of(tree.body) ? 1 : 0;
    for (; first < tree.body.size(); ++first) {
        const ast::ImportFrom* import = as_future_import(*tree.body[first]);
        if (!import) break;
        turn_on(tree, *import, features, diagnostics);
    }
    // Those inside functions and blocks are found by check_semantics().
    for (std::size_t i = first; i < tree.body.size(); ++i) {
        if (as_future_import(*tree.body[i]))
            diagnostics.push_back(
                make_diagnostic(*tree.source, tree.body[i]->range, Message::FutureNotFirst));
    }
    return features;
}

} // namespace simul::script
