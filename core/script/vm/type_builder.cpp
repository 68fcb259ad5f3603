// Classes that programs make: bases, method resolution order, `__slots__`.
#include "core/script/vm/errors.hpp"
#include "core/script/vm/function_object.hpp"
#include "core/script/vm/interpreter_state.hpp"
#include "core/script/vm/member_descriptor.hpp"
#include "core/script/vm/native_attribute.hpp"
#include "core/script/vm/set_object.hpp"
#include "core/script/vm/type_object.hpp"
#include "core/script/vm/wrapper_objects.hpp"

#include <algorithm>
#include <optional>

namespace simul::script {

class TypeBuilder {
public:
    TypeBuilder(Interpreter& vm, TypeObject& metatype, const StringRef& name, Ref<DictObject> attributes)
        : vm_(vm), metatype_(metatype), name_(name), attributes_(std::move(attributes)) {}

    Value build(std::span<const Value> bases) {
        if (!collect_bases(bases) || !find_layout()) return Value::raised();
        std::optional<std::vector<TypeObject*>> order = linearize();
        if (!order) return Value::raised();

        Ref<TypeObject> type(new TypeObject(vm_, metatype_));
        order->insert(order->begin(), type.get());
        type->is_script_class_ = true;
        type->name_ = type->qualified_name_ = name_->utf8();
        type->base_ = base_;
        type->instance_layout_ = base_->instance_layout_;
        type->attributes_ = attributes_;
        type->member_count_ = base_->member_count_;
        type->has_instance_dict_ = std::any_of(bases_.begin(), bases_.end(),
                                               [](const auto& base) { return base->has_instance_dict_; });
        type->derive(bases_, std::move(*order));
        take_qualified_name(*type);
        adjust_special_methods(*type);
        if (!add_members(*type)) return Value::raised();
        if (attributes_->find(*vm_.names().dunder_doc) == nullptr)
            attributes_->set(vm_.names().dunder_doc, Value::none());
        if (type->has_instance_dict_ && !base_->has_instance_dict_) add_dict_attribute(*type);
        type->changed();
        type->update_slots();
        return type;
    }

    /// A built-in type with two bases: the first one's objects.
    static Ref<TypeObject> derive_builtin(Interpreter& vm, const char* name, TypeObject& first,
                                          TypeObject& second) {
        TypeDefinition definition;
        definition.name = name;
        definition.base = &first;
        Ref<TypeObject> type = TypeObject::create_builtin(vm, definition);
        type->bases_.emplace_back(&second);
        second.subclasses_.push_back(type.get());
        const StringRef text = vm.intern(name);
        TypeBuilder builder(vm, *vm.types().type, text, nullptr);
        builder.bases_ = type->bases_;
        std::vector<TypeObject*> order = *builder.linearize();
        order.insert(order.begin(), type.get());
        type->mro_ = std::move(order);
        type->changed();
        type->update_slots();
        return type;
    }

private:
    bool collect_bases(std::span<const Value> bases) {
        for (const Value& value : bases) {
            auto* base = value.as<TypeObject>();
            if (base == nullptr) {
                (void)raise_type_error(vm_, "bases must be types");
                return false;
            }
            if (!base->can_be_subclassed()) {
                (void)raise_type_error(vm_, "type '{}' is not an acceptable base type", base->full_name());
                return false;
            }
            if (std::find(bases_.begin(), bases_.end(), base) != bases_.end()) {
                (void)raise_type_error(vm_, "duplicate base class {}", base->name());
                return false;
            }
            bases_.emplace_back(base);
        }
        if (bases_.empty()) bases_.push_back(vm_.types().object);
        return true;
    }

