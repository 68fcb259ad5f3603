// How an interpreter comes to life, and how it ends.
#include "core/script/vm/builtin_iterators.hpp"
#include "core/script/vm/builtin_slots.hpp"
#include "core/script/vm/class_creation.hpp"
#include "core/script/vm/errors.hpp"
#include "core/script/vm/execution.hpp"
#include "core/script/vm/finalization.hpp"
#include "core/script/vm/interpreter_state.hpp"
#include "core/script/vm/member_descriptor.hpp"
#include "core/script/vm/slice_object.hpp"
#include "core/script/vm/wrapper_objects.hpp"

namespace simul::script {

/// Builds the types in an order in which each finds what it needs: `type`, `object`, `str`, `dict` and the
/// types of methods exist as blanks first, as every type needs all of them.
class Bootstrap {
public:
    explicit Bootstrap(Interpreter& vm) : vm_(vm), types_(vm.types_) {}

    void run() {
        make_blanks();
        make_strings();
        define_blanks();
        make_types();
        make_singletons();
        make_exceptions();
        add_methods();
        fill_builtins();
    }

private:
    Ref<TypeObject> blank() { return Ref<TypeObject>(new TypeObject(vm_, *types_.type)); }

    void make_blanks() {
        types_.type = TypeObject::create_type_of_types(vm_);
        types_.object = blank();
        for (Ref<TypeObject>* type :
             {&types_.string, &types_.dict, &types_.tuple, &types_.native_function, &types_.method_descriptor,
              &types_.slot_wrapper, &types_.classmethod_descriptor, &types_.attribute_descriptor}) {
            *type = blank();
        }
    }

    void make_strings() {
        vm_.empty_string_ = StringObject::uninitialized_ascii(vm_, 0);
        for (std::size_t i = 0; i < vm_.state().characters.size(); ++i) {
            StringRef character = StringObject::uninitialized_ascii(vm_, 1);
            *character->mutable_ascii() = static_cast<char>(i);
            vm_.state().characters[i] = vm_.intern(character);
        }
        vm_.empty_string_ = vm_.intern(vm_.empty_string_);
        vm_.empty_tuple_ = TupleObject::create_empty(vm_);
        vm_.names_ = std::make_unique<Names>(vm_);
    }

    void define_blanks() {
        types_.object->define(object_definition());
        types_.type->define(type_definition());
        types_.string->define(string_definition());
        types_.dict->define(dict_definition());
        types_.tuple->define(tuple_definition());
        types_.native_function->define(native_function_definition());
        types_.method_descriptor->define(method_descriptor_definition());
        types_.slot_wrapper->define(slot_wrapper_definition());
        types_.classmethod_descriptor->define(classmethod_descriptor_definition());
        types_.attribute_descriptor->define(attribute_descriptor_definition());
    }

    Ref<TypeObject> make(const TypeDefinition& definition) {
        return TypeObject::create_builtin(vm_, definition);
    }

    void make_types() {
        types_.none = make(none_definition());
        types_.not_implemented = make(not_implemented_definition());
        types_.ellipsis = make(ellipsis_definition());
        types_.integer = make(integer_definition());
        types_.boolean = make(boolean_definition(*types_.integer));
        types_.floating = make(float_definition());
        types_.bytes = make(bytes_definition());
        types_.list = make(list_definition());
        types_.set = make(set_definition());
        types_.frozenset = make(frozenset_definition());
        types_.range = make(range_definition());
        types_.slice = make(slice_definition());
        types_.mapping_proxy = make(mapping_proxy_definition());
        types_.function = make(function_definition());
        types_.bound_method = make(bound_method_definition());
        types_.native_method = make(native_method_definition());
        types_.cell = make(cell_definition());
        types_.code = make(code_definition());
        types_.frame = make(frame_definition());
        types_.module = make(module_definition());
        types_.traceback = make(traceback_definition());
        types_.generator = make(generator_definition());
        types_.coroutine = make(coroutine_definition());
        types_.async_generator = make(async_generator_definition());
        types_.async_generator_step = make(async_generator_step_definition());
        types_.coroutine_wrapper = make(coroutine_wrapper_definition());
        types_.property = make(property_definition());
        types_.static_method = make(static_method_definition());
        types_.class_method = make(class_method_definition());
        types_.super = make(super_definition());
        types_.member_descriptor = make(member_descriptor_definition());
        types_.generic_alias = make(generic_alias_definition());
        types_.union_type = make(union_definition());
        create_iterator_types(vm_, types_);
    }

    void make_singletons() {
        class Singleton final : public Object {
        public:
            explicit Singleton(TypeObject& type) : Object(type, Layout::Other) {}
        };
        vm_.not_implemented_ = Ref<Object>(new Singleton(*types_.not_implemented));
        vm_.ellipsis_ = Ref<Object>(new Singleton(*types_.ellipsis));
    }

