// groupby, tee, zip_longest: iterators with a state that others share.
#include "core/script/library/modules/itertools_parts.hpp"

namespace simul::script::library {
namespace {

// ---- groupby --------------------------------------------------------------------------------------------

class GroupBy : public Container {
public:
    GroupBy(TypeObject& type, Value source, Value key_function, Value type_of_groups)
        : Container(type, Layout::Other), iterator(std::move(source)), key(std::move(key_function)),
          group_type(std::move(type_of_groups)) {}

    static Value create(Interpreter& vm, TypeObject& type, Arguments& arguments);
    static Value next(Interpreter& vm, const Value& self) {
        return start(vm, advance(vm, iterator_of<GroupBy>(self)));
    }

    /// Takes one item from the input into `current`; false at its end.
    static NativeCoroutine step(Interpreter& vm, Ref<GroupBy> self) {
        const Value source = self->iterator;
        Value item = co_await iterate_next(vm, source);
        if (item.is_exhausted()) co_return Value::boolean(false);
        Value item_key = item;
        const Value function = self->key;
        if (!function.is_none()) item_key = co_await call(vm, function, item);
        self->current = std::move(item);
        self->current_key = std::move(item_key);
        co_return Value::boolean(true);
    }

    void visit_references(ReferenceVisitor& visitor) const override {
        for (const Value* value : {&iterator, &key, &group_type, &current, &current_key, &target_key})
            visitor.visit(*value);
    }
    void clear_references() noexcept override {
        key.reset();
        current.reset();
    }

    Value iterator;
    Value key;
    Value group_type;
    Value current; ///< an item that no group has given yet
    Value current_key;
    Value target_key; ///< of the last group
    const void* last_group = nullptr;

private:
    static NativeCoroutine advance(Interpreter& vm, Ref<GroupBy> self);
};

class Group : public Container {
public:
    Group(TypeObject& type, Ref<GroupBy> parent, Value target_key)
        : Container(type, Layout::Other), parent_(std::move(parent)), target_key_(std::move(target_key)) {}

    static Value create(Interpreter& vm, TypeObject& type, Arguments&) {
        return raise_type_error(vm, "cannot create '{}' instances", type.full_name());
    }
    static Value next(Interpreter& vm, const Value& self) {
        return start(vm, advance(vm, iterator_of<Group>(self)));
    }

    void visit_references(ReferenceVisitor& visitor) const override {
        visitor.visit(parent_.get());
        visitor.visit(target_key_);
    }

private:
    static NativeCoroutine advance(Interpreter& vm, Ref<Group> self) {
        GroupBy& parent = *self->parent_;
        if (parent.last_group != self.get()) co_return Value::exhausted();
        if (parent.current.is_empty()) {
            Value stepping = start(vm, GroupBy::step(vm, self->parent_));
            const Value more = co_await std::move(stepping);
            if (!more.is_true()) co_return Value::exhausted();
        }
        const Value target = self->target_key_;
        const Value key = parent.current_key;
        const Value same = co_await equals(vm, target, key);
        if (!same.is_true()) co_return Value::exhausted();
        co_return std::move(parent.current);
    }

