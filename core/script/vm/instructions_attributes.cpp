// Attribute sites: look up, and remember where it was found.
#include "core/script/vm/errors.hpp"
#include "core/script/vm/instance_object.hpp"
#include "core/script/vm/instructions.hpp"
#include "core/script/vm/interpreter.hpp"
#include "core/script/vm/operations.hpp"

namespace simul::script {
namespace {

const StringRef& name_at(const Frame& frame, std::uint32_t site) {
    const Code& code = frame.code();
    return code.names[code.source().attribute_sites[site]];
}

void remember_module(AttributeCache& cache, const ModuleObject& module, const StringObject& name) {
    const std::size_t entry = module.dict()->find_entry(name);
    if (entry == DictObject::kNoEntry) return;
    cache = {};
    cache.kind = AttributeCache::Kind::Module;
    cache.index = static_cast<std::uint32_t>(entry);
    cache.version = module.dict()->keys_version();
}

/// An attribute in the instance's own store, which no descriptor of its class comes before.
void remember_instance(AttributeCache& cache, InstanceObject& instance, const StringObject& name) {
    const TypeObject& type = instance.type();
    Shape* shape = instance.store.shape();
    if (type.slots().get_attribute != nullptr || shape == nullptr) return;
    const std::uint32_t index = shape->index_of(name);
    if (index == Shape::kMissing) return;
    if (const Value* found = type.lookup(name)) {
        if (type_of(type.interpreter(), *found).slots().descriptor_set != nullptr) return;
    }
    cache = {};
    cache.kind = AttributeCache::Kind::InstanceValue;
    cache.index = index;
    cache.version = type.version();
    cache.shape = shape;
}

} // namespace

Value load_attribute(Interpreter& vm, Frame& frame, std::uint32_t site, const Value& object) {
    const StringRef& name = name_at(frame, site);
    AttributeCache& cache = frame.code().attribute_caches[site];
    if (const auto* module = object.as<ModuleObject>()) {
        remember_module(cache, *module, *name);
    } else if (auto* instance = object.as<InstanceObject>()) {
        remember_instance(cache, *instance, *name);
    }
    return get_attribute(vm, object, *name);
}

bool load_method(Interpreter& vm, Frame& frame, std::uint32_t site, const Value& object, Value& result) {
    const StringRef& name = name_at(frame, site);
    TypeObject& type = type_of(vm, object);
    const Value* found = type.slots().get_attribute == nullptr ? type.lookup(*name) : nullptr;
    if (found == nullptr) {
        result = load_attribute(vm, frame, site, object);
        return false;
    }
    const auto* native = found->as<NativeFunctionObject>();
    const bool binds = found->as<FunctionObject>() != nullptr ||
                       (native != nullptr && (native->definition().kind == NativeKind::Method ||
                                              native->definition().kind == NativeKind::SlotMethod));
    auto* holder = object.as<Object>();
    AttributeStore* store = holder != nullptr ? holder->attributes() : nullptr;
    if (!binds || (store != nullptr && store->find(*name) != nullptr)) {
        result = load_attribute(vm, frame, site, object);
        return false;
    }
    if (holder != nullptr && (store == nullptr || !store->is_dict())) {
        AttributeCache& cache = frame.code().attribute_caches[site];
        cache = {};
        cache.kind = AttributeCache::Kind::ClassFunction;
        cache.version = type.version();
        cache.shape = store != nullptr ? store->shape() : nullptr;
        cache.value = found;
    }
    result = *found;
    return true;
}

Value store_attribute(Interpreter& vm, Frame& frame, std::uint32_t site, const Value& object,
                      const Value& value) {
    const StringRef& name = name_at(frame, site);
    auto* instance = object.as<InstanceObject>();
    if (instance == nullptr || instance->attributes() == nullptr ||
        instance->type().slots().set_attribute != nullptr || instance->store.is_dict()) {
        return set_attribute(vm, object, *name, value);
    }
    if (const Value* found = instance->type().lookup(*name)) {
        if (type_of(vm, *found).slots().descriptor_set != nullptr)
            return set_attribute(vm, object, *name, value);
    }
    AttributeCache& cache = frame.code().attribute_caches[site];
    cache = {};
    cache.version = instance->type().version();
    cache.shape = instance->store.shape();
    instance->store.set(vm, name, value);
    Shape* shape = instance->store.shape();
    if (shape == nullptr) {
        cache = {};
    } else if (cache.shape == shape) {
        cache.kind = AttributeCache::Kind::InstanceValue;
        cache.index = shape->index_of(*name);
    } else {
        cache.kind = AttributeCache::Kind::NewValue;
        cache.next_shape = shape;
    }
    return Value::none();
}

} // namespace simul::script