    /// The base whose built-in type is the most special: instances are its objects.
    bool find_layout() {
        for (const Ref<TypeObject>& base : bases_) {
            if (base_ == nullptr || extends(*base, *base_)) {
                base_ = base.get();
            } else if (!extends(*base_, *base) && !is_same_layout(*base_, *base)) {
                (void)raise_type_error(vm_, "multiple bases have instance lay-out conflict");
                return false;
            }
        }
        return true;
    }
    static bool is_same_layout(const TypeObject& a, const TypeObject& b) {
        return &a.builtin_base() == &b.builtin_base() &&
               (a.member_count_ == 0 || b.member_count_ == 0 || a.is_subtype_of(b) || b.is_subtype_of(a));
    }
    /// Whether instances of `a` have everything of those of `b`, and more.
    static bool extends(const TypeObject& a, const TypeObject& b) {
        const TypeObject& builtin_a = a.builtin_base();
        const TypeObject& builtin_b = b.builtin_base();
        if (&builtin_a != &builtin_b) {
            return builtin_a.is_subtype_of(builtin_b) && (b.member_count_ == 0 || a.is_subtype_of(b));
        }
        return a.member_count_ > b.member_count_ && (b.member_count_ == 0 || a.is_subtype_of(b));
    }

    /// C3: each base's order and the order of the bases are kept; the first of them that no other list has
    /// further behind comes next.
    std::optional<std::vector<TypeObject*>> linearize() {
        std::vector<std::vector<TypeObject*>> lists;
        for (const Ref<TypeObject>& base : bases_)
            lists.emplace_back(base->mro_.begin(), base->mro_.end());
        std::vector<TypeObject*>& direct = lists.emplace_back();
        for (const Ref<TypeObject>& base : bases_)
            direct.push_back(base.get());

        std::vector<TypeObject*> order;
        for (;;) {
            std::erase_if(lists, [](const auto& list) { return list.empty(); });
            if (lists.empty()) return order;
            TypeObject* next = nullptr;
            for (const auto& list : lists) {
                if (!stands_behind(lists, list.front())) {
                    next = list.front();
                    break;
                }
            }
            if (next == nullptr) {
                raise_inconsistent(lists);
                return std::nullopt;
            }
            order.push_back(next);
            for (auto& list : lists) {
                if (list.front() == next) list.erase(list.begin());
            }
        }
    }
    static bool stands_behind(const std::vector<std::vector<TypeObject*>>& lists, const TypeObject* type) {
        return std::any_of(lists.begin(), lists.end(), [type](const auto& list) {
            return std::find(list.begin() + 1, list.end(), type) != list.end();
        });
    }
    void raise_inconsistent(const std::vector<std::vector<TypeObject*>>& lists) {
        std::vector<const TypeObject*> heads;
        for (const auto& list : lists) {
            if (std::find(heads.begin(), heads.end(), list.front()) == heads.end())
                heads.push_back(list.front());
        }
        std::string names;
        for (const TypeObject* head : heads)
            names += (names.empty() ? "" : ", ") + head->name();
        (void)raise_type_error(vm_, "Cannot create a consistent method resolution\norder (MRO) for bases {}",
                               names);
    }

    void take_qualified_name(TypeObject& type) {
        const StringRef& key = vm_.names().dunder_qualname;
        if (const Value* value = attributes_->find(*key)) {
            if (const auto* text = value->as<StringObject>()) type.qualified_name_ = text->utf8();
            attributes_->erase(*key);
        }
    }

    /// `__init_subclass__` and `__class_getitem__` are class methods, `__new__` is static, without saying so;
    /// a class that defines `__eq__` alone is not hashable.
    void adjust_special_methods(TypeObject&) {
        const Names& names = vm_.names();
        for (const StringRef* name : {&names.dunder_init_subclass, &names.dunder_class_getitem}) {
            Value* method = attributes_->find(**name);
            if (method != nullptr && method->as<FunctionObject>() != nullptr) {
                *method = ClassMethodObject::create(vm_, *method);
            }
        }
        Value* create = attributes_->find(*names.dunder_new);
        if (create != nullptr && create->as<FunctionObject>() != nullptr) {
            *create = StaticMethodObject::create(vm_, *create);
        }
        if (attributes_->find(*names.dunder_eq) != nullptr &&
            attributes_->find(*names.dunder_hash) == nullptr) {
            attributes_->set(names.dunder_hash, Value::none());
        }
    }

