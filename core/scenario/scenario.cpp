#include "core/scenario/scenario.hpp"

#include "core/scenario/literal.hpp"
#include "core/script/compile/compiler.hpp"
#include "core/script/compile/hazards.hpp"
#include "core/script/syntax/parser.hpp"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <system_error>

namespace simul::scenario {
namespace {

namespace fs = std::filesystem;

LoadError about_the_file(const fs::path& path, std::string message, std::string advice = {}) {
    script::Diagnostic diagnostic;
    diagnostic.file = path.string();
    diagnostic.message = std::move(message);
    diagnostic.advice = std::move(advice);
    return {{std::move(diagnostic)}, {}};
}

tl::expected<std::string, LoadError> read_file(const fs::path& path) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status)) return tl::unexpected(about_the_file(path, "there is no such file"));
    if (fs::is_directory(status))
        return tl::unexpected(
            about_the_file(path, "this is a folder", "give a scenario file: a Python program"));
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return tl::unexpected(
            about_the_file(path, "cannot be read: " + std::generic_category().message(errno)));
    // One byte more than is allowed tells too large from just right, for pipes too.
    std::string bytes(1 << 16, '\0');
    std::string text;
    while (text.size() <= kLargestFile && file) {
        file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        text.append(bytes, 0, static_cast<std::size_t>(file.gcount()));
    }
    if (text.size() > kLargestFile)
        return tl::unexpected(about_the_file(path, "is larger than 16 MB: that is no scenario"));
    return text;
}

std::size_t indentation_of(std::string_view line) {
    return std::min(line.find_first_not_of(" \t"), line.size());
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (true) {
        const std::size_t end = text.find('\n');
        lines.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return lines;
        text.remove_prefix(end + 1);
    }
}

/// A docstring's first line, and the rest without the indentation that its lines share.
void split_docstring(std::string_view docstring, std::string& title, std::string& description) {
    const std::vector<std::string_view> lines = lines_of(trimmed(docstring));
    title = std::string(trimmed(lines.front()));
    std::size_t shared = std::string_view::npos;
    for (std::size_t i = 1; i < lines.size(); ++i)
        if (!trimmed(lines[i]).empty()) shared = std::min(shared, indentation_of(lines[i]));
    std::string rest;
    for (std::size_t i = 1; i < lines.size(); ++i)
        rest += std::string(lines[i].substr(std::min(shared, lines[i].size()))) + "\n";
    description = std::string(trimmed(rest));
}

} // namespace

const Parameter* Scenario::find(std::string_view name) const {
    const auto found = std::find_if(parameters.begin(), parameters.end(),
                                    [name](const Parameter& parameter) { return parameter.name == name; });
    return found == parameters.end() ? nullptr : &*found;
}

std::string LoadError::text() const {
    std::string text;
    for (const script::Diagnostic& diagnostic : diagnostics)
        text += render(diagnostic);
    return text;
}

tl::expected<Scenario, LoadError> load(const fs::path& path) {
    auto text = read_file(path);
    if (!text) return tl::unexpected(std::move(text.error()));
    return parse(std::move(*text), path);
}

tl::expected<Scenario, LoadError> parse(std::string source, fs::path path) {
    if (trimmed(source).empty())
        return tl::unexpected(about_the_file(path, "the file is empty", "write a Python program into it"));
    const auto file = script::SourceFile::create(path.string(), std::move(source));
    if (!file) return tl::unexpected(LoadError{{file.error()}, {}});
    const auto tree = script::parse(*file);
    if (!tree) return tl::unexpected(LoadError{tree.error(), std::string((*file)->text())});
    if (const auto code = script::compile(*tree); !code)
        return tl::unexpected(LoadError{code.error(), std::string((*file)->text())});

    Scenario scenario;
    scenario.source = std::string((*file)->text());
    scenario.title = path.stem().string();
    if (const auto docstring = script::docstring_of(tree->body); docstring && !trimmed(*docstring).empty())
        split_docstring(*docstring, scenario.title, scenario.description);
    Metadata metadata = take_metadata(scenario.description, scenario.source);
    scenario.stage = metadata.stage;
    ParameterList list = find_parameters(*tree);
    scenario.parameters = std::move(list.parameters);
    scenario.warnings = std::move(metadata.warnings);
    for (script::Diagnostic& warning : scenario.warnings)
        warning.file = path.string();
    scenario.warnings.insert(scenario.warnings.end(), list.warnings.begin(), list.warnings.end());
    scenario.hazards = script::find_hazards(*tree);
    scenario.path = std::move(path);
    return scenario;
}

} // namespace simul::scenario
