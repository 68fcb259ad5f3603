// enumerate, filter, map, reversed, zip.
#include "core/script/library/builtins/builtin_functions.hpp"
#include "core/script/library/native_iterator.hpp"

namespace simul::script::library {
namespace {

bool refuse_keywords(Interpreter& vm, const Arguments& arguments, const char* name) {
    if (arguments.keyword_count() == 0) return false;
    (void)raise_type_error(vm, "{}() takes no keyword arguments", name);
    return true;
}

// ---- enumerate ------------------------------------------------------------------------------------------

class Enumerate : public Container {
public:
    Enumerate(TypeObject& type, Value iterator, Value count)
        : Container(type, Layout::Other), iterator_(std::move(iterator)), count_(std::move(count)) {}

    static Value create(Interpreter& vm, TypeObject& type, Arguments& arguments) {
        static constexpr Signature<2> kSignature{"enumerate", {"iterable", "start"}};
        const auto bound = bind(vm, arguments, kSignature);
        if (!bound) return Value::raised();
        if ((*bound)[0].is_empty())
            return raise_type_error(vm, "enumerate() missing required argument 'iterable'");
        return start(vm, make(vm, Ref<TypeObject>(&type), (*bound)[0], (*bound)[1]));
    }

    static Value next(Interpreter& vm, const Value& self) {
        const auto enumerate = iterator_of<Enumerate>(self);
        if (!is_container_iterator(vm, enumerate->iterator_)) return start(vm, wait_for_item(vm, enumerate));
        return enumerate->numbered(vm, iterate_next(vm, enumerate->iterator_));
    }

    void visit_references(ReferenceVisitor& visitor) const override { visitor.visit(iterator_); }
    void clear_references() noexcept override { iterator_.reset(); }

private:
    static NativeCoroutine make(Interpreter& vm, Ref<TypeObject> type, Value iterable, Value first) {
        Value count = Value::integer(0);
        if (!first.is_empty()) count = co_await to_index(vm, first);
        const Value iterator = co_await iterate(vm, iterable);
        co_return make_iterator<Enumerate>(*type, iterator, count);
    }

    static NativeCoroutine wait_for_item(Interpreter& vm, Ref<Enumerate> self) {
        const Value iterator = self->iterator_;
        Value item = co_await iterate_next(vm, iterator);
        co_return self->numbered(vm, std::move(item));
    }

    Value numbered(Interpreter& vm, Value item) {
        if (!item.is_value()) return item;
        Value pair = TupleObject::of(vm, count_, item);
        count_ = integers::add(vm, count_, Value::integer(1));
        return pair;
    }

    Value iterator_;
    Value count_;
};

// ---- map ------------------------------------------------------------------------------------------------

class Map : public Container {
public:
    Map(TypeObject& type, Value function, ValueVector iterators)
        : Container(type, Layout::Other), function_(std::move(function)), iterators_(std::move(iterators)) {}

    static Value create(Interpreter& vm, TypeObject& type, Arguments& arguments) {
        if (refuse_keywords(vm, arguments, "map")) return Value::raised();
        if (arguments.size() < 2) return raise_type_error(vm, "map() must have at least two arguments.");
        return start(vm, make(vm, Ref<TypeObject>(&type), OwnedArguments(arguments)));
    }

    static Value next(Interpreter& vm, const Value& self) {
        const auto map = iterator_of<Map>(self);
        if (map->iterators_.size() > 1 || !is_container_iterator(vm, map->iterators_[0]))
            return start(vm, gather_and_call(vm, map));
        const Value item = iterate_next(vm, map->iterators_[0]);
        if (!item.is_value()) return Value(item);
        const Value function = map->function_;
        return call(vm, function, item);
    }

    void visit_references(ReferenceVisitor& visitor) const override {
        visitor.visit(function_);
        for (const Value& iterator : iterators_)
            visitor.visit(iterator);
    }
    void clear_references() noexcept override { function_.reset(); }

private:
    static NativeCoroutine make(Interpreter& vm, Ref<TypeObject> type, OwnedArguments arguments) {
        ValueVector iterators;
        for (std::size_t i = 1; i < arguments.size(); ++i) {
            Value iterator = co_await iterate(vm, arguments[i]);
            iterators.push_back(std::move(iterator));
        }
        co_return make_iterator<Map>(*type, arguments[0], std::move(iterators));
    }

