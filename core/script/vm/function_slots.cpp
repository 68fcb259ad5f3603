// What functions, methods, cells, modules and super objects do.
#include "core/script/vm/builtin_slots.hpp"
#include "core/script/vm/call.hpp"
#include "core/script/vm/class_creation.hpp"
#include "core/script/vm/errors.hpp"
#include "core/script/vm/execution.hpp"
#include "core/script/vm/function_object.hpp"
#include "core/script/vm/instance_object.hpp"
#include "core/script/vm/interpreter_state.hpp"
#include "core/script/vm/module_object.hpp"
#include "core/script/vm/native_attribute.hpp"
#include "core/script/vm/operations.hpp"

namespace simul::script {
namespace {

std::string text(const Value& value) {
    const auto* string = value.as<StringObject>();
    return string != nullptr ? string->utf8() : "?";
}

// ---- functions --------------------------------------------------------------------------------------------

FunctionObject& function_of(const Value& self) {
    return self.to<FunctionObject>();
}

Value function_repr(Interpreter& vm, const Value& self) {
    return StringObject::from_utf8(
        vm, fmt::format("<function {} at {}>", text(function_of(self).qualified_name), vm.address_of(self)));
}

Value function_get(Interpreter& vm, const Value& self, const Value& instance, const Value&) {
    if (instance.is_empty()) return self;
    return BoundMethodObject::create(vm, self, instance);
}

Value function_call(Interpreter& vm, const Value& self, Arguments& arguments) {
    return call_function(vm, function_of(self), arguments);
}

template <Value FunctionObject::*part>
Value function_part(Interpreter&, const Value& self) {
    const Value& value = function_of(self).*part;
    return value.is_empty() ? Value::none() : value;
}
template <Value FunctionObject::*part>
Value set_function_part(Interpreter&, const Value& self, const Value& value) {
    function_of(self).*part = value.is_empty() ? Value::none() : value;
    return Value::none();
}
template <Value FunctionObject::*part>
Value set_function_name(Interpreter& vm, const Value& self, const Value& value) {
    if (value.as<StringObject>() == nullptr) {
        return raise_type_error(vm, "{} must be set to a string object",
                                part == &FunctionObject::name ? "__name__" : "__qualname__");
    }
    function_of(self).*part = value;
    return Value::none();
}

Value function_defaults(Interpreter&, const Value& self) {
    const Ref<TupleObject>& defaults = function_of(self).defaults;
    return defaults != nullptr ? Value(defaults) : Value::none();
}
Value set_function_defaults(Interpreter& vm, const Value& self, const Value& value) {
    if (value.is_empty() || value.is_none()) {
        function_of(self).defaults.reset();
        return Value::none();
    }
    auto* tuple = value.as<TupleObject>();
    if (tuple == nullptr) return raise_type_error(vm, "__defaults__ must be set to a tuple object");
    function_of(self).defaults = Ref<TupleObject>(tuple);
    return Value::none();
}
Value function_keyword_defaults(Interpreter&, const Value& self) {
    const Ref<DictObject>& defaults = function_of(self).keyword_defaults;
    return defaults != nullptr ? Value(defaults) : Value::none();
}
Value function_closure(Interpreter&, const Value& self) {
    const Ref<TupleObject>& closure = function_of(self).closure;
    return closure != nullptr ? Value(closure) : Value::none();
}
Value function_annotations(Interpreter& vm, const Value& self) {
    Ref<DictObject>& annotations = function_of(self).annotations;
    if (annotations == nullptr) annotations = DictObject::create(vm);
    return annotations;
}
Value set_function_annotations(Interpreter& vm, const Value& self, const Value& value) {
    auto* dict = value.as<DictObject>();
    if (dict == nullptr && value.is_value() && !value.is_none()) {
        return raise_type_error(vm, "__annotations__ must be set to a dict object");
    }
    function_of(self).annotations = Ref<DictObject>(dict);
    return Value::none();
}
Value function_globals(Interpreter&, const Value& self) {
    return function_of(self).globals;
}
Value function_code(Interpreter&, const Value& self) {
    return function_of(self).code;
}

constexpr NativeAttribute kFunctionAttributes[] = {
    {"__name__", function_part<&FunctionObject::name>, set_function_name<&FunctionObject::name>},
    {"__qualname__", function_part<&FunctionObject::qualified_name>,
     set_function_name<&FunctionObject::qualified_name>},
    {"__doc__", function_part<&FunctionObject::doc>, set_function_part<&FunctionObject::doc>},
    {"__module__", function_part<&FunctionObject::module>, set_function_part<&FunctionObject::module>},
    {"__defaults__", function_defaults, set_function_defaults},
    {"__kwdefaults__", function_keyword_defaults},
    {"__closure__", function_closure},
    {"__annotations__", function_annotations, set_function_annotations},
    {"__globals__", function_globals},
    {"__code__", function_code},
};

// ---- native functions -------------------------------------------------------------------------------------

NativeFunctionObject& native_of(const Value& self) {
    return self.to<NativeFunctionObject>();
}

Value native_call(Interpreter& vm, const Value& self, Arguments& arguments) {
    return call_native(vm, native_of(self), arguments);
}

Value native_repr(Interpreter& vm, const Value& self) {
    const NativeFunctionObject& function = native_of(self);
    const char* name = function.definition().name;
    switch (function.definition().kind) {
    case NativeKind::Method:
    case NativeKind::ClassMethod:
        return StringObject::from_utf8(
            vm, fmt::format("<method '{}' of '{}' objects>", name, function.owner()->name()));
    case NativeKind::SlotMethod:
        return StringObject::from_utf8(
            vm, fmt::format("<slot wrapper '{}' of '{}' objects>", name, function.owner()->name()));
    case NativeKind::StaticMethod:
        return StringObject::from_utf8(
            vm, fmt::format("<built-in method {} of type object at {}>", name, vm.address_of(self)));
    case NativeKind::Function: break;
    }
    return StringObject::from_utf8(vm, fmt::format("<built-in function {}>", name));
}

Value native_get(Interpreter& vm, const Value& self, const Value& instance, const Value&) {
    if (instance.is_empty()) return self;
    return BoundMethodObject::create(vm, self, instance);
}
Value native_class_get(Interpreter& vm, const Value& self, const Value& instance, const Value& owner) {
    return BoundMethodObject::create(vm, self, owner.is_empty() ? Value(&type_of(vm, instance)) : owner);
}

Value native_name(Interpreter& vm, const Value& self) {
    return vm.intern(native_of(self).definition().name);
}
Value native_qualified_name(Interpreter& vm, const Value& self) {
    const NativeFunctionObject& function = native_of(self);
    if (function.owner() == nullptr) return native_name(vm, self);
    return StringObject::from_utf8(vm, function.owner()->name() + "." + function.definition().name);
}
Value native_module(Interpreter&, const Value& self) {
    const Value& module = native_of(self).module();
    return module.is_empty() ? Value::none() : module;
}
Value no_doc(Interpreter&, const Value&) {
    return Value::none();
}
Value native_self(Interpreter&, const Value& self) {
    const TypeObject* owner = native_of(self).owner();
    return owner != nullptr ? Value(owner) : Value::none();
}
Value native_owner(Interpreter&, const Value& self) {
    return Value(native_of(self).owner());
}

constexpr NativeAttribute kNativeAttributes[] = {{"__name__", native_name},
                                                 {"__qualname__", native_qualified_name},
                                                 {"__module__", native_module},
                                                 {"__doc__", no_doc},
                                                 {"__self__", native_self}};
constexpr NativeAttribute kNativeMethodAttributes[] = {{"__name__", native_name},
                                                       {"__qualname__", native_qualified_name},
                                                       {"__doc__", no_doc},
                                                       {"__objclass__", native_owner}};

// ---- bound methods ----------------------------------------------------------------------------------------

BoundMethodObject& method_of(const Value& self) {
    return self.to<BoundMethodObject>();
}

Value method_call(Interpreter& vm, const Value& self, Arguments& arguments) {
    return call(vm, self, arguments);
}

NativeCoroutine method_repr_body(Interpreter& vm, Value self) {
    const Value function = method_of(self).function();
    const Value bound = method_of(self).self();
    Value name = co_await find_attribute(vm, function, *vm.names().dunder_qualname);
    if (name.as<StringObject>() == nullptr)
        name = co_await find_attribute(vm, function, *vm.names().dunder_name);
    Value object = co_await repr(vm, bound);
    co_return StringObject::from_utf8(
        vm, fmt::format("<bound method {} of {}>", text(name), object.to<StringObject>().utf8()));
}
Value method_repr(Interpreter& vm, const Value& self) {
    return start(vm, method_repr_body(vm, self));
}

Value native_method_repr(Interpreter& vm, const Value& self) {
    const NativeFunctionObject& function = native_of(method_of(self).function());
    const Value& bound = method_of(self).self();
    if (function.definition().kind == NativeKind::SlotMethod) {
        return StringObject::from_utf8(vm, fmt::format("<method-wrapper '{}' of {} object at {}>",
                                                       function.definition().name, type_name(vm, bound),
                                                       vm.address_of(bound)));
    }
    const std::string what = bound.as<TypeObject>() != nullptr ? "type" : type_name(vm, bound);
    return StringObject::from_utf8(vm, fmt::format("<built-in method {} of {} object at {}>",
                                                   function.definition().name, what, vm.address_of(bound)));
}

Value method_compare(Interpreter& vm, CompareOperator op, const Value& a, const Value& b) {
    const auto* other = b.as<BoundMethodObject>();
    if (other == nullptr || (op != CompareOperator::Equal && op != CompareOperator::NotEqual))
        return vm.not_implemented();
    const bool same =
        is_same(method_of(a).self(), other->self()) && is_same(method_of(a).function(), other->function());
    return Value::boolean(same == (op == CompareOperator::Equal));
}
Value method_hash(Interpreter& vm, const Value& self) {
    const std::int64_t bound = vm.identity_of(method_of(self).self()) >> 4;
    return Value::integer(bound ^ (vm.identity_of(method_of(self).function()) >> 4));
}

/// What the method does not have itself, its function has.
Value method_get_attribute(Interpreter& vm, const Value& self, StringObject& name) {
    if (type_of(vm, self).lookup(name) != nullptr && !(name == "__doc__"))
        return generic_get_attribute(vm, self, name);
    const Value function = method_of(self).function();
    return get_attribute(vm, function, name);
}
Value method_self(Interpreter&, const Value& self) {
    return method_of(self).self();
}
Value method_function(Interpreter&, const Value& self) {
    return method_of(self).function();
}

constexpr NativeAttribute kMethodAttributes[] = {{"__self__", method_self}, {"__func__", method_function}};
constexpr NativeAttribute kNativeBoundAttributes[] = {{"__self__", method_self}};

// ---- cells, code, frames ----------------------------------------------------------------------------------

Value cell_contents(Interpreter& vm, const Value& self) {
    const Value& content = self.to<CellObject>().content;
    return content.is_empty() ? raise_value_error(vm, "Cell is empty") : content;
}
Value set_cell_contents(Interpreter&, const Value& self, const Value& value) {
    self.to<CellObject>().content = value;
    return Value::none();
}
constexpr NativeAttribute kCellAttributes[] = {{"cell_contents", cell_contents, set_cell_contents}};

Value code_name(Interpreter&, const Value& self) {
    return self.to<Code>().name();
}
Value code_qualified_name(Interpreter&, const Value& self) {
    return self.to<Code>().qualified_name();
}
Value code_file(Interpreter& vm, const Value& self) {
    return StringObject::from_utf8(vm, self.to<Code>().source().source->name());
}
Value code_first_line(Interpreter&, const Value& self) {
    return Value::integer(self.to<Code>().source().first_line);
}
Value code_argument_count(Interpreter&, const Value& self) {
    return Value::integer(self.to<Code>().source().positional_count);
}
Value code_keyword_count(Interpreter&, const Value& self) {
    return Value::integer(self.to<Code>().source().keyword_only_count);
}
Value code_variable_names(Interpreter& vm, const Value& self) {
    const Code& code = self.to<Code>();
    ValueVector names;
    for (std::uint32_t i = 0; i < code.source().local_count; ++i)
        names.emplace_back(code.slot_names[i]);
    return TupleObject::take(vm, names);
}
Value code_flags(Interpreter&, const Value& self) {
    const CodeObject& source = self.to<Code>().source();
    std::int64_t flags = 0x3;
    if (source.has_star_args) flags |= 0x4;
    if (source.has_star_kwargs) flags |= 0x8;
    if (source.body_kind == BodyKind::Generator) flags |= 0x20;
    if (source.body_kind == BodyKind::Coroutine) flags |= 0x80;
    if (source.body_kind == BodyKind::AsyncGenerator) flags |= 0x200;
    return Value::integer(flags);
}
constexpr NativeAttribute kCodeAttributes[] = {{"co_name", code_name},
                                               {"co_qualname", code_qualified_name},
                                               {"co_filename", code_file},
                                               {"co_firstlineno", code_first_line},
                                               {"co_argcount", code_argument_count},
                                               {"co_kwonlyargcount", code_keyword_count},
                                               {"co_varnames", code_variable_names},
                                               {"co_flags", code_flags}};

Value frame_code(Interpreter&, const Value& self) {
    return Value(&self.to<Frame>().code());
}
Value frame_line(Interpreter&, const Value& self) {
    return Value::integer(self.to<Frame>().line());
}
Value frame_globals(Interpreter&, const Value& self) {
    return Value(&self.to<Frame>().globals());
}
constexpr NativeAttribute kFrameAttributes[] = {
    {"f_code", frame_code}, {"f_lineno", frame_line}, {"f_globals", frame_globals}};

// ---- modules ----------------------------------------------------------------------------------------------

Value module_repr(Interpreter& vm, const Value& self) {
    return StringObject::from_utf8(vm,
                                   fmt::format("<module '{}' (built-in)>", self.to<ModuleObject>().name()));
}

Value module_get_attribute(Interpreter& vm, const Value& self, StringObject& name) {
    const auto& module = self.to<ModuleObject>();
    if (const Value* value = module.dict()->find(name)) return *value;
    if (type_of(vm, self).lookup(name) != nullptr) return generic_get_attribute(vm, self, name);
    if (const Value* by_name = module.dict()->find(*vm.names().dunder_getattr)) {
        const Value function = *by_name;
        return call(vm, function, Value(&name));
    }
    return raise(vm, *vm.exceptions().attribute_error, "module '{}' has no attribute '{}'", module.name(),
                 name.utf8());
}

Value module_set_attribute(Interpreter& vm, const Value& self, StringObject& name, const Value& value) {
    const auto& module = self.to<ModuleObject>();
    const StringRef key = vm.intern(StringRef(&name));
    if (!value.is_empty()) {
        module.dict()->set(key, value);
    } else if (!module.dict()->erase(*key)) {
        return raise(vm, *vm.exceptions().attribute_error, "module '{}' has no attribute '{}'", module.name(),
                     name.utf8());
    }
    return Value::none();
}
Value module_dict(Interpreter&, const Value& self) {
    return self.to<ModuleObject>().dict();
}
constexpr NativeAttribute kModuleAttributes[] = {{"__dict__", module_dict}};

// ---- super ------------------------------------------------------------------------------------------------

class SuperObject final : public Container {
public:
    static constexpr bool is_layout(Layout layout) { return layout == Layout::Super; }
    SuperObject(TypeObject& type, Ref<TypeObject> start, Value bound, Ref<TypeObject> bound_type)
        : Container(type, Layout::Super), start_class(std::move(start)), self(std::move(bound)),
          self_class(std::move(bound_type)) {}

