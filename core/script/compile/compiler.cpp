#include "core/script/compile/compiler.hpp"

#include "core/script/compile/scope.hpp"
#include "core/script/compile/semantics.hpp"
#include "core/script/compile/support_check.hpp"
#include "core/script/compile/unit_compiler.hpp"
#include "core/script/syntax/parser.hpp"

#include <algorithm>
#include <utility>

namespace simul::script {

namespace {

Diagnostics in_order(Diagnostics diagnostics) {
    std::stable_sort(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return a.range.begin < b.range.begin; });
    if (diagnostics.size() > kMaxDiagnostics) diagnostics.resize(kMaxDiagnostics);
    return diagnostics;
}

void append(Diagnostics& diagnostics, Diagnostics more) {
    std::move(more.begin(), more.end(), std::back_inserter(diagnostics));
}

} // namespace

tl::expected<std::shared_ptr<const CodeObject>, Diagnostics>
compile(const std::shared_ptr<const SourceFile>& source, Origin origin) {
    auto tree = parse(source);
    if (!tree) return tl::unexpected(std::move(tree.error()));
    return compile(*tree, origin);
}

tl::expected<std::shared_ptr<const CodeObject>, Diagnostics> compile(const SyntaxTree& tree, Origin origin) {
    Diagnostics diagnostics;
    const FutureFeatures features = find_future_features(tree, diagnostics);
    auto symbols = build_symbol_table(tree, features);
    if (!symbols) {
        append(diagnostics, std::move(symbols.error()));
        return tl::unexpected(in_order(std::move(diagnostics)));
    }
    check_semantics(tree, *symbols, diagnostics);
    if (origin == Origin::Scenario) check_support(tree, *symbols, diagnostics);
    if (!diagnostics.empty()) return tl::unexpected(in_order(std::move(diagnostics)));
    const ModuleContext context{tree.source, *symbols, features, origin == Origin::Library};
    return UnitCompiler(context, symbols->module()).compile_module(tree.body);
}

} // namespace simul::script
