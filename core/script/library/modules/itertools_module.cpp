// itertools. Iterators that follow their input, here; those that combine, in itertools_combinatorics.cpp.
#include "core/script/library/modules/itertools_parts.hpp"
#include "core/script/library/modules/native_modules.hpp"

namespace simul::script::library {
namespace {

// ---- count, cycle, repeat -------------------------------------------------------------------------------

class Count : public Container {
public:
    Count(TypeObject& type, Value next, Value step)
        : Container(type, Layout::Other), next_(std::move(next)), step_(std::move(step)) {}

    static Value create(Interpreter& vm, TypeObject& type, Arguments& arguments) {
        static constexpr Signature<2> kSignature{"count", {"start", "step"}};
        const auto bound = bind(vm, arguments, kSignature);
        if (!bound) return Value::raised();
        const Value first = (*bound)[0].is_empty() ? Value::integer(0) : (*bound)[0];
        const Value step = (*bound)[1].is_empty() ? Value::integer(1) : (*bound)[1];
        for (const Value& number : {first, step})
            if (is_string(number) || number.is_none()) return raise_type_error(vm, "a number is required");
        return make_iterator<Count>(type, first, step);
    }

    static Value next(Interpreter& vm, const Value& self) {
        const auto count = iterator_of<Count>(self);
        if (!is_integer(count->next_) || !is_integer(count->step_)) return start(vm, advance(vm, count));
        Value current = count->next_;
        count->next_ = integers::add(vm, current, count->step_);
        return current;
    }

    static Value repr_slot(Interpreter& vm, const Value& self) {
        return start(vm, shown(vm, iterator_of<Count>(self)));
    }

    void visit_references(ReferenceVisitor& visitor) const override {
        visitor.visit(next_);
        visitor.visit(step_);
    }

private:
    static NativeCoroutine advance(Interpreter& vm, Ref<Count> self) {
        const Value current = self->next_;
        const Value step = self->step_;
        Value following = co_await binary_operation(vm, BinaryOperator::Add, current, step);
        self->next_ = std::move(following);
        co_return current;
    }

    static NativeCoroutine shown(Interpreter& vm, Ref<Count> self) {
        const Value next_number = self->next_;
        const Value step = self->step_;
        const Value number = co_await repr(vm, next_number);
        if (step.is_int() && step.as_int() == 1)
            co_return string(vm, "count(" + number.to<StringObject>().utf8() + ")");
        const Value step_text = co_await repr(vm, step);
        co_return string(vm, "count(" + number.to<StringObject>().utf8() + ", " +
                                 step_text.to<StringObject>().utf8() + ")");
    }

    Value next_;
    Value step_;
};

class Cycle : public Container {
public:
    Cycle(TypeObject& type, Value iterator)
        : Container(type, Layout::Other), iterator_(std::move(iterator)) {}

    static Value create(Interpreter& vm, TypeObject& type, Arguments& arguments) {
        return create_over_one<Cycle>(vm, type, arguments, "cycle");
    }
    static Value next(Interpreter& vm, const Value& self) {
        return start(vm, advance(vm, iterator_of<Cycle>(self)));
    }

    void visit_references(ReferenceVisitor& visitor) const override {
        visitor.visit(iterator_);
        for (const Value& item : seen_)
            visitor.visit(item);
    }
    void clear_references() noexcept override { seen_.clear(); }

private:
    static NativeCoroutine advance(Interpreter& vm, Ref<Cycle> self) {
        if (!self->iterator_.is_empty()) {
            const Value iterator = self->iterator_;
            Value item = co_await iterate_next(vm, iterator);
            if (!item.is_exhausted()) {
                self->seen_.push_back(item);
                co_return item;
            }
            self->iterator_.reset();
        }
        if (self->seen_.empty()) co_return Value::exhausted();
        Value item = self->seen_[self->position_];
        self->position_ = (self->position_ + 1) % self->seen_.size();
        co_return item;
    }

    Value iterator_;
    ValueVector seen_;
    std::size_t position_ = 0;
};

class Repeat : public Container {
public:
    /// `times` < 0: for ever.
    Repeat(TypeObject& type, Value value, std::int64_t times)
        : Container(type, Layout::Other), value_(std::move(value)), left_(times) {}

