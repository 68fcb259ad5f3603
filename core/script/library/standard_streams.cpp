#include "core/script/library/standard_streams.hpp"

#include "core/script/library/native_support.hpp"
#include "core/script/vm/module_object.hpp"

namespace simul::script::library {
namespace {

class TextStream final : public Object {
public:
    TextStream(TypeObject& type, OutputStream target) : Object(type, Layout::Other), target_(target) {}
    OutputStream target() const noexcept { return target_; }

private:
    OutputStream target_;
};

OutputStream target_of(const Value& self) {
    return static_cast<TextStream*>(self.as_object())->target();
}

Value write(Interpreter& vm, Arguments& arguments) {
    const auto* text = arguments[1].as<StringObject>();
    if (text == nullptr)
        return raise_type_error(vm, "write() argument must be str, not {}", type_name(vm, arguments[1]));
    const auto size = static_cast<std::int64_t>(text->size());
    const Value written = vm.write(target_of(arguments[0]), text->utf8());
    return written.is_raised() ? Value::raised() : Value::integer(size);
}

NativeCoroutine writelines(Interpreter& vm, OwnedArguments arguments) {
    const OutputStream target = target_of(arguments[0]);
    const Value iterator = co_await iterate(vm, arguments[1]);
    for (;;) {
        const Value line = co_await iterate_next(vm, iterator);
        if (line.is_exhausted()) co_return Value::none();
        const auto* text = line.as<StringObject>();
        if (text == nullptr)
            co_return raise_type_error(vm, "write() argument must be str, not {}", type_name(vm, line));
        (void)co_await vm.write(target, text->utf8());
    }
}

Value none(Interpreter&, Arguments&) {
    return Value::none();
}
Value no(Interpreter&, Arguments&) {
    return Value::boolean(false);
}
Value yes(Interpreter&, Arguments&) {
    return Value::boolean(true);
}

constexpr NativeDefinition kMethods[] = {
    {"write", write, Arity::One, NativeKind::Method},
    {"writelines", as_coroutine<writelines>, Arity::One, NativeKind::Method},
    {"flush", none, Arity::None, NativeKind::Method},
    {"isatty", no, Arity::None, NativeKind::Method},
    {"readable", no, Arity::None, NativeKind::Method},
    {"writable", yes, Arity::None, NativeKind::Method},
};

Value name(Interpreter& vm, const Value& self) {
    return string(vm, target_of(self) == OutputStream::Output ? "<stdout>" : "<stderr>");
}
Value encoding(Interpreter& vm, const Value&) {
    return string(vm, "utf-8");
}
Value closed(Interpreter&, const Value&) {
    return Value::boolean(false);
}

constexpr NativeAttribute kAttributes[] = {{"name", name}, {"encoding", encoding}, {"closed", closed}};

Value repr_stream(Interpreter& vm, const Value& self) {
    const char* stream = target_of(self) == OutputStream::Output ? "<stdout>" : "<stderr>";
    return string(vm, fmt::format("<_io.TextIOWrapper name='{}' mode='w' encoding='utf-8'>", stream));
}

} // namespace

void define_standard_streams(Interpreter& vm, ModuleObject& module) {
    TypeDefinition definition;
    definition.name = "_io.TextIOWrapper";
    definition.slots.repr = repr_stream;
    definition.can_be_subclassed = false;
    const auto type = TypeObject::create_builtin(vm, definition);
    define_methods(*type, kMethods);
    define_attributes(*type, kAttributes);
    module.set(vm, "stdout", Ref<TextStream>(new TextStream(*type, OutputStream::Output)));
    module.set(vm, "stderr", Ref<TextStream>(new TextStream(*type, OutputStream::Error)));
}

Value current_stream(Interpreter& vm, OutputStream stream) {
    const StringRef name = vm.intern(stream == OutputStream::Output ? "stdout" : "stderr");
    const StringRef module_name = vm.intern("sys");
    const Value* module = vm.modules().find(*module_name);
    if (module == nullptr || module->as<ModuleObject>() == nullptr) return Value();
    const Value* found = module->to<ModuleObject>().dict()->find(*name);
    return found == nullptr ? Value::none() : *found;
}

std::optional<OutputStream> program_stream(const Value& file) {
    const auto* object = file.as<Object>();
    const auto* stream = object == nullptr ? nullptr : dynamic_cast<const TextStream*>(object);
    if (stream == nullptr) return std::nullopt;
    return stream->target();
}

} // namespace simul::script::library