    Ref<GroupBy> parent_;
    Value target_key_;
};

NativeCoroutine make_group_by(Interpreter& vm, Ref<TypeObject> type, Value iterable, Value key) {
    const Value iterator = co_await iterate(vm, iterable);
    const StringRef name = vm.intern("_grouper");
    const Value* group_type = type->lookup(*name);
    co_return make_iterator<GroupBy>(*type, iterator, key, *group_type);
}

Value GroupBy::create(Interpreter& vm, TypeObject& type, Arguments& arguments) {
    static constexpr Signature<2> kSignature{"groupby", {"iterable", "key"}, 1};
    const auto bound = bind(vm, arguments, kSignature);
    if (!bound) return Value::raised();
    const Value key = (*bound)[1].is_empty() ? Value::none() : (*bound)[1];
    return start(vm, make_group_by(vm, Ref<TypeObject>(&type), (*bound)[0], key));
}

NativeCoroutine GroupBy::advance(Interpreter& vm, Ref<GroupBy> self) {
    self->last_group = nullptr;
    // Skip what is left of the last group.
    for (;;) {
        if (!self->current.is_empty()) {
            if (self->target_key.is_empty()) break;
            const Value target = self->target_key;
            const Value key = self->current_key;
            const Value same = co_await equals(vm, target, key);
            if (!same.is_true()) break;
            self->current.reset();
        }
        Value stepping = start(vm, step(vm, self));
        const Value more = co_await std::move(stepping);
        if (!more.is_true()) co_return Value::exhausted();
    }
    self->target_key = self->current_key;
    const Ref<Group> group(new Group(self->group_type.to<TypeObject>(), self, self->target_key));
    self->last_group = group.get();
    const Value key = self->target_key;
    co_return TupleObject::of(vm, key, group);
}

// ---- tee ------------------------------------------------------------------------------------------------

/// The items that one of the copies has taken and another has not: a linked list, freed from its head.
struct TeeLink : public Container {
    TeeLink(TypeObject& type, Value source) : Container(type, Layout::Other), iterator(std::move(source)) {}
    void visit_references(ReferenceVisitor& visitor) const override {
        visitor.visit(iterator);
        visitor.visit(item);
        visitor.visit(following.get());
    }
    void clear_references() noexcept override { item.reset(); }

    Value iterator;
    Value item; ///< Empty: not taken from the iterator yet
    Ref<TeeLink> following;
};

class Tee : public Container {
public:
    Tee(TypeObject& type, Ref<TeeLink> link) : Container(type, Layout::Other), link_(std::move(link)) {}

    static Value create(Interpreter& vm, TypeObject& type, Arguments& arguments) {
        return create_over_one_source(vm, type, arguments);
    }
    static Value next(Interpreter& vm, const Value& self) {
        return start(vm, advance(vm, iterator_of<Tee>(self)));
    }

    static Value copy(Interpreter&, Arguments& arguments) {
        const auto self = iterator_of<Tee>(arguments[0]);
        return Ref<Tee>(new Tee(self->type(), self->link_));
    }

    static Ref<Tee> over(TypeObject& type, const Value& iterator) {
        if (const auto* object = iterator.as<Object>(); object != nullptr && &object->type() == &type)
            return Ref<Tee>(new Tee(type, static_cast<const Tee*>(object)->link_));
        return Ref<Tee>(new Tee(type, Ref<TeeLink>(new TeeLink(type, iterator))));
    }

    void visit_references(ReferenceVisitor& visitor) const override { visitor.visit(link_.get()); }

    const Ref<TeeLink>& link() const noexcept { return link_; }

private:
    static NativeCoroutine make(Interpreter& vm, Ref<TypeObject> type, Value iterable) {
        const Value iterator = co_await iterate(vm, iterable);
        co_return over(*type, iterator);
    }

    static Value create_over_one_source(Interpreter& vm, TypeObject& type, Arguments& arguments) {
        if (!check_count(vm, "_tee", arguments.size(), 1, 1)) return Value::raised();
        return start(vm, make(vm, Ref<TypeObject>(&type), arguments[0]));
    }

    static NativeCoroutine advance(Interpreter& vm, Ref<Tee> self) {
        const Ref<TeeLink> link = self->link_;
        if (link->item.is_empty()) {
            const Value iterator = link->iterator;
            Value item = co_await iterate_next(vm, iterator);
            if (item.is_exhausted()) co_return item;
            link->following = Ref<TeeLink>(new TeeLink(link->type(), link->iterator));
            link->item = std::move(item);
        }
        self->link_ = link->following;
        co_return link->item;
    }

    Ref<TeeLink> link_;
};

/// The type of the copies stands in the module under its own name.
NativeCoroutine tee(Interpreter& vm, OwnedArguments arguments) {
    if (!check_count(vm, "tee", arguments.size(), 1, 2)) co_return Value::raised();
    const auto count = as_index_or(vm, arguments.get(1), 2, OutOfRange::Raise);
    if (!count) co_return Value::raised();
    if (*count < 0) co_return raise_value_error(vm, "n must be >= 0");
    const Value iterator = co_await iterate(vm, arguments[0]);
    const StringRef module_name = vm.intern("itertools");
    const StringRef type_name = vm.intern("_tee");
    const Value module = *vm.modules().find(*module_name);
    auto& type = module.to<ModuleObject>().dict()->find(*type_name)->to<TypeObject>();
    std::vector<Value> copies;
    if (*count > 0) {
        const Ref<Tee> first = Tee::over(type, iterator);
        copies.emplace_back(first);
        while (copies.size() < static_cast<std::size_t>(*count))
            copies.emplace_back(Ref<Tee>(new Tee(type, first->link())));
    }
    co_return TupleObject::create(vm, copies);
}

// ---- zip_longest ----------------------------------------------------------------------------------------

class ZipLongest : public Container {
public:
    ZipLongest(TypeObject& type, ValueVector iterators, Value fill)
        : Container(type, Layout::Other), iterators_(std::move(iterators)), fill_(std::move(fill)),
          active_(iterators_.size()) {}