    static Value create(Interpreter& vm, TypeObject& type, Arguments& arguments) {
        static constexpr Signature<2> kSignature{"repeat", {"object", "times"}, 1};
        const auto bound = bind(vm, arguments, kSignature);
        if (!bound) return Value::raised();
        std::int64_t times = -1;
        if (!(*bound)[1].is_empty()) {
            const auto given = as_index(vm, (*bound)[1], OutOfRange::Raise);
            if (!given) return Value::raised();
            times = std::max<std::int64_t>(*given, 0);
        }
        return make_iterator<Repeat>(type, (*bound)[0], times);
    }

    static Value next(Interpreter&, const Value& self) {
        const auto repeat = iterator_of<Repeat>(self);
        if (repeat->left_ == 0) return Value::exhausted();
        if (repeat->left_ > 0) --repeat->left_;
        return repeat->value_;
    }

    static Value length(Interpreter& vm, Arguments& arguments) {
        const auto repeat = iterator_of<Repeat>(arguments[0]);
        if (repeat->left_ < 0) return raise_type_error(vm, "len() of unsized object");
        return Value::integer(repeat->left_);
    }

    static Value repr_slot(Interpreter& vm, const Value& self) {
        return start(vm, shown(vm, iterator_of<Repeat>(self)));
    }

    void visit_references(ReferenceVisitor& visitor) const override { visitor.visit(value_); }
    void clear_references() noexcept override { value_ = Value::none(); }

private:
    static NativeCoroutine shown(Interpreter& vm, Ref<Repeat> self) {
        const Value repeated = self->value_;
        const Value text = co_await repr(vm, repeated);
        const std::string times = self->left_ < 0 ? "" : ", " + std::to_string(self->left_);
        co_return string(vm, "repeat(" + text.to<StringObject>().utf8() + times + ")");
    }

    Value value_;
    std::int64_t left_;
};

// ---- chain ----------------------------------------------------------------------------------------------

class Chain : public Container {
public:
    explicit Chain(TypeObject& type, Value sources)
        : Container(type, Layout::Other), sources_(std::move(sources)) {}

    static Value create(Interpreter& vm, TypeObject& type, Arguments& arguments) {
        if (refuse_keywords(vm, arguments, "chain")) return Value::raised();
        const Value iterables = TupleObject::create(vm, arguments.positional());
        const Value sources = iterate(vm, iterables);
        return make_iterator<Chain>(type, sources);
    }

    static NativeCoroutine from_iterable(Interpreter& vm, OwnedArguments arguments) {
        const Value type = arguments[0];
        const Value sources = co_await iterate(vm, arguments[1]);
        co_return make_iterator<Chain>(type.to<TypeObject>(), sources);
    }

    static Value next(Interpreter& vm, const Value& self) {
        return start(vm, advance(vm, iterator_of<Chain>(self)));
    }

    void visit_references(ReferenceVisitor& visitor) const override {
        visitor.visit(sources_);
        visitor.visit(current_);
    }
    void clear_references() noexcept override {
        sources_.reset();
        current_.reset();
    }

private:
    static NativeCoroutine advance(Interpreter& vm, Ref<Chain> self) {
        while (!self->sources_.is_empty()) {
            if (self->current_.is_empty()) {
                const Value sources = self->sources_;
                const Value source = co_await iterate_next(vm, sources);
                if (source.is_exhausted()) {
                    self->sources_.reset();
                    break;
                }
                Value iterator = co_await iterate(vm, source);
                self->current_ = std::move(iterator);
            }
            const Value current = self->current_;
            Value item = co_await iterate_next(vm, current);
            if (!item.is_exhausted()) co_return item;
            self->current_.reset();
        }
        co_return Value::exhausted();
    }

    Value sources_;
    Value current_;
};

// ---- what a function decides ----------------------------------------------------------------------------

/// takewhile, dropwhile, filterfalse: a function and an iterator.
enum class Sieve { TakeWhile, DropWhile, FilterFalse };

template <Sieve sieve>
class Sieved : public Container {
public:
    Sieved(TypeObject& type, Value function, Value iterator)
        : Container(type, Layout::Other), function_(std::move(function)), iterator_(std::move(iterator)) {}

    static constexpr const char* kName = sieve == Sieve::TakeWhile   ? "takewhile"
                                         : sieve == Sieve::DropWhile ? "dropwhile"
                                                                     : "filterfalse";

    static Value create(Interpreter& vm, TypeObject& type, Arguments& arguments) {
        if (refuse_keywords(vm, arguments, kName)) return Value::raised();
        if (!check_count(vm, kName, arguments.size(), 2, 2)) return Value::raised();
        return start(vm, make(vm, Ref<TypeObject>(&type), arguments[0], arguments[1]));
    }

