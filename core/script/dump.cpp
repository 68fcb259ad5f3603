// Prints what the front end makes of a file: its tree, with ranges. For the comparisons with CPython.
#include "core/script/syntax/ast_printer.hpp"
#include "core/script/syntax/parser.hpp"

#include <fstream>
#include <iostream>
#include <sstream>
#include <string_view>

using namespace simul::script;

namespace {

int fail(const Diagnostics& diagnostics) {
    for (const Diagnostic& diagnostic : diagnostics)
        std::cerr << render(diagnostic);
    return 1;
}

} // namespace

int main(int count, char** arguments) {
    if (count != 3) {
        std::cerr << "usage: script_dump ast FILE\n";
        return 2;
    }
    std::ifstream file(arguments[2], std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    const auto source = SourceFile::create(arguments[2], text.str());
    if (!source) return fail({source.error()});
    const auto tree = parse(*source);
    if (!tree) return fail(tree.error());
    std::cout << print(tree->body, PrintRanges::Yes);
    return 0;
}
