/// Classes: built-in ones and the scripts' own.
#pragma once

#include "core/script/compile/opcodes.hpp"
#include "core/script/vm/arguments.hpp"
#include "core/script/vm/dict_object.hpp"
#include "core/script/vm/object.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace simul::script {

struct NativeDefinition;

enum class UnaryOperator : std::uint8_t { Positive, Negative, Invert };

/// What a type's objects do, as functions. A slot of a script's class that defines the special method holds
/// the function that calls that method; else it is inherited along the MRO. Null: not supported. All give a
/// Value as described there (value, Raised, Pending).
struct TypeSlots {
    /// `self.name`. Null: generic_get_attribute().
    Value (*get_attribute)(Interpreter&, const Value& self, StringObject& name) = nullptr;
    /// `self.name = value`; an Empty value: `del self.name`. Null: generic_set_attribute().
    Value (*set_attribute)(Interpreter&, const Value& self, StringObject& name, const Value& value) = nullptr;

    Value (*repr)(Interpreter&, const Value& self) = nullptr;
    /// Null: as repr.
    Value (*str)(Interpreter&, const Value& self) = nullptr;
    /// Gives an int. Null: unhashable.
    Value (*hash)(Interpreter&, const Value& self) = nullptr;
    /// NotImplemented where it does not know the other's type.
    Value (*compare)(Interpreter&, CompareOperator, const Value& self, const Value& other) = nullptr;
    /// Gives a bool. Null: by `length`; without that, true.
    Value (*truth)(Interpreter&, const Value& self) = nullptr;
    Value (*call)(Interpreter&, const Value& self, Arguments&) = nullptr;

    Value (*iterate)(Interpreter&, const Value& self) = nullptr;
    /// Exhausted at the end.
    Value (*next)(Interpreter&, const Value& self) = nullptr;

    /// Gives an int.
    Value (*length)(Interpreter&, const Value& self) = nullptr;
    Value (*get_item)(Interpreter&, const Value& self, const Value& key) = nullptr;
    /// An Empty value: `del self[key]`.
    Value (*set_item)(Interpreter&, const Value& self, const Value& key, const Value& value) = nullptr;
    /// Gives a bool. Null: by iteration.
    Value (*contains)(Interpreter&, const Value& self, const Value& item) = nullptr;

    /// Called for the left and then the right operand's type, as CPython's slots; either may be of this type.
    /// NotImplemented where it does not know. In-place operators first come as themselves, then as plain
    /// ones.
    Value (*binary)(Interpreter&, BinaryOperator, const Value& left, const Value& right) = nullptr;
    Value (*unary)(Interpreter&, UnaryOperator, const Value& self) = nullptr;
    /// `__index__`: an int.
    Value (*index)(Interpreter&, const Value& self) = nullptr;
    Value (*to_int)(Interpreter&, const Value& self) = nullptr;
    Value (*to_float)(Interpreter&, const Value& self) = nullptr;

    Value (*await)(Interpreter&, const Value& self) = nullptr;
    Value (*async_iterate)(Interpreter&, const Value& self) = nullptr;
    Value (*async_next)(Interpreter&, const Value& self) = nullptr;

    /// `__get__`: `instance` is Empty for access on the class.
    Value (*descriptor_get)(Interpreter&, const Value& self, const Value& instance,
                            const Value& owner) = nullptr;
    /// `__set__`, and `__delete__` for an Empty value. A type that has it makes data descriptors.
    Value (*descriptor_set)(Interpreter&, const Value& self, const Value& instance,
                            const Value& value) = nullptr;

    /// `__new__`: makes an object of `type`, which derives from the type that has the slot.
    Value (*create)(Interpreter&, TypeObject& type, Arguments&) = nullptr;
    /// `__init__`: gives None.
    Value (*initialize)(Interpreter&, const Value& self, Arguments&) = nullptr;
};

/// How a built-in type is described to TypeObject::create_builtin.
struct TypeDefinition {
    const char* name; ///< "list", "collections.deque"; what stands before the last dot is the module
    TypeObject* base = nullptr; ///< null: object
    Layout layout = Layout::Other;
    TypeSlots slots{};
    bool can_be_subclassed = true;
    /// The operators that slots.binary knows, so that their methods ("__add__", "__radd__") show up as
    /// attributes.
    std::span<const BinaryOperator> binary_operators{};
    const char* doc = nullptr;
};

class TypeObject final : public Container {
public:
    static constexpr bool is_layout(Layout layout) { return layout == Layout::Type; }

    /// Special methods that have a slot show up as attributes too ("__len__", …).
    static Ref<TypeObject> create_builtin(Interpreter& vm, const TypeDefinition& definition);
    /// `type`, blank.
    static Ref<TypeObject> create_type_of_types(Interpreter& vm);
    /// A class of the program's. Raised, or the class; neither `__set_name__` nor `__init_subclass__` has
    /// run. `attributes` becomes the class's own.
    static Value create_script_class(Interpreter& vm, TypeObject& metatype, const StringRef& name,
                                     std::span<const Value> bases, Ref<DictObject> attributes);