    static Value next(Interpreter& vm, const Value& self) {
        return start(vm, advance(vm, iterator_of<Sieved>(self)));
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
        co_return make_iterator<Sieved>(*type, function, iterator);
    }

    static NativeCoroutine advance(Interpreter& vm, Ref<Sieved> self) {
        const Value function = self->function_;
        const Value iterator = self->iterator_;
        for (;;) {
            if (sieve == Sieve::TakeWhile && self->decided_) co_return Value::exhausted();
            Value item = co_await iterate_next(vm, iterator);
            if (item.is_exhausted()) co_return item;
            if (sieve == Sieve::DropWhile && self->decided_) co_return item;
            Value verdict = item;
            if (!function.is_none()) verdict = co_await call(vm, function, item);
            const Value holds = co_await truth(vm, verdict);
            if (sieve == Sieve::TakeWhile && holds.is_true()) co_return item;
            if (sieve != Sieve::TakeWhile && !holds.is_true()) {
                self->decided_ = true;
                co_return item;
            }
            if (sieve == Sieve::TakeWhile) self->decided_ = true;
        }
    }

    Value function_;
    Value iterator_;
    bool decided_ = false;
};

class Starmap : public Container {
public:
    Starmap(TypeObject& type, Value function, Value iterator)
        : Container(type, Layout::Other), function_(std::move(function)), iterator_(std::move(iterator)) {}

    static Value create(Interpreter& vm, TypeObject& type, Arguments& arguments) {
        if (refuse_keywords(vm, arguments, "starmap")) return Value::raised();
        if (!check_count(vm, "starmap", arguments.size(), 2, 2)) return Value::raised();
        return start(vm, make(vm, Ref<TypeObject>(&type), arguments[0], arguments[1]));
    }

    static Value next(Interpreter& vm, const Value& self) {
        return start(vm, advance(vm, iterator_of<Starmap>(self)));
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
        co_return make_iterator<Starmap>(*type, function, iterator);
    }

    static NativeCoroutine advance(Interpreter& vm, Ref<Starmap> self) {
        const Value function = self->function_;
        const Value iterator = self->iterator_;
        const Value item = co_await iterate_next(vm, iterator);
        if (item.is_exhausted()) co_return Value::exhausted();
        const Value list = co_await collect(vm, item);
        ValueVector& values = list.to<ListObject>().items();
        Arguments arguments(values.data(), values.size());
        co_return co_await call(vm, function, arguments);
    }

    Value function_;
    Value iterator_;
};

class Compress : public Container {
public:
    Compress(TypeObject& type, Value data, Value selectors)
        : Container(type, Layout::Other), data_(std::move(data)), selectors_(std::move(selectors)) {}

    static Value create(Interpreter& vm, TypeObject& type, Arguments& arguments) {
        static constexpr Signature<2> kSignature{"compress", {"data", "selectors"}, 2};
        const auto bound = bind(vm, arguments, kSignature);
        if (!bound) return Value::raised();
        return start(vm, make(vm, Ref<TypeObject>(&type), (*bound)[0], (*bound)[1]));
    }

    static Value next(Interpreter& vm, const Value& self) {
        return start(vm, advance(vm, iterator_of<Compress>(self)));
    }

    void visit_references(ReferenceVisitor& visitor) const override {
        visitor.visit(data_);
        visitor.visit(selectors_);
    }

private:
    static NativeCoroutine make(Interpreter& vm, Ref<TypeObject> type, Value data, Value selectors) {
        const Value data_iterator = co_await iterate(vm, data);
        const Value selector_iterator = co_await iterate(vm, selectors);
        co_return make_iterator<Compress>(*type, data_iterator, selector_iterator);
    }

    static NativeCoroutine advance(Interpreter& vm, Ref<Compress> self) {
        const Value data = self->data_;
        const Value selectors = self->selectors_;
        for (;;) {
            Value item = co_await iterate_next(vm, data);
            if (item.is_exhausted()) co_return item;
            const Value selector = co_await iterate_next(vm, selectors);
            if (selector.is_exhausted()) co_return Value::exhausted();
            const Value wanted = co_await truth(vm, selector);
            if (wanted.is_true()) co_return item;
        }
    }

    Value data_;
    Value selectors_;
};

// ---- accumulate, pairwise, islice -----------------------------------------------------------------------

class Accumulate : public Container {
public:
    Accumulate(TypeObject& type, Value iterator, Value function, Value initial)
        : Container(type, Layout::Other), iterator_(std::move(iterator)), function_(std::move(function)),
          initial_(std::move(initial)) {}

