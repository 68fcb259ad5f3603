// product, permutations, combinations: a pool of items, and a row of indices that counts on.
#include "core/script/library/modules/itertools_parts.hpp"

#include <numeric>

namespace simul::script::library {
namespace {

using Indices = std::vector<std::size_t>;

/// What all of them are: pools that items come from, the indices of the next result, and a rule to step on.
class Selection : public Container {
public:
    /// Moves the indices on; false after the last result.
    using Step = bool (*)(Selection&);

    Selection(TypeObject& type, std::vector<ValueVector> pools, Indices indices, Step step, bool is_over)
        : Container(type, Layout::Other), pools_(std::move(pools)), indices_(std::move(indices)), step_(step),
          is_over_(is_over) {}

    static Value next(Interpreter& vm, const Value& self) {
        const auto selection = iterator_of<Selection>(self);
        if (selection->is_over_) return Value::exhausted();
        const auto result = TupleObject::uninitialized(vm, selection->indices_.size());
        for (std::size_t i = 0; i < selection->indices_.size(); ++i)
            result->mutable_items()[i] = selection->pool(i)[selection->indices_[i]];
        selection->is_over_ = !selection->step_(*selection);
        return result;
    }

    /// product(): one pool a place. The others have one for all places.
    const ValueVector& pool(std::size_t place) const { return pools_[pools_.size() == 1 ? 0 : place]; }
    std::size_t size() const { return pools_.empty() ? 0 : pools_[0].size(); }
    Indices& indices() { return indices_; }

