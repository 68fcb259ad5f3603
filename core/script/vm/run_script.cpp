#include "core/script/vm/run_script.hpp"

#include "core/script/compile/compiler.hpp"
#include "core/script/vm/main_module.hpp"
#include "core/script/vm/operations.hpp"
#include "tests/support/catch.hpp"

namespace simul::script {
namespace {

class Collector final : public OutputSink {
public:
    void write(OutputStream stream, std::string_view text) override {
        (stream == OutputStream::Output ? output : errors) += text;
    }
    std::string output;
    std::string errors;
};

NativeCoroutine print(Interpreter& vm, OwnedArguments arguments) {
    std::string line;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        Value text = co_await to_string(vm, arguments[i]);
        if (i > 0) line += " ";
        line += text.to<StringObject>().utf8();
    }
    line += "\n";
    co_return vm.write(OutputStream::Output, line);
}

constexpr NativeDefinition kFunctions[] = {{"print", as_coroutine<print>, Arity::Keywords}};

} // namespace

ScriptResult run_script(std::string_view text) {
    ScriptResult result;
    auto source = SourceFile::create("test.py", std::string(text));
    auto code = compile(*source);
    if (!code) {
        for (const Diagnostic& diagnostic : code.error())
            result.errors += diagnostic.message + "\n";
        result.status = 2;
        return result;
    }
    Collector sink;
    {
        Interpreter vm({}, sink);
        define_functions(vm, vm.builtins(), "builtins", kFunctions);
        const ProgramEnd end = run_main_module(vm, *code, [](Duration, loop::BlockKind) {});
        result.status = end.status;
        result.is_cut_off = end.is_cut_off;
    }
    result.output = std::move(sink.output);
    result.errors = std::move(sink.errors);
    return result;
}

std::string output_of(std::string_view text) {
    const ScriptResult result = run_script(text);
    CHECK(result.errors == "");
    return result.output;
}

} // namespace simul::script