    /// `__dict__` of the instances.
    void add_dict_attribute(TypeObject& type) {
        if (type.lookup(*vm_.names().dunder_dict) != nullptr) return;
        attributes_->set(vm_.names().dunder_dict,
                         AttributeDescriptorObject::create(vm_, instance_dict_attribute(), type));
    }

    bool add_members(TypeObject& type) {
        Value* slots = attributes_->find(*vm_.names().dunder_slots);
        if (slots == nullptr) {
            type.has_instance_dict_ = true;
            return true;
        }
        std::vector<StringRef> names;
        if (!collect_member_names(*slots, names)) return false;
        const bool shares_items = type.instance_layout_ == Layout::Integer ||
                                  type.instance_layout_ == Layout::Tuple ||
                                  type.instance_layout_ == Layout::Bytes;
        for (const StringRef& name : names) {
            if (*name == "__dict__") {
                type.has_instance_dict_ = true;
                continue;
            }
            if (*name == "__weakref__") continue;
            if (shares_items) {
                (void)raise_type_error(vm_, "nonempty __slots__ not supported for subtype of '{}'",
                                       type.base_->name());
                return false;
            }
            if (attributes_->find(*name) != nullptr) {
                (void)raise_value_error(vm_, "'{}' in __slots__ conflicts with class variable", name->utf8());
                return false;
            }
            const StringRef mangled = mangle(name);
            attributes_->set(mangled,
                             MemberDescriptorObject::create(vm_, mangled, type, type.member_count_++));
        }
        return true;
    }
    /// `__private` becomes `_Class__private`.
    StringRef mangle(const StringRef& name) {
        const std::string text = name->utf8();
        if (!text.starts_with("__") || text.ends_with("__")) return name;
        const std::string class_name = name_->utf8();
        const std::size_t start = class_name.find_first_not_of('_');
        if (start == std::string::npos) return name;
        return vm_.intern("_" + class_name.substr(start) + text);
    }
    bool collect_member_names(const Value& slots, std::vector<StringRef>& names) {
        if (auto* one = slots.as<StringObject>()) {
            names.push_back(vm_.intern(StringRef(one)));
            return true;
        }
        ValueVector items;
        if (const auto* tuple = slots.as<TupleObject>())
            items.assign(tuple->items().begin(), tuple->items().end());
        if (const auto* list = slots.as<ListObject>()) items = list->items();
        if (auto* dict = slots.as<DictObject>()) {
            std::size_t position = 0;
            while (const DictObject::Entry* entry = dict->next(position))
                items.push_back(entry->key);
        }
        if (const auto* set = slots.as<SetObject>()) {
            std::size_t position = 0;
            while (const SetObject::Entry* entry = set->next(position))
                items.push_back(entry->key);
        }
        for (const Value& item : items) {
            auto* text = item.as<StringObject>();
            if (text == nullptr) {
                (void)raise_type_error(vm_, "__slots__ items must be strings, not '{}'",
                                       type_name(vm_, item));
                return false;
            }
            names.push_back(vm_.intern(StringRef(text)));
        }
        return true;
    }

    Interpreter& vm_;
    TypeObject& metatype_;
    const StringRef& name_;
    Ref<DictObject> attributes_;
    std::vector<Ref<TypeObject>> bases_;
    TypeObject* base_ = nullptr;
};

Ref<TypeObject> make_exception_group_type(Interpreter& vm, TypeObject& group, TypeObject& exception) {
    return TypeBuilder::derive_builtin(vm, "ExceptionGroup", group, exception);
}

Value TypeObject::create_script_class(Interpreter& vm, TypeObject& metatype, const StringRef& name,
                                      std::span<const Value> bases, Ref<DictObject> attributes) {
    return TypeBuilder(vm, metatype, name, std::move(attributes)).build(bases);
}

} // namespace simul::script