    static Value create(Interpreter& vm, TypeObject& type, Arguments& arguments) {
        static constexpr Signature<3> kSignature{"accumulate", {"iterable", "func", "initial"}, 1, 0, 2};
        const auto bound = bind(vm, arguments, kSignature);
        if (!bound) return Value::raised();
        const auto given = [&](std::size_t i) { return (*bound)[i].is_none() ? Value() : (*bound)[i]; };
        return start(vm, make(vm, Ref<TypeObject>(&type), (*bound)[0], given(1), given(2)));
    }

    static Value next(Interpreter& vm, const Value& self) {
        return start(vm, advance(vm, iterator_of<Accumulate>(self)));
    }

    void visit_references(ReferenceVisitor& visitor) const override {
        for (const Value* value : {&iterator_, &function_, &initial_, &total_})
            visitor.visit(*value);
    }
    void clear_references() noexcept override { function_.reset(); }

private:
    static NativeCoroutine make(Interpreter& vm, Ref<TypeObject> type, Value iterable, Value function,
                                Value initial) {
        const Value iterator = co_await iterate(vm, iterable);
        co_return make_iterator<Accumulate>(*type, iterator, function, initial);
    }

    static NativeCoroutine advance(Interpreter& vm, Ref<Accumulate> self) {
        if (!self->initial_.is_empty()) {
            self->total_ = std::move(self->initial_);
            co_return self->total_;
        }
        const Value iterator = self->iterator_;
        const Value item = co_await iterate_next(vm, iterator);
        if (item.is_exhausted()) co_return Value::exhausted();
        const Value total = self->total_;
        Value sum = item;
        if (!total.is_empty()) {
            const Value function = self->function_;
            if (function.is_empty()) {
                sum = co_await binary_operation(vm, BinaryOperator::Add, total, item);
            } else {
                sum = co_await call(vm, function, total, item);
            }
        }
        self->total_ = sum;
        co_return sum;
    }

    Value iterator_;
    Value function_;
    Value initial_;
    Value total_;
};

class Pairwise : public Container {
public:
    Pairwise(TypeObject& type, Value iterator)
        : Container(type, Layout::Other), iterator_(std::move(iterator)) {}

    static Value create(Interpreter& vm, TypeObject& type, Arguments& arguments) {
        return create_over_one<Pairwise>(vm, type, arguments, "pairwise");
    }
    static Value next(Interpreter& vm, const Value& self) {
        return start(vm, advance(vm, iterator_of<Pairwise>(self)));
    }

    void visit_references(ReferenceVisitor& visitor) const override {
        visitor.visit(iterator_);
        visitor.visit(previous_);
    }

private:
    static NativeCoroutine advance(Interpreter& vm, Ref<Pairwise> self) {
        const Value iterator = self->iterator_;
        if (self->previous_.is_empty()) {
            Value first = co_await iterate_next(vm, iterator);
            if (first.is_exhausted()) co_return first;
            self->previous_ = std::move(first);
        }
        Value item = co_await iterate_next(vm, iterator);
        if (item.is_exhausted()) co_return item;
        const Value previous = self->previous_;
        self->previous_ = item;
        co_return TupleObject::of(vm, previous, item);
    }

    Value iterator_;
    Value previous_;
};

class Islice : public Container {
public:
    /// `stop` < 0: no end.
    Islice(TypeObject& type, Value iterator, std::int64_t first, std::int64_t stop, std::int64_t step)
        : Container(type, Layout::Other), iterator_(std::move(iterator)), wanted_(first), stop_(stop),
          step_(step) {}

