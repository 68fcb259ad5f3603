#include "core/script/vm/type_object.hpp"

#include "core/script/vm/interpreter_state.hpp"
#include "core/script/vm/special_methods.hpp"

#include <algorithm>

namespace simul::script {

TypeObject::TypeObject(Interpreter& vm, TypeObject& metatype) : Container(metatype, Layout::Type), vm_(vm) {
    version_ = vm.state().next_version();
}

TypeObject::TypeObject(Interpreter& vm, OwnType own) : Container(own, this, Layout::Type), vm_(vm) {
    version_ = vm.state().next_version();
    track();
}

TypeObject::~TypeObject() {
    for (const Ref<TypeObject>& base : bases_)
        std::erase(base->subclasses_, this);
}

Ref<TypeObject> TypeObject::create_type_of_types(Interpreter& vm) {
    return Ref<TypeObject>(new TypeObject(vm, OwnType{}));
}

Ref<TypeObject> TypeObject::create_builtin(Interpreter& vm, const TypeDefinition& definition) {
    Ref<TypeObject> type(new TypeObject(vm, *vm.types().type));
    type->define(definition);
    vm.state().builtin_types.push_back(type);
    return type;
}

void TypeObject::define(const TypeDefinition& definition) {
    const std::string_view full_name = definition.name;
    const std::size_t dot = full_name.rfind('.');
    name_ = full_name.substr(dot == std::string_view::npos ? 0 : dot + 1);
    qualified_name_ = name_;
    can_be_subclassed_ = definition.can_be_subclassed;
    instance_layout_ = definition.layout;
    own_slots_ = definition.slots;
    attributes_ = DictObject::create(vm_);

    std::vector<Ref<TypeObject>> bases;
    std::vector<TypeObject*> mro{this};
    TypeObject* base = definition.base != nullptr ? definition.base : vm_.types().object.get();
    if (base != this) {
        bases.emplace_back(base);
        mro.insert(mro.end(), base->mro_.begin(), base->mro_.end());
        if (definition.layout == Layout::Other) instance_layout_ = base->instance_layout_;
        has_instance_dict_ = base->has_instance_dict_;
    }
    derive(bases, std::move(mro));

    const Names& names = vm_.names();
    attributes_->set(names.dunder_module,
                     vm_.intern(dot == std::string_view::npos ? "builtins" : full_name.substr(0, dot)));
    if (definition.doc != nullptr)
        attributes_->set(names.dunder_doc, StringObject::from_utf8(vm_, definition.doc));
    define_special_methods(*this, definition.binary_operators);
    update_slots();
}

void TypeObject::derive(std::span<const Ref<TypeObject>> bases, std::vector<TypeObject*> mro) {
    bases_.assign(bases.begin(), bases.end());
    mro_ = std::move(mro);
    if (!bases_.empty() && base_ == nullptr) base_ = bases_.front().get();
    for (const Ref<TypeObject>& base : bases_)
        base->subclasses_.push_back(this);
}

std::string TypeObject::module_name() const {
    const Value* module = lookup(*vm_.names().dunder_module);
    const auto* text = module != nullptr ? module->as<StringObject>() : nullptr;
    return text != nullptr ? text->utf8() : "builtins";
}

std::string TypeObject::full_name() const {
    const std::string module = module_name();
    return module == "builtins" ? qualified_name_ : module + "." + qualified_name_;
}

bool TypeObject::is_subtype_of(const TypeObject& other) const noexcept {
    return std::find(mro_.begin(), mro_.end(), &other) != mro_.end();
}

const TypeObject& TypeObject::builtin_base() const noexcept {
    const TypeObject* type = this;
    while (type->is_script_class_)
        type = type->base_;
    return *type;
}

const Value* TypeObject::lookup(const StringObject& name) const noexcept {
    const auto bits = reinterpret_cast<std::uintptr_t>(&name) >> 4;
    LookupCacheEntry& cached =
        vm_.state().lookup_cache[(bits ^ version_) & (InterpreterState::kLookupCacheSize - 1)];
    if (cached.version == version_ && cached.name == &name) return cached.value;
    const Value* found = nullptr;
    for (const TypeObject* type : mro_) {
        found = type->attributes_->find(name);
        if (found != nullptr) break;
    }
    // Other strings may die and leave their address to another one.
    if (name.is_interned()) cached = {version_, &name, found};
    return found;
}

const Value* TypeObject::lookup_after(const TypeObject& type, const StringObject& name) const noexcept {
    const auto place = std::find(mro_.begin(), mro_.end(), &type);
    if (place == mro_.end()) return nullptr;
    for (auto next = place + 1; next != mro_.end(); ++next) {
        if (const Value* found = (*next)->attributes_->find(name)) return found;
    }
    return nullptr;
}

void TypeObject::set_own_attribute(const StringRef& name, Value value) {
    if (value.is_empty()) {
        attributes_->erase(*name);
    } else {
        attributes_->set(name, std::move(value));
    }
    changed();
    if (name->is_ascii() && name->ascii().starts_with("__")) update_slots();
}

void TypeObject::add_method(const NativeDefinition& definition) {
    set_own_attribute(vm_.intern(definition.name), NativeFunctionObject::create(vm_, definition, this));
}

void TypeObject::define_constructor(Value (*create)(Interpreter&, TypeObject&, Arguments&),
                                    Value (*initialize)(Interpreter&, const Value&, Arguments&)) {
    own_slots_.create = create;
    own_slots_.initialize = initialize;
    define_special_methods(*this, {});
    changed();
    update_slots();
}

void TypeObject::changed() noexcept {
    version_ = vm_.state().next_version();
    for (TypeObject* subclass : subclasses_)
        subclass->changed();
}

void TypeObject::update_slots() noexcept {
    slots_ = resolve_slots(*this);
    has_finalizer_ = is_script_class_ && lookup(*vm_.names().dunder_del) != nullptr;
    for (TypeObject* subclass : subclasses_)
        subclass->update_slots();
}

void TypeObject::visit_references(ReferenceVisitor& visitor) const {
    visitor.visit(attributes_.get());
    for (const Ref<TypeObject>& base : bases_)
        visitor.visit(base.get());
}

void TypeObject::clear_references() noexcept {
    // Its bases stay: they are what keeps the MRO alive, and never part of a cycle without the attributes.
    if (attributes_ != nullptr) attributes_->clear();
}

} // namespace simul::script
