#include "core/script/vm/argument_messages.hpp"

#include "core/script/vm/errors.hpp"

namespace simul::script {
namespace {

/// 'a'; 'a' and 'b'; 'a', 'b', and 'c'
std::string enumerate(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) text += names.size() == 2 ? " and " : (i + 1 == names.size() ? ", and " : ", ");
        text += "'" + names[i] + "'";
    }
    return text;
}

const char* plural(std::size_t count) {
    return count == 1 ? "" : "s";
}

} // namespace

void raise_too_many_arguments(Interpreter& vm, std::string_view function, const PositionalCount& count) {
    const std::string takes = count.defaults > 0
                                  ? fmt::format("from {} to {}", count.most - count.defaults, count.most)
                                  : std::to_string(count.most);
    std::string keyword_part;
    if (count.keyword_only_given > 0)
        keyword_part =
            fmt::format(" positional argument{} (and {} keyword-only argument{})", plural(count.given),
                        count.keyword_only_given, plural(count.keyword_only_given));
    (void)raise_type_error(vm, "{}() takes {} positional argument{} but {}{} {} given", function, takes,
                           count.defaults > 0 ? "s" : plural(count.most), count.given, keyword_part,
                           count.given == 1 && count.keyword_only_given == 0 ? "was" : "were");
}

void raise_missing_arguments(Interpreter& vm, std::string_view function, std::string_view kind,
                             const std::vector<std::string>& names) {
    (void)raise_type_error(vm, "{}() missing {} required {} argument{}: {}", function, names.size(), kind,
                           plural(names.size()), enumerate(names));
}

void raise_unexpected_keyword(Interpreter& vm, std::string_view function, std::string_view name) {
    (void)raise_type_error(vm, "{}() got an unexpected keyword argument '{}'", function, name);
}

void raise_multiple_values(Interpreter& vm, std::string_view function, std::string_view name) {
    (void)raise_type_error(vm, "{}() got multiple values for argument '{}'", function, name);
}

} // namespace simul::script
