// Prints the language reference, docs/reference.md, from the tables that decide what a scenario may use.
#include "core/script/modules/module_catalogue.hpp"
#include "core/script/syntax/messages.hpp"

#include <algorithm>
#include <iostream>
#include <string>

using namespace simul::script;

namespace {

constexpr std::string_view kIntroduction =
    R"(<!-- Made by `language_reference` from the tables behind the refusals. Do not edit: change the tables, and run
     build/dev/core/script/language_reference > docs/reference.md -->
# What a scenario may use

A scenario is a Python 3.11 program. Its statements, expressions, classes, generators and coroutines are Python's, and do
what CPython does: [LANGUAGE.md](LANGUAGE.md) says what that covers. This page lists every name that a scenario finds, and
what is refused before a run, with the advice that the refusal gives.
)";

/// "`a` `b`", in lines of at most 120 characters.
void print_names(std::string_view names) {
    std::string line;
    for (std::string_view rest = names; !rest.empty();) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        const std::string word = "`" + std::string(rest.substr(0, end)) + "`";
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (end == 0) continue;
        if (line.size() + 1 + word.size() > 120) {
            std::cout << line << '\n';
            line.clear();
        }
        line += (line.empty() ? "" : " ") + word;
    }
    std::cout << line << "\n";
}

void print_advice(std::string_view title, std::span<const Advice> table) {
    std::cout << "\n### " << title << "\n\n| not here | instead |\n| --- | --- |\n";
    for (const Advice& row : table)
        std::cout << "| `" << row.name << "` | " << row.advice << " |\n";
}

} // namespace

int main() {
    std::cout << kIntroduction << "\n## Names without an import\n\n";
    print_names(builtin_names());
    std::cout << "\n## Modules\n";
    for (const ModuleDescription& module : supported_modules()) {
        std::cout << "\n### `" << module.name << "`\n\n" << module.summary << ".\n\n";
        print_names(module.names);
    }
    std::cout << "\n## What is refused\n\nAny other module, and any other name of these modules, is refused "
                 "too; where there is "
                 "something\nbetter to say than that it is missing, it is said.\n";
    print_advice("Modules", advice_for_modules());
    print_advice("Names of modules", advice_for_names());
    print_advice("Built-ins", advice_for_builtins());
    std::cout << "\n### Other refusals\n\n| message | advice |\n| --- | --- |\n";
    for (const Message message : refusals()) {
        const MessageText row = text_of(message);
        if (row.advice.find("{") == std::string_view::npos)
            std::cout << "| " << row.text << " | " << row.advice << " |\n";
    }
}