    static Value create(Interpreter& vm, TypeObject& type, Arguments& arguments) {
        if (refuse_keywords(vm, arguments, "islice")) return Value::raised();
        if (!check_count(vm, "islice", arguments.size(), 2, 4)) return Value::raised();
        const bool has_start = arguments.size() > 2;
        const auto first = bound_of(has_start ? arguments[1] : Value(), 0);
        const auto stop = bound_of(arguments[has_start ? 2 : 1], -1);
        const auto step = bound_of(arguments.get(3), 1);
        if (!stop && !has_start)
            return raise_value_error(
                vm, "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
        if (!first || !stop)
            return raise_value_error(
                vm, "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
        if (!step || *step < 1)
            return raise_value_error(vm, "Step for islice() must be a positive integer or None.");
        return start(vm, make(vm, Ref<TypeObject>(&type), arguments[0], *first, *stop, *step));
    }

    static Value next(Interpreter& vm, const Value& self) {
        return start(vm, advance(vm, iterator_of<Islice>(self)));
    }

    void visit_references(ReferenceVisitor& visitor) const override { visitor.visit(iterator_); }
    void clear_references() noexcept override { iterator_.reset(); }

private:
    static std::optional<std::int64_t> bound_of(const Value& value, std::int64_t fallback) {
        if (value.is_empty() || value.is_none()) return fallback;
        const auto number = small_integer(value);
        if (!number || *number < 0) return std::nullopt;
        return number;
    }

    static NativeCoroutine make(Interpreter& vm, Ref<TypeObject> type, Value iterable, std::int64_t first,
                                std::int64_t stop, std::int64_t step) {
        const Value iterator = co_await iterate(vm, iterable);
        co_return make_iterator<Islice>(*type, iterator, first, stop, step);
    }

    static NativeCoroutine advance(Interpreter& vm, Ref<Islice> self) {
        const Value iterator = self->iterator_;
        if (iterator.is_empty()) co_return Value::exhausted();
        const bool has_item = self->stop_ < 0 || self->wanted_ < self->stop_;
        const std::int64_t target = has_item ? self->wanted_ : self->stop_;
        // What lies before is consumed, also where the end comes first.
        for (; self->position_ < target; ++self->position_) {
            const Value skipped = co_await iterate_next(vm, iterator);
            if (skipped.is_exhausted()) {
                self->iterator_.reset();
                co_return Value::exhausted();
            }
        }
        Value item = Value::exhausted();
        if (has_item) item = co_await iterate_next(vm, iterator);
        if (item.is_exhausted()) {
            self->iterator_.reset();
            co_return item;
        }
        ++self->position_;
        self->wanted_ += self->step_;
        if (self->stop_ >= 0) self->wanted_ = std::min(self->wanted_, self->stop_);
        co_return item;
    }

    Value iterator_;
    std::int64_t position_ = 0;
    std::int64_t wanted_;
    std::int64_t stop_;
    std::int64_t step_;
};

constexpr NativeDefinition kChainMethods[] = {
    {"from_iterable", as_coroutine<Chain::from_iterable>, Arity::One, NativeKind::ClassMethod}};
constexpr NativeDefinition kRepeatMethods[] = {
    {"__length_hint__", Repeat::length, Arity::None, NativeKind::Method}};

} // namespace

Value initialize_itertools(Interpreter& vm, ModuleObject& module) {
    const auto add = [&](const char* name, auto create, auto next, auto repr_slot) {
        TypeDefinition definition = iterator_type(name, create, next);
        definition.slots.repr = repr_slot;
        const auto type = TypeObject::create_builtin(vm, definition);
        module.set(vm, type->name(), type);
        return type;
    };
    constexpr Value (*kDefaultRepr)(Interpreter&, const Value&) = nullptr;
    add("itertools.accumulate", Accumulate::create, Accumulate::next, kDefaultRepr);
    add("itertools.count", Count::create, Count::next, Count::repr_slot);
    add("itertools.cycle", Cycle::create, Cycle::next, kDefaultRepr);
    add("itertools.compress", Compress::create, Compress::next, kDefaultRepr);
    add("itertools.dropwhile", Sieved<Sieve::DropWhile>::create, Sieved<Sieve::DropWhile>::next,
        kDefaultRepr);
    add("itertools.filterfalse", Sieved<Sieve::FilterFalse>::create, Sieved<Sieve::FilterFalse>::next,
        kDefaultRepr);
    add("itertools.takewhile", Sieved<Sieve::TakeWhile>::create, Sieved<Sieve::TakeWhile>::next,
        kDefaultRepr);
    add("itertools.islice", Islice::create, Islice::next, kDefaultRepr);
    add("itertools.pairwise", Pairwise::create, Pairwise::next, kDefaultRepr);
    add("itertools.starmap", Starmap::create, Starmap::next, kDefaultRepr);
    const auto repeat = add("itertools.repeat", Repeat::create, Repeat::next, Repeat::repr_slot);
    define_methods(*repeat, kRepeatMethods);
    const auto chain = add("itertools.chain", Chain::create, Chain::next, kDefaultRepr);
    define_methods(*chain, kChainMethods);
    define_combinatorics(vm, module);
    define_grouping(vm, module);
    return Value::none();
}

} // namespace simul::script::library