    static NativeCoroutine gather_and_call(Interpreter& vm, Ref<Map> self) {
        ValueVector items;
        for (std::size_t i = 0; i < self->iterators_.size(); ++i) {
            const Value iterator = self->iterators_[i];
            Value item = co_await iterate_next(vm, iterator);
            if (item.is_exhausted()) co_return item;
            items.push_back(std::move(item));
        }
        const Value function = self->function_;
        Arguments arguments(items.data(), items.size());
        co_return co_await call(vm, function, arguments);
    }

    Value function_;
    ValueVector iterators_;
};

// ---- filter ---------------------------------------------------------------------------------------------

class Filter : public Container {
public:
    Filter(TypeObject& type, Value function, Value iterator)
        : Container(type, Layout::Other), function_(std::move(function)), iterator_(std::move(iterator)) {}

    static Value create(Interpreter& vm, TypeObject& type, Arguments& arguments) {
        if (refuse_keywords(vm, arguments, "filter")) return Value::raised();
        if (!check_count(vm, "filter", arguments.size(), 2, 2)) return Value::raised();
        return start(vm, make(vm, Ref<TypeObject>(&type), arguments[0], arguments[1]));
    }

    static Value next(Interpreter& vm, const Value& self) {
        return start(vm, advance(vm, iterator_of<Filter>(self)));
    }

    void visit_references(ReferenceVisitor& visitor) const override {
        visitor.visit(function_);
        visitor.visit(iterator_);
    }
    void clear_references() noexcept override {
        function_.reset();
        iterator_.reset();
    }

private:
    static NativeCoroutine make(Interpreter& vm, Ref<TypeObject> type, Value function, Value iterable) {
        const Value iterator = co_await iterate(vm, iterable);
        co_return make_iterator<Filter>(*type, function, iterator);
    }

    static NativeCoroutine advance(Interpreter& vm, Ref<Filter> self) {
        const Value function = self->function_;
        const Value iterator = self->iterator_;
        const bool tests_items = function.is_none() || is_same(function, vm.types().boolean);
        for (;;) {
            const Value item = co_await iterate_next(vm, iterator);
            if (item.is_exhausted()) co_return item;
            Value verdict = item;
            if (!tests_items) verdict = co_await call(vm, function, item);
            const Value wanted = co_await truth(vm, verdict);
            if (wanted.is_true()) co_return item;
        }
    }

    Value function_;
    Value iterator_;
};

// ---- zip ------------------------------------------------------------------------------------------------

class Zip : public Container {
public:
    Zip(TypeObject& type, ValueVector iterators, bool strict)
        : Container(type, Layout::Other), iterators_(std::move(iterators)), strict_(strict) {}

    static Value create(Interpreter& vm, TypeObject& type, Arguments& arguments) {
        static constexpr Signature<1> kSignature{"zip", {"strict"}, 0, 0, 0};
        const Arguments keywords(arguments.values() + arguments.size(), 0, arguments.keyword_names());
        const auto bound = bind(vm, keywords, kSignature);
        if (!bound) return Value::raised();
        const bool strict = !(*bound)[0].is_empty() && native_truth((*bound)[0]).value_or(true);
        return start(vm, make(vm, Ref<TypeObject>(&type), OwnedArguments(arguments), strict));
    }

    static Value next(Interpreter& vm, const Value& self) {
        const auto zip = iterator_of<Zip>(self);
        if (zip->iterators_.empty()) return Value::exhausted();
        return start(vm, advance(vm, zip));
    }

    void visit_references(ReferenceVisitor& visitor) const override {
        for (const Value& iterator : iterators_)
            visitor.visit(iterator);
    }
    void clear_references() noexcept override { iterators_.clear(); }

private:
    static NativeCoroutine make(Interpreter& vm, Ref<TypeObject> type, OwnedArguments arguments,
                                bool strict) {
        ValueVector iterators;
        for (std::size_t i = 0; i < arguments.size(); ++i) {
            Value iterator = co_await iterate(vm, arguments[i]);
            iterators.push_back(std::move(iterator));
        }
        co_return make_iterator<Zip>(*type, std::move(iterators), strict);
    }