    const Ref<TypeObject> start_class; ///< the MRO is searched behind it
    const Value self;                  ///< the object, or the class in a class method
    const Ref<TypeObject> self_class;  ///< whose MRO it is

    void visit_references(ReferenceVisitor& visitor) const override {
        visitor.visit(start_class.get());
        visitor.visit(self);
        visitor.visit(self_class.get());
    }
};

/// `super()`: the class from the cell `__class__`, the object from the first parameter of the calling frame.
Value implicit_arguments(Interpreter& vm, Value& type, Value& object) {
    Frame* frame = vm.state().execution->innermost_frame();
    const Code& code = frame->code();
    if (code.source().parameter_count() == 0) return raise_runtime_error(vm, "super(): no arguments");
    const Value* first = frame->slots();
    object = *first;
    if (const auto* cell = first->as<CellObject>()) object = Value(cell->content);
    if (object.is_empty()) return raise_runtime_error(vm, "super(): arg[0] deleted");
    for (std::size_t i = code.source().first_free_slot(); i < code.slot_names.size(); ++i) {
        if (!(*code.slot_names[i] == "__class__")) continue;
        type = frame->slots()[i].to<CellObject>().content;
        if (type.is_empty()) return raise_runtime_error(vm, "super(): empty __class__ cell");
        return Value::none();
    }
    return raise_runtime_error(vm, "super(): __class__ cell not found");
}

Value super_create(Interpreter& vm, TypeObject& super_type, Arguments& arguments) {
    if (arguments.size() > 2)
        return raise_type_error(vm, "super() takes at most 2 arguments ({} given)", arguments.size());
    Value type = arguments.get(0);
    Value object = arguments.get(1);
    if (type.is_empty() && implicit_arguments(vm, type, object).is_raised()) return Value::raised();
    auto* start_class = type.as<TypeObject>();
    if (start_class == nullptr) {
        return raise_type_error(vm, "super() argument 1 must be a type, not {}", type_name(vm, type));
    }
    if (object.is_empty())
        return Ref<SuperObject>(new SuperObject(super_type, Ref<TypeObject>(start_class), Value(), nullptr));
    TypeObject* self_class = &type_of(vm, object);
    if (auto* as_type = object.as<TypeObject>(); as_type != nullptr && as_type->is_subtype_of(*start_class)) {
        self_class = as_type;
    } else if (!self_class->is_subtype_of(*start_class)) {
        return raise_type_error(vm, "super(type, obj): obj must be an instance or subtype of type");
    }
    return Ref<SuperObject>(
        new SuperObject(super_type, Ref<TypeObject>(start_class), object, Ref<TypeObject>(self_class)));
}

Value super_get_attribute(Interpreter& vm, const Value& self, StringObject& name) {
    const auto& proxy = self.to<SuperObject>();
    if (proxy.self_class != nullptr && !(name == "__class__")) {
        if (const Value* found = proxy.self_class->lookup_after(*proxy.start_class, name)) {
            const auto get = type_of(vm, *found).slots().descriptor_get;
            const Value attribute = *found;
            if (get == nullptr) return attribute;
            const bool is_class = is_same(proxy.self, Value(proxy.self_class));
            const Value instance = is_class ? Value() : proxy.self;
            return get(vm, attribute, instance, Value(proxy.self_class));
        }
    }
    const Value* own = type_of(vm, self).lookup(name);
    if (own != nullptr) return generic_get_attribute(vm, self, name);
    return raise(vm, *vm.exceptions().attribute_error, "'super' object has no attribute '{}'", name.utf8());
}

Value super_repr(Interpreter& vm, const Value& self) {
    const auto& proxy = self.to<SuperObject>();
    const std::string object =
        proxy.self_class != nullptr ? "<" + proxy.self_class->name() + " object>" : "NULL";
    return StringObject::from_utf8(
        vm, fmt::format("<super: <class '{}'>, {}>", proxy.start_class->name(), object));
}

TypeDefinition named(const char* name, Layout layout) {
    TypeDefinition definition;
    definition.name = name;
    definition.layout = layout;
    definition.can_be_subclassed = false;
    return definition;
}

} // namespace

TypeDefinition function_definition() {
    TypeDefinition definition = named("function", Layout::Function);
    definition.slots.repr = function_repr;
    definition.slots.call = function_call;
    definition.slots.descriptor_get = function_get;
    return definition;
}

namespace {

TypeDefinition native_definition(const char* name,
                                 Value (*get)(Interpreter&, const Value&, const Value&, const Value&)) {
    TypeDefinition definition = named(name, Layout::NativeFunction);
    definition.slots.repr = native_repr;
    definition.slots.call = native_call;
    definition.slots.descriptor_get = get;
    return definition;
}

} // namespace

TypeDefinition native_function_definition() {
    return native_definition("builtin_function_or_method", nullptr);
}
TypeDefinition method_descriptor_definition() {
    return native_definition("method_descriptor", native_get);
}
TypeDefinition slot_wrapper_definition() {
    return native_definition("wrapper_descriptor", native_get);
}
TypeDefinition classmethod_descriptor_definition() {
    return native_definition("classmethod_descriptor", native_class_get);
}

TypeDefinition bound_method_definition() {
    TypeDefinition definition = named("method", Layout::BoundMethod);
    definition.slots.repr = method_repr;
    definition.slots.call = method_call;
    definition.slots.compare = method_compare;
    definition.slots.hash = method_hash;
    definition.slots.get_attribute = method_get_attribute;
    return definition;
}

TypeDefinition native_method_definition() {
    TypeDefinition definition = bound_method_definition();
    definition.name = "builtin_function_or_method";
    definition.slots.repr = native_method_repr;
    return definition;
}

TypeDefinition cell_definition() {
    return named("cell", Layout::Cell);
}

namespace {
Value code_repr(Interpreter& vm, const Value& self) {
    const Code& code = self.to<Code>();
    return StringObject::from_utf8(vm, fmt::format("<code object {} at {}, file \"{}\", line {}>",
                                                   code.name()->utf8(), vm.address_of(self),
                                                   code.source().source->name(), code.source().first_line));
}

Value frame_repr(Interpreter& vm, const Value& self) {
    const Frame& frame = self.to<Frame>();
    return StringObject::from_utf8(vm, fmt::format("<frame at {}, file '{}', line {}, code {}>",
                                                   vm.address_of(self), frame.code().source().source->name(),
                                                   frame.line(), frame.code().name()->utf8()));
}
} // namespace

TypeDefinition code_definition() {
    TypeDefinition definition = named("code", Layout::Code);
    definition.slots.repr = code_repr;
    return definition;
}

TypeDefinition frame_definition() {
    TypeDefinition definition = named("frame", Layout::Frame);
    definition.slots.repr = frame_repr;
    return definition;
}

TypeDefinition module_definition() {
    TypeDefinition definition = named("module", Layout::Module);
    definition.slots.repr = module_repr;
    definition.slots.get_attribute = module_get_attribute;
    definition.slots.set_attribute = module_set_attribute;
    return definition;
}

TypeDefinition super_definition() {
    TypeDefinition definition = named("super", Layout::Super);
    definition.slots.create = super_create;
    definition.slots.repr = super_repr;
    definition.slots.get_attribute = super_get_attribute;
    return definition;
}

void define_function_methods(Interpreter& vm) {
    const BuiltinTypes& types = vm.types();
    define_attributes(*types.function, kFunctionAttributes);
    define_attributes(*types.function, {&instance_dict_attribute(), 1});
    define_attributes(*types.native_function, kNativeAttributes);
    define_attributes(*types.method_descriptor, kNativeMethodAttributes);
    define_attributes(*types.slot_wrapper, kNativeMethodAttributes);
    define_attributes(*types.classmethod_descriptor, kNativeMethodAttributes);
    define_attributes(*types.bound_method, kMethodAttributes);
    define_attributes(*types.native_method, kNativeBoundAttributes);
    define_attributes(*types.cell, kCellAttributes);
    define_attributes(*types.code, kCodeAttributes);
    define_attributes(*types.frame, kFrameAttributes);
    define_attributes(*types.module, kModuleAttributes);
}

// ---- the objects ------------------------------------------------------------------------------------------

Ref<CellObject> CellObject::create(Interpreter& vm, Value content) {
    return Ref<CellObject>(new CellObject(*vm.types().cell, std::move(content)));
}

FunctionObject::FunctionObject(TypeObject& type, Ref<Code> function_code, Ref<DictObject> module_globals)
    : Container(type, Layout::Function), code(std::move(function_code)), globals(std::move(module_globals)) {}

Ref<FunctionObject> FunctionObject::create(Interpreter& vm, Ref<Code> code, Ref<DictObject> globals) {
    Ref<FunctionObject> function(
        new FunctionObject(*vm.types().function, std::move(code), std::move(globals)));
    function->name = function->code->name();
    function->qualified_name = function->code->qualified_name();
    const auto& doc = function->code->source().docstring;
    function->doc = doc ? Value(StringObject::from_utf8(vm, *doc)) : Value::none();
    const Value* module = function->globals->find(*vm.names().dunder_name);
    function->module = module != nullptr ? *module : Value::none();
    return function;
}

void FunctionObject::visit_references(ReferenceVisitor& visitor) const {
    visitor.visit(globals.get());
    if (defaults != nullptr) visitor.visit(defaults.get());
    if (keyword_defaults != nullptr) visitor.visit(keyword_defaults.get());
    if (closure != nullptr) visitor.visit(closure.get());
    if (annotations != nullptr) visitor.visit(annotations.get());
    store.visit_references(visitor);
}

void FunctionObject::clear_references() noexcept {
    // The closure stays: its cells are emptied themselves, and a frame may still be made from it.
    defaults.reset();
    keyword_defaults.reset();
    annotations.reset();
    store.clear();
}

ModuleObject::ModuleObject(TypeObject& type, std::string name, Ref<DictObject> dict)
    : Container(type, Layout::Module), name_(std::move(name)), dict_(std::move(dict)) {}

Ref<ModuleObject> ModuleObject::create(Interpreter& vm, std::string_view name) {
    Ref<DictObject> dict = DictObject::create(vm);
    const Names& names = vm.names();
    dict->set(names.dunder_name, vm.intern(name));
    dict->set(names.dunder_doc, Value::none());
    return Ref<ModuleObject>(new ModuleObject(*vm.types().module, std::string(name), std::move(dict)));
}

void ModuleObject::set(Interpreter& vm, std::string_view name, Value value) {
    dict_->set(vm.intern(name), std::move(value));
}

void ModuleObject::define(Interpreter& vm, std::span<const NativeDefinition> functions) {
    define_functions(vm, *dict_, name_, functions);
}

void ModuleObject::visit_references(ReferenceVisitor& visitor) const {
    visitor.visit(dict_.get());
}
void ModuleObject::clear_references() noexcept {
    dict_->clear();
}

} // namespace simul::script
