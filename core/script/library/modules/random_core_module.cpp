// `_random`: the Mersenne Twister behind random.py.
#include "core/script/library/modules/native_modules.hpp"
#include "core/script/library/native_support.hpp"
#include "core/script/numeric/hash.hpp"
#include "core/script/numeric/mersenne_twister.hpp"
#include "core/script/vm/bytes_object.hpp"

namespace simul::script::library {
namespace {

using numeric::MersenneTwister;

class RandomObject : public Object {
public:
    RandomObject(TypeObject& type, std::uint64_t seed)
        : Object(type, Layout::Other), generator(BigInteger(seed)) {}
    MersenneTwister generator;
};

MersenneTwister& generator_of(const Value& self) {
    return static_cast<RandomObject*>(self.as_object())->generator;
}

Value create(Interpreter& vm, TypeObject& type, Arguments&) {
    if (type.is_script_class()) return SubclassOf<RandomObject>::create(type, vm.options().seed);
    return Ref<RandomObject>(new RandomObject(type, vm.options().seed));
}

/// None stands for the run's seed; an object of any other kind for its hash.
NativeCoroutine seed(Interpreter& vm, OwnedArguments arguments) {
    if (!check_count(vm, "seed", arguments.size() - 1, 0, 1)) co_return Value::raised();
    const Value self = arguments[0];
    const Value given = arguments.get(1);
    if (given.is_empty() || given.is_none()) {
        generator_of(self).seed(BigInteger(vm.options().seed));
    } else if (is_integer(given)) {
        generator_of(self).seed(big_integer(given));
    } else if (const auto* bytes = given.as<BytesObject>()) {
        generator_of(self).seed_bytes(bytes->view());
    } else {
        const Value hashed = co_await hash(vm, given);
        generator_of(self).seed(BigInteger(static_cast<std::uint64_t>(hashed.as_int())));
    }
    co_return Value::none();
}

Value random(Interpreter&, Arguments& arguments) {
    return Value::floating(generator_of(arguments[0]).next_double());
}

Value getrandbits(Interpreter& vm, Arguments& arguments) {
    const auto count = as_index(vm, arguments[1], OutOfRange::Raise);
    if (!count) return Value::raised();
    if (*count < 0) return raise_value_error(vm, "number of bits must be non-negative");
    if (*count < 64)
        return Value::integer(static_cast<std::int64_t>(
            generator_of(arguments[0]).next_small_bits(static_cast<unsigned>(*count))));
    return make_integer(vm, generator_of(arguments[0]).next_bits(static_cast<std::size_t>(*count)));
}

Value getstate(Interpreter& vm, Arguments& arguments) {
    const MersenneTwister& generator = generator_of(arguments[0]);
    std::vector<Value> words;
    for (const std::uint32_t word : generator.state())
        words.push_back(Value::integer(word));
    words.push_back(Value::integer(static_cast<std::int64_t>(generator.position())));
    return TupleObject::create(vm, words);
}

Value setstate(Interpreter& vm, Arguments& arguments) {
    const auto* words = arguments[1].as<TupleObject>();
    if (words == nullptr) return raise_type_error(vm, "state vector must be a tuple");
    if (words->size() != MersenneTwister::kStateSize + 1)
        return raise_value_error(vm, "state vector is the wrong size");
    MersenneTwister::State state;
    for (std::size_t i = 0; i < state.size(); ++i) {
        const auto word = as_index(vm, (*words)[i], OutOfRange::Raise);
        if (!word) return Value::raised();
        state[i] = static_cast<std::uint32_t>(*word);
    }
    const auto position = as_index(vm, (*words)[state.size()], OutOfRange::Raise);
    if (!position) return Value::raised();
    if (*position < 0 || *position > static_cast<std::int64_t>(state.size()))
        return raise_value_error(vm, "invalid state");
    generator_of(arguments[0]).set_state(state, static_cast<std::size_t>(*position));
    return Value::none();
}

constexpr NativeDefinition kMethods[] = {
    {"seed", as_coroutine<seed>, Arity::Any, NativeKind::Method},
    {"random", random, Arity::None, NativeKind::Method},
    {"getrandbits", getrandbits, Arity::One, NativeKind::Method},
    {"getstate", getstate, Arity::None, NativeKind::Method},
    {"setstate", setstate, Arity::One, NativeKind::Method},
};

} // namespace

Value initialize_random_core(Interpreter& vm, ModuleObject& module) {
    TypeDefinition definition;
    definition.name = "_random.Random";
    definition.slots.create = create;
    const auto type = TypeObject::create_builtin(vm, definition);
    define_methods(*type, kMethods);
    module.set(vm, "Random", type);
    return Value::none();
}

} // namespace simul::script::library
