#include "core/script/library/builtins/builtin_functions.hpp"
#include "core/script/library/native_support.hpp"
#include "core/script/library/standard_streams.hpp"

namespace simul::script::library {
namespace {

/// `sep` or `end`: a str, `fallback` where it is absent or None; null where a TypeError is pending.
StringRef separator(Interpreter& vm, const Value& value, const char* name, const char* fallback) {
    if (value.is_empty() || value.is_none()) return string(vm, fallback);
    if (auto* text = value.as<StringObject>()) return StringRef(text);
    (void)raise_type_error(vm, "{} must be None or a string, not {}", name, type_name(vm, value));
    return nullptr;
}

/// To one of the program's own streams: the line goes out as a whole, or as far as it came.
NativeCoroutine print_line(Interpreter& vm, OutputStream stream, std::vector<Value> values, StringRef between,
                           StringRef end) {
    std::string line;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i > 0) between->append_utf8(line);
        const Value text = co_await attempt(to_string(vm, values[i]));
        if (text.is_raised()) {
            const ExceptionRef failure = vm.take_exception();
            if (!line.empty()) (void)co_await vm.write(stream, line);
            co_return script::raise(vm, failure);
        }
        text.to<StringObject>().append_utf8(line);
    }
    end->append_utf8(line);
    co_return co_await vm.write(stream, line);
}

/// To any object with a method `write`, piece by piece.
NativeCoroutine print_to_object(Interpreter& vm, Value file, std::vector<Value> values, StringRef between,
                                StringRef end, Value wants_flush) {
    const Value write = co_await get_attribute(vm, file, *vm.names().write);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const Value separator_text = between;
        if (i > 0) (void)co_await call(vm, write, separator_text);
        const Value text = co_await to_string(vm, values[i]);
        (void)co_await call(vm, write, text);
    }
    const Value end_text = end;
    (void)co_await call(vm, write, end_text);
    if (wants_flush.is_empty()) co_return Value::none();
    const Value truthy = co_await truth(vm, wants_flush);
    if (!truthy.is_true()) co_return Value::none();
    const Value flush = co_await get_attribute(vm, file, *vm.names().flush);
    (void)co_await call(vm, flush);
    co_return Value::none();
}

Value print(Interpreter& vm, Arguments& arguments) {
    static constexpr Signature<4> kSignature{"print", {"sep", "end", "file", "flush"}, 0, 0, 0};
    const Arguments keywords(arguments.values() + arguments.size(), 0, arguments.keyword_names());
    const auto bound = bind(vm, keywords, kSignature);
    if (!bound) return Value::raised();
    const StringRef between = separator(vm, (*bound)[0], "sep", " ");
    if (between == nullptr) return Value::raised();
    const StringRef end = separator(vm, (*bound)[1], "end", "\n");
    if (end == nullptr) return Value::raised();
    Value file = (*bound)[2];
    if (file.is_empty() || file.is_none()) file = current_stream(vm, OutputStream::Output);
    if (file.is_none()) return Value::none();
    std::vector<Value> values(arguments.positional().begin(), arguments.positional().end());
    const auto stream = file.is_empty() ? std::optional(OutputStream::Output) : program_stream(file);
    if (stream) return start(vm, print_line(vm, *stream, std::move(values), between, end));
    return start(vm, print_to_object(vm, file, std::move(values), between, end, (*bound)[3]));
}

constexpr NativeDefinition kFunctions[] = {{"print", print, Arity::Keywords}};

} // namespace

std::span<const NativeDefinition> output_functions() {
    return kFunctions;
}

} // namespace simul::script::library
