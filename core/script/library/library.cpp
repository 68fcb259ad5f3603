#include "core/script/library/library.hpp"

#include "core/script/compile/compiler.hpp"
#include "core/script/library/builtins/builtin_functions.hpp"
#include "core/script/library/formatting.hpp"
#include "core/script/library/types/builtin_methods.hpp"
#include "core/script/library/types/constructors.hpp"
#include "core/script/library/types/string_methods.hpp"
#include "core/script/vm/interpreter_state.hpp"

#include <cassert>
#include <memory>
#include <mutex>
#include <vector>

namespace simul::script::library {
namespace {

void complete_types(Interpreter& vm) {
    const BuiltinTypes& types = vm.types();
    define_scalar_constructors(vm);
    define_container_constructors(vm);
    for (const auto methods : {string_search_methods(), string_split_methods(), string_case_methods(),
                               string_assembly_methods(), string_format_methods()})
        define_methods(*types.string, methods);
    define_methods(*types.integer, integer_methods());
    define_attributes(*types.integer, integer_attributes());
    define_methods(*types.floating, float_methods());
    define_attributes(*types.floating, float_attributes());
    for (const auto& type : {types.integer, types.floating})
        define_methods(*type, number_methods());
    define_methods(*types.bytes, bytes_methods());
    define_methods(*types.list, list_methods());
    define_methods(*types.tuple, tuple_methods());
    define_methods(*types.range, range_methods());
    define_methods(*types.dict, dict_methods());
    for (const auto& type : {types.set, types.frozenset})
        define_methods(*type, any_set_methods());
    define_methods(*types.set, set_methods());
    vm.state().format_percent = format_percent;
}

void add_builtins(Interpreter& vm) {
    for (const auto functions : {number_functions(), iteration_functions(), object_functions(),
                                 output_functions(), namespace_functions()})
        define_functions(vm, vm.builtins(), "builtins", functions);
    define_iterator_types(vm, vm.builtins());
    define_object_dir(vm);
}

/// Code is immutable: one copy serves all interpreters of the process, and is made for the first that asks.
class CompiledModule {
public:
    const std::shared_ptr<const CodeObject>& code(const EmbeddedModule& module) {
        std::call_once(compiled_, [&] {
            const auto source =
                SourceFile::create("<" + std::string(module.name) + ">", std::string(module.source));
            assert(source.has_value());
            auto code = compile(*source, Origin::Library);
            assert(code.has_value());
            code_ = std::move(*code);
        });
        return code_;
    }

private:
    std::once_flag compiled_;
    std::shared_ptr<const CodeObject> code_;
};

void register_modules(Interpreter& vm) {
    for (const NativeModule& module : native_modules())
        vm.register_module(std::string(module.name), module.initialize);
    static std::vector<CompiledModule> compiled(embedded_modules().size());
    for (std::size_t i = 0; i < compiled.size(); ++i) {
        const EmbeddedModule& module = embedded_modules()[i];
        vm.register_module(std::string(module.name), [i, &module] { return compiled[i].code(module); });
    }
}

} // namespace

void install(Interpreter& vm) {
    complete_types(vm);
    add_builtins(vm);
    register_modules(vm);
}

} // namespace simul::script::library
