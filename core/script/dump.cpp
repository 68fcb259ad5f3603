// Prints what the front end makes of a file, for people and for the comparisons with CPython:
//   ast   its tree, with ranges
//   code  its bytecode
//   ops   for each code object its name, then each instruction with its range, one a line
#include "core/script/compile/compiler.hpp"
#include "core/script/compile/disassembler.hpp"
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

void print_operations(const CodeObject& code) {
    std::cout << "= " << code.qualified_name << " " << code.first_line << '\n';
    for (std::size_t i = 0; i < code.instructions.size(); ++i) {
        const SourceRange& range = code.locations[i];
        std::cout << name_of(code.instructions[i].opcode()) << ' ' << range.begin.line << ':'
                  << range.begin.column << '-' << range.end.line << ':' << range.end.column << ' '
                  << describe_operand(code, code.instructions[i]) << '\n';
    }
    for (const auto& child : code.children)
        print_operations(*child);
}

int run(std::string_view what, const std::shared_ptr<const SourceFile>& source) {
    const auto tree = parse(source);
    if (!tree) return fail(tree.error());
    if (what == "ast") {
        std::cout << print(tree->body, PrintRanges::Yes);
        return 0;
    }
    const auto code = compile(*tree, what == "ops" ? Origin::Library : Origin::Scenario);
    if (!code) return fail(code.error());
    if (what == "ops")
        print_operations(**code);
    else
        std::cout << disassemble(**code);
    return 0;
}

} // namespace

int main(int count, char** arguments) {
    if (count != 3) {
        std::cerr << "usage: script_dump ast|code|ops FILE\n";
        return 2;
    }
    std::ifstream file(arguments[2], std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    const auto source = SourceFile::create(arguments[2], text.str());
    if (!source) return fail({source.error()});
    return run(arguments[1], *source);
}