    Interpreter& interpreter() const noexcept { return vm_; }

    const std::string& name() const noexcept { return name_; }
    void set_name(std::string name) { name_ = std::move(name); }
    const std::string& qualified_name() const noexcept { return qualified_name_; }
    void set_qualified_name(std::string name) { qualified_name_ = std::move(name); }
    /// "builtins", "__main__", …; from the attribute `__module__`.
    std::string module_name() const;
    /// As reprs write it: qualified, with the module unless that is builtins.
    std::string full_name() const;

    /// Null for object.
    TypeObject* base() const noexcept { return base_; }
    const std::vector<Ref<TypeObject>>& bases() const noexcept { return bases_; }
    /// This type first, object last.
    std::span<TypeObject* const> mro() const noexcept { return mro_; }
    bool is_subtype_of(const TypeObject& other) const noexcept;
    /// Living direct subclasses, in order of creation.
    const std::vector<TypeObject*>& subclasses() const noexcept { return subclasses_; }

    /// Made by a `class` statement or type(): instances have it counted, attributes can be set.
    bool is_script_class() const noexcept { return is_script_class_; }
    bool can_be_subclassed() const noexcept { return can_be_subclassed_; }
    /// The layout of its instances.
    Layout instance_layout() const noexcept { return instance_layout_; }
    /// Its instances have a `__dict__`.
    bool has_instance_dict() const noexcept { return has_instance_dict_; }
    /// How many names the `__slots__` of the class and its bases declare.
    std::uint32_t member_count() const noexcept { return member_count_; }
    /// The nearest built-in type along the bases: whose objects its instances are.
    const TypeObject& builtin_base() const noexcept;

    const TypeSlots& slots() const noexcept { return slots_; }
    /// What a built-in type itself defines, without what it inherits.
    const TypeSlots& own_slots() const noexcept { return own_slots_; }

    /// The attribute along the MRO, unbound; null if there is none. O(1) when cached. The pointer holds until
    /// a class changes.
    const Value* lookup(const StringObject& name) const noexcept;
    /// The same, beginning after `type` in this type's MRO: what super() sees.
    const Value* lookup_after(const TypeObject& type, const StringObject& name) const noexcept;
    /// The type's own attributes. Change them through set_own_attribute only.
    DictObject& own_attributes() const noexcept { return *attributes_; }
    /// Empty value: removes. Updates slots and caches, here and in subclasses.
    void set_own_attribute(const StringRef& name, Value value);

    /// Adds a method to a built-in type.
    void add_method(const NativeDefinition& definition);
    /// Gives a built-in type its `__new__` and `__init__` (null: none): what calling it does.
    void define_constructor(Value (*create)(Interpreter&, TypeObject&, Arguments&),
                            Value (*initialize)(Interpreter&, const Value&, Arguments&) = nullptr);

    /// Changes whenever an attribute of the type or of one of its bases changes; unique within an
    /// interpreter.
    std::uint64_t version() const noexcept { return version_; }

    /// Whether a `__del__` is defined.
    bool has_finalizer() const noexcept { return has_finalizer_; }

    void visit_references(ReferenceVisitor& visitor) const override;
    void clear_references() noexcept override;

private:
    friend class TypeBuilder;
    friend class Bootstrap;
    TypeObject(Interpreter& vm, TypeObject& metatype);
    /// `type` itself.
    TypeObject(Interpreter& vm, OwnType own);
    ~TypeObject() override;

    void derive(std::span<const Ref<TypeObject>> bases, std::vector<TypeObject*> mro);
    /// For built-in types, once `type`, `object` and `str` exist.
    void define(const TypeDefinition& definition);
    void update_slots() noexcept;
    void changed() noexcept;

    Interpreter& vm_;
    std::string name_;
    std::string qualified_name_;
    TypeObject* base_ = nullptr;
    std::vector<Ref<TypeObject>> bases_;
    std::vector<TypeObject*> mro_; ///< kept alive by bases_
    std::vector<TypeObject*> subclasses_;
    Ref<DictObject> attributes_;
    TypeSlots slots_;
    TypeSlots own_slots_;
    std::uint64_t version_ = 0;
    std::uint32_t member_count_ = 0;
    Layout instance_layout_ = Layout::Instance;
    bool is_script_class_ = false;
    bool can_be_subclassed_ = true;
    bool has_instance_dict_ = false;
    bool has_finalizer_ = false;
};

/// The type of any value.
TypeObject& type_of(Interpreter& vm, const Value& value) noexcept;

} // namespace simul::script