    void visit_references(ReferenceVisitor& visitor) const override {
        for (const ValueVector& items : pools_)
            for (const Value& item : items)
                visitor.visit(item);
    }
    void clear_references() noexcept override { is_over_ = true; }

private:
    std::vector<ValueVector> pools_;
    Indices indices_;
    Step step_;
    bool is_over_;
};

/// As an odometer: the last place first.
bool step_product(Selection& selection) {
    Indices& indices = selection.indices();
    for (std::size_t i = indices.size(); i-- > 0;) {
        if (++indices[i] < selection.pool(i).size()) return true;
        indices[i] = 0;
    }
    return false;
}

/// To the next row of indices that are all different.
bool step_permutation(Selection& selection) {
    Indices& indices = selection.indices();
    std::vector<bool> used(selection.size(), false);
    for (const std::size_t index : indices)
        used[index] = true;
    for (std::size_t i = indices.size(); i-- > 0;) {
        used[indices[i]] = false;
        std::size_t candidate = indices[i] + 1;
        while (candidate < used.size() && used[candidate])
            ++candidate;
        if (candidate == used.size()) continue;
        indices[i] = candidate;
        used[candidate] = true;
        // The rest takes the smallest ones that are left.
        std::size_t smallest = 0;
        for (std::size_t j = i + 1; j < indices.size(); ++j) {
            while (used[smallest])
                ++smallest;
            indices[j] = smallest;
            used[smallest] = true;
        }
        return true;
    }
    return false;
}

/// To the next row of rising indices.
bool step_combination(Selection& selection) {
    Indices& indices = selection.indices();
    for (std::size_t i = indices.size(); i-- > 0;) {
        if (indices[i] == selection.size() - indices.size() + i) continue;
        std::iota(indices.begin() + static_cast<std::ptrdiff_t>(i), indices.end(), indices[i] + 1);
        return true;
    }
    return false;
}

/// To the next row of indices that do not fall.
bool step_combination_with_replacement(Selection& selection) {
    Indices& indices = selection.indices();
    for (std::size_t i = indices.size(); i-- > 0;) {
        if (indices[i] + 1 == selection.size()) continue;
        std::fill(indices.begin() + static_cast<std::ptrdiff_t>(i), indices.end(), indices[i] + 1);
        return true;
    }
    return false;
}

Value make_selection(TypeObject& type, std::vector<ValueVector> pools, Indices indices, Selection::Step step,
                     bool is_over) {
    return make_iterator<Selection>(type, std::move(pools), std::move(indices), step, is_over);
}

NativeCoroutine make_product(Interpreter& vm, Ref<TypeObject> type, std::vector<Value> iterables,
                             std::size_t times) {
    std::vector<ValueVector> once;
    for (const Value& iterable : iterables) {
        const Value list = co_await collect(vm, iterable);
        once.push_back(list.to<ListObject>().items());
    }
    std::vector<ValueVector> pools;
    bool is_over = false;
    for (std::size_t i = 0; i < times; ++i)
        for (const ValueVector& pool : once)
            pools.push_back(pool);
    for (const ValueVector& pool : pools)
        is_over = is_over || pool.empty();
    const std::size_t places = pools.size();
    co_return make_selection(*type, std::move(pools), Indices(places, 0), step_product, is_over);
}

Value create_product(Interpreter& vm, TypeObject& type, Arguments& arguments) {
    static constexpr Signature<1> kSignature{"product", {"repeat"}, 0, 0, 0};
    const Arguments keywords(arguments.values() + arguments.size(), 0, arguments.keyword_names());
    const auto bound = bind(vm, keywords, kSignature);
    if (!bound) return Value::raised();
    const auto times = as_index_or(vm, (*bound)[0], 1, OutOfRange::Raise);
    if (!times) return Value::raised();
    if (*times < 0) return raise_value_error(vm, "repeat argument cannot be negative");
    std::vector<Value> iterables(arguments.positional().begin(), arguments.positional().end());
    return start(
        vm, make_product(vm, Ref<TypeObject>(&type), std::move(iterables), static_cast<std::size_t>(*times)));
}

enum class Choice { Permutations, Combinations, WithReplacement };

NativeCoroutine make_choice(Interpreter& vm, Ref<TypeObject> type, Value iterable,
                            std::optional<std::size_t> length, Choice choice) {
    const Value list = co_await collect(vm, iterable);
    ValueVector pool = list.to<ListObject>().items();
    const std::size_t size = pool.size();
    const std::size_t places = length.value_or(size);
    const bool repeats = choice == Choice::WithReplacement;
    const bool is_over = repeats ? size == 0 && places > 0 : places > size;
    Indices indices(is_over ? 0 : places, 0);
    if (!repeats) std::iota(indices.begin(), indices.end(), std::size_t{0});
    std::vector<ValueVector> pools;
    pools.push_back(std::move(pool));
    const Selection::Step step = choice == Choice::Permutations   ? step_permutation
                                 : choice == Choice::Combinations ? step_combination
                                                                  : step_combination_with_replacement;
    co_return make_selection(*type, std::move(pools), std::move(indices), step, is_over);
}

template <Choice choice>
Value create_choice(Interpreter& vm, TypeObject& type, Arguments& arguments) {
    static constexpr Signature<2> kSignature{choice == Choice::Permutations ? "permutations"
                                             : choice == Choice::Combinations
                                                 ? "combinations"
                                                 : "combinations_with_replacement",
                                             {"iterable", "r"},
                                             choice == Choice::Permutations ? 1u : 2u};
    const auto bound = bind(vm, arguments, kSignature);
    if (!bound) return Value::raised();
    std::optional<std::size_t> length;
    if (!(*bound)[1].is_empty() && !(choice == Choice::Permutations && (*bound)[1].is_none())) {
        if (choice == Choice::Permutations && !is_integer((*bound)[1]))
            return raise_type_error(vm, "Expected int as r");
        const auto given = as_index(vm, (*bound)[1], OutOfRange::Raise);
        if (!given) return Value::raised();
        if (*given < 0) return raise_value_error(vm, "r must be non-negative");
        length = static_cast<std::size_t>(*given);
    }
    return start(vm, make_choice(vm, Ref<TypeObject>(&type), (*bound)[0], length, choice));
}

} // namespace

void define_combinatorics(Interpreter& vm, ModuleObject& module) {
    const TypeDefinition definitions[] = {
        iterator_type("itertools.product", create_product, Selection::next),
        iterator_type("itertools.permutations", create_choice<Choice::Permutations>, Selection::next),
        iterator_type("itertools.combinations", create_choice<Choice::Combinations>, Selection::next),
        iterator_type("itertools.combinations_with_replacement", create_choice<Choice::WithReplacement>,
                      Selection::next),
    };
    for (const TypeDefinition& definition : definitions) {
        const auto type = TypeObject::create_builtin(vm, definition);
        module.set(vm, type->name(), type);
    }
}

} // namespace simul::script::library