    static NativeCoroutine advance(Interpreter& vm, Ref<Zip> self) {
        const auto tuple = TupleObject::uninitialized(vm, self->iterators_.size());
        for (std::size_t i = 0; i < self->iterators_.size(); ++i) {
            const Value iterator = self->iterators_[i];
            Value item = co_await iterate_next(vm, iterator);
            if (!item.is_exhausted()) {
                tuple->mutable_items()[i] = std::move(item);
                continue;
            }
            if (!self->strict_) co_return item;
            if (i > 0) co_return raise_uneven(vm, i + 1, "shorter");
            // The first one has ended: so must the others.
            for (std::size_t other = 1; other < self->iterators_.size(); ++other) {
                const Value other_iterator = self->iterators_[other];
                const Value surplus = co_await iterate_next(vm, other_iterator);
                if (!surplus.is_exhausted()) co_return raise_uneven(vm, other + 1, "longer");
            }
            co_return item;
        }
        co_return tuple;
    }

    static Value raise_uneven(Interpreter& vm, std::size_t number, const char* relation) {
        const std::string others = number == 2 ? "argument 1" : "arguments 1-" + std::to_string(number - 1);
        return raise_value_error(vm, "zip() argument {} is {} than {}", number, relation, others);
    }

    ValueVector iterators_;
    bool strict_;
};

// ---- reversed -------------------------------------------------------------------------------------------

class Reversed : public Container {
public:
    Reversed(TypeObject& type, Value sequence, std::int64_t size)
        : Container(type, Layout::Other), sequence_(std::move(sequence)), next_(size - 1) {}

    static Value create(Interpreter& vm, TypeObject& type, Arguments& arguments) {
        if (refuse_keywords(vm, arguments, "reversed")) return Value::raised();
        if (!check_count(vm, "reversed", arguments.size(), 1, 1)) return Value::raised();
        return start(vm, make(vm, Ref<TypeObject>(&type), arguments[0]));
    }

    static Value next(Interpreter& vm, const Value& self) {
        return start(vm, advance(vm, iterator_of<Reversed>(self)));
    }

    void visit_references(ReferenceVisitor& visitor) const override { visitor.visit(sequence_); }
    void clear_references() noexcept override { sequence_.reset(); }

private:
    static NativeCoroutine make(Interpreter& vm, Ref<TypeObject> type, Value sequence) {
        const Value method = lookup_special(vm, sequence, *vm.names().dunder_reversed);
        if (method.is_none())
            co_return raise_type_error(vm, "'{}' object is not reversible", type_name(vm, sequence));
        if (!method.is_empty()) co_return co_await call(vm, method);
        const TypeSlots& slots = type_of(vm, sequence).slots();
        const bool is_sequence =
            slots.get_item != nullptr && slots.length != nullptr && sequence.as<DictObject>() == nullptr;
        if (!is_sequence)
            co_return raise_type_error(vm, "'{}' object is not reversible", type_name(vm, sequence));
        const Value size = co_await length(vm, sequence);
        co_return make_iterator<Reversed>(*type, sequence, size.as_int());
    }

    static NativeCoroutine advance(Interpreter& vm, Ref<Reversed> self) {
        if (self->next_ < 0 || self->sequence_.is_empty()) co_return Value::exhausted();
        const Value sequence = self->sequence_;
        const Value index = Value::integer(self->next_--);
        Value item = co_await attempt(get_item(vm, sequence, index));
        if (!item.is_raised()) co_return item;
        self->next_ = -1;
        const ExceptionTypes& known = vm.exceptions();
        if (!is_exception_of(vm.pending_exception(), *known.index_error) &&
            !is_exception_of(vm.pending_exception(), *known.stop_iteration))
            co_return Value::raised();
        (void)vm.take_exception();
        co_return Value::exhausted();
    }

    Value sequence_;
    std::int64_t next_;
};

} // namespace

void define_iterator_types(Interpreter& vm, DictObject& builtins) {
    const TypeDefinition definitions[] = {
        iterator_type("enumerate", Enumerate::create, Enumerate::next),
        iterator_type("map", Map::create, Map::next),
        iterator_type("filter", Filter::create, Filter::next),
        iterator_type("zip", Zip::create, Zip::next),
        iterator_type("reversed", Reversed::create, Reversed::next),
    };
    for (const TypeDefinition& definition : definitions)
        builtins.set(vm.intern(definition.name), TypeObject::create_builtin(vm, definition));
}

} // namespace simul::script::library