    static Value create(Interpreter& vm, TypeObject& type, Arguments& arguments) {
        static constexpr Signature<1> kSignature{"zip_longest", {"fillvalue"}, 0, 0, 0};
        const Arguments keywords(arguments.values() + arguments.size(), 0, arguments.keyword_names());
        const auto bound = bind(vm, keywords, kSignature);
        if (!bound) return raise_type_error(vm, "zip_longest() got an unexpected keyword argument");
        const Value fill = (*bound)[0].is_empty() ? Value::none() : (*bound)[0];
        return start(vm, make(vm, Ref<TypeObject>(&type), OwnedArguments(arguments), fill));
    }
    static Value next(Interpreter& vm, const Value& self) {
        return start(vm, advance(vm, iterator_of<ZipLongest>(self)));
    }

    void visit_references(ReferenceVisitor& visitor) const override {
        visitor.visit(fill_);
        for (const Value& iterator : iterators_)
            visitor.visit(iterator);
    }
    void clear_references() noexcept override { iterators_.clear(); }

private:
    static NativeCoroutine make(Interpreter& vm, Ref<TypeObject> type, OwnedArguments arguments, Value fill) {
        ValueVector iterators;
        for (std::size_t i = 0; i < arguments.size(); ++i) {
            Value iterator = co_await iterate(vm, arguments[i]);
            iterators.push_back(std::move(iterator));
        }
        co_return make_iterator<ZipLongest>(*type, std::move(iterators), fill);
    }

    static NativeCoroutine advance(Interpreter& vm, Ref<ZipLongest> self) {
        if (self->active_ == 0) co_return Value::exhausted();
        const auto tuple = TupleObject::uninitialized(vm, self->iterators_.size());
        for (std::size_t i = 0; i < self->iterators_.size(); ++i) {
            const Value iterator = self->iterators_[i];
            Value item = Value::exhausted();
            if (!iterator.is_empty()) item = co_await iterate_next(vm, iterator);
            if (!iterator.is_empty() && item.is_exhausted()) {
                self->iterators_[i].reset();
                if (--self->active_ == 0) co_return Value::exhausted();
            }
            tuple->mutable_items()[i] = item.is_exhausted() ? self->fill_ : std::move(item);
        }
        co_return tuple;
    }

    ValueVector iterators_; ///< Empty: this one has ended
    Value fill_;
    std::size_t active_;
};

constexpr NativeDefinition kTeeMethods[] = {{"__copy__", Tee::copy, Arity::None, NativeKind::Method}};
constexpr NativeDefinition kFunctions[] = {{"tee", as_coroutine<tee>, Arity::Any}};

} // namespace

void define_grouping(Interpreter& vm, ModuleObject& module) {
    const auto group =
        TypeObject::create_builtin(vm, iterator_type("itertools._grouper", Group::create, Group::next));
    const auto group_by =
        TypeObject::create_builtin(vm, iterator_type("itertools.groupby", GroupBy::create, GroupBy::next));
    group_by->set_own_attribute(vm.intern("_grouper"), group);
    module.set(vm, "groupby", group_by);
    const auto zip = TypeObject::create_builtin(
        vm, iterator_type("itertools.zip_longest", ZipLongest::create, ZipLongest::next));
    module.set(vm, "zip_longest", zip);
    const auto copies =
        TypeObject::create_builtin(vm, iterator_type("itertools._tee", Tee::create, Tee::next));
    define_methods(*copies, kTeeMethods);
    module.set(vm, "_tee", copies);
    module.define(vm, kFunctions);
}

} // namespace simul::script::library