    void make_exceptions() {
        ExceptionTypes& e = vm_.exceptions_;
#define SIMUL_TYPE(name, python_name, base_name)                                                             \
    e.name = create_exception_type(vm_, #python_name, e.base_name.get());
        SIMUL_EXCEPTION_TYPES(SIMUL_TYPE)
#undef SIMUL_TYPE
        // ExceptionGroup is an Exception, too.
        e.exception_group = make_exception_group_type(vm_, *e.base_exception_group, *e.exception);
    }

    void add_methods() {
        define_object_methods(vm_);
        define_function_methods(vm_);
        define_generator_methods(vm_);
        define_exception_methods(vm_);
        define_alias_methods(vm_);
        define_traceback_methods(vm_);
        define_slice_methods(vm_);
        define_wrapper_methods(vm_);
    }

    void fill_builtins() {
        vm_.modules_ = DictObject::create(vm_);
        const Ref<ModuleObject> module = ModuleObject::create(vm_, "builtins");
        vm_.builtins_ = module->dict();
        vm_.modules_->set(vm_.intern("builtins"), module);
        DictObject& names = *vm_.builtins_;
        for (const Ref<TypeObject>& type :
             {types_.object, types_.type, types_.integer, types_.boolean, types_.floating, types_.string,
              types_.bytes, types_.tuple, types_.list, types_.dict, types_.set, types_.frozenset,
              types_.range, types_.slice, types_.property, types_.super}) {
            names.set(vm_.intern(type->name()), type);
        }
        names.set(vm_.intern("staticmethod"), types_.static_method);
        names.set(vm_.intern("classmethod"), types_.class_method);
        names.set(vm_.intern("NotImplemented"), vm_.not_implemented_);
        names.set(vm_.intern("Ellipsis"), vm_.ellipsis_);
        names.set(vm_.intern("None"), Value::none());
        names.set(vm_.intern("True"), Value::boolean(true));
        names.set(vm_.intern("False"), Value::boolean(false));
        names.set(vm_.intern("__debug__"), Value::boolean(true));
        const ExceptionTypes& e = vm_.exceptions_;
#define SIMUL_TYPE(name, python_name, base) names.set(vm_.intern(#python_name), e.name);
        SIMUL_EXCEPTION_TYPES(SIMUL_TYPE)
#undef SIMUL_TYPE
        names.set(vm_.intern("IOError"), e.os_error);
        names.set(vm_.intern("EnvironmentError"), e.os_error);
        static constexpr NativeDefinition kFunctions[] = {{"__build_class__", build_class, Arity::Keywords}};
        define_functions(vm_, names, "builtins", kFunctions);
    }

    Interpreter& vm_;
    BuiltinTypes& types_;
};

Names::Names(Interpreter& vm) {
#define SIMUL_NAME(name) dunder_##name = vm.intern("__" #name "__");
    SIMUL_SPECIAL_NAMES(SIMUL_NAME)
#undef SIMUL_NAME
#define SIMUL_NAME(name, text) name = vm.intern(text);
    SIMUL_PLAIN_NAMES(SIMUL_NAME)
#undef SIMUL_NAME
}

InterpreterState::InterpreterState(Interpreter&) : heap_at_start(heap::live_bytes) {}
InterpreterState::~InterpreterState() = default;

Interpreter::Interpreter(InterpreterOptions options, OutputSink& sink, loop::Simulation* simulation)
    : options_(std::move(options)), sink_(sink), simulation_(simulation),
      state_(std::make_unique<InterpreterState>(*this)) {
    Bootstrap(*this).run();
}

Interpreter::~Interpreter() {
    InterpreterState& state = *state_;
    state.is_closing = true;
    state.dying.clear();
    state.kept_until_exit.clear();
    pending_exception_.reset();
    state.async_generator_first_iteration.reset();
    state.async_generator_finalizer.reset();
    state.cancelled_error.reset();
    // What refers to each other in circles lives until here: each container lets go of what it holds. They
    // are kept alive while the list is walked, as any of them may hold the last reference to another one.
    std::vector<Ref<Container>> alive;
    for (Container* container = state.containers.first(); container != nullptr;
         container = state.containers.after(*container)) {
        alive.emplace_back(container);
    }
    for (const Ref<Container>& container : alive) {
        if (container->layout() != Layout::Type) container->clear_references();
    }
    for (const Ref<Container>& container : alive) {
        if (container->layout() == Layout::Type) container->clear_references();
    }
    alive.clear();
    state.linked.clear();
    modules_.reset();
    builtins_.reset();
    not_implemented_.reset();
    ellipsis_.reset();
    for (StringRef& character : state.characters)
        character.reset();
    empty_string_.reset();
    empty_tuple_.reset();
    names_.reset();
    state.interned.clear();
    state.root_shape.clear();
    exceptions_ = {};
    // The types of what all types hold go last.
    const Ref<TypeObject> type = types_.type;
    const Ref<TypeObject> object = types_.object;
    const Ref<TypeObject> dict = types_.dict;
    types_ = {};
    state.builtin_types.clear();
}

} // namespace simul::script
