#include "core/scenario/compiled.hpp"

#include "core/script/syntax/parser.hpp"

namespace simul::scenario {

tl::expected<std::shared_ptr<const script::CodeObject>, script::Diagnostics>
compile(const std::string& source, const std::string& name, const ParameterValues& parameters) {
    const auto file = script::SourceFile::create(name, source);
    if (!file) return tl::unexpected(script::Diagnostics{file.error()});
    auto tree = script::parse(*file);
    if (!tree) return tl::unexpected(std::move(tree.error()));
    set_parameters(*tree, parameters);
    return script::compile(*tree);
}

} // namespace simul::scenario
