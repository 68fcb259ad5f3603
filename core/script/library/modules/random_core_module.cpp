// `_random`: the Mersenne Twister behind random.py.
#include "core/loop/event_loop.hpp"
#include "core/script/library/modules/native_modules.hpp"
#include "core/script/library/modules/random_streams.hpp"
#include "core/script/library/native_support.hpp"
#include "core/script/numeric/hash.hpp"
#include "core/script/numeric/mersenne_twister.hpp"
#include "core/script/vm/bytes_object.hpp"
#include "core/script/vm/interpreter_state.hpp"

#include <optional>
#include <unordered_map>

namespace simul::script::library {
namespace {

using numeric::MersenneTwister;

/// A stream; or, where each task has its own, the program's and those of tasks that have drawn.
class RandomObject : public Object {
public:
    RandomObject(TypeObject& type, std::uint64_t seed)
        : Object(type, Layout::Other), program_(BigInteger(seed)) {}

    /// The one that the code which runs draws from.
    MersenneTwister& stream(Interpreter& vm) {
        vm.state().has_drawn_random_numbers = true;
        const std::uint64_t path = path_of_stream(vm);
        if (path == 0) return program_;
        const auto found = tasks_.find(path);
        if (found != tasks_.end()) return found->second;
        return tasks_.emplace(path, MersenneTwister(BigInteger(seed_of_tasks() ^ path))).first->second;
    }

    /// `seed(stream)` seeds one. The program's seed is that of all; a task's, its own.
    template <typename Seed>
    void seed(Interpreter& vm, Seed seed) {
        if (path_of_stream(vm) != 0) return seed(stream(vm));
        tasks_.clear();
        seed(program_);
        seed_of_tasks_.reset();
    }

private:
    /// What the program's own stream would say first, whenever it is asked.
    std::uint64_t seed_of_tasks() {
        if (!seed_of_tasks_) seed_of_tasks_ = MersenneTwister(program_).next_small_bits(64);
        return *seed_of_tasks_;
    }

    MersenneTwister program_;
    std::unordered_map<std::uint64_t, MersenneTwister> tasks_; ///< By path; never iterated.
    std::optional<std::uint64_t> seed_of_tasks_;
};

RandomObject& random_of(const Value& self) {
    return *static_cast<RandomObject*>(self.as_object());
}
MersenneTwister& generator_of(Interpreter& vm, const Value& self) {
    return random_of(self).stream(vm);
}

Value create(Interpreter& vm, TypeObject& type, Arguments&) {
    if (type.is_script_class()) return SubclassOf<RandomObject>::create(type, vm.options().seed);
    return Ref<RandomObject>(new RandomObject(type, vm.options().seed));
}

void seed_with(Interpreter& vm, const Value& self, const BigInteger& seed) {
    random_of(self).seed(vm, [&seed](MersenneTwister& stream) { stream.seed(seed); });
}

/// None stands for the run's seed; an object of any other kind for its hash.
NativeCoroutine seed(Interpreter& vm, OwnedArguments arguments) {
    if (!check_count(vm, "seed", arguments.size() - 1, 0, 1)) co_return Value::raised();
    const Value self = arguments[0];
    const Value given = arguments.get(1);
    if (given.is_empty() || given.is_none()) {
        seed_with(vm, self, BigInteger(vm.options().seed));
    } else if (is_integer(given)) {
        seed_with(vm, self, big_integer(given));
    } else if (const auto* bytes = given.as<BytesObject>()) {
        random_of(self).seed(vm, [bytes](MersenneTwister& stream) { stream.seed_bytes(bytes->view()); });
    } else {
        const Value hashed = co_await hash(vm, given);
        seed_with(vm, self, BigInteger(static_cast<std::uint64_t>(hashed.as_int())));
    }
    co_return Value::none();
}

Value random(Interpreter& vm, Arguments& arguments) {
    return Value::floating(generator_of(vm, arguments[0]).next_double());
}

Value getrandbits(Interpreter& vm, Arguments& arguments) {
    const auto count = as_index(vm, arguments[1], OutOfRange::Raise);
    if (!count) return Value::raised();
    if (*count < 0) return raise_value_error(vm, "number of bits must be non-negative");
    if (*count < 64)
        return Value::integer(static_cast<std::int64_t>(
            generator_of(vm, arguments[0]).next_small_bits(static_cast<unsigned>(*count))));
    return make_integer(vm, generator_of(vm, arguments[0]).next_bits(static_cast<std::size_t>(*count)));
}

Value getstate(Interpreter& vm, Arguments& arguments) {
    const MersenneTwister& generator = generator_of(vm, arguments[0]);
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
    generator_of(vm, arguments[0]).set_state(state, static_cast<std::size_t>(*position));
    return Value::none();
}

Value has_one_stream(Interpreter& vm, Arguments&) {
    return Value::boolean(vm.options().random_streams == RandomStreams::One);
}

constexpr NativeDefinition kMethods[] = {
    {"_has_one_stream", has_one_stream, Arity::None, NativeKind::Method},
    {"seed", as_coroutine<seed>, Arity::Any, NativeKind::Method},
    {"random", random, Arity::None, NativeKind::Method},
    {"getrandbits", getrandbits, Arity::One, NativeKind::Method},
    {"getstate", getstate, Arity::None, NativeKind::Method},
    {"setstate", setstate, Arity::One, NativeKind::Method},
};

} // namespace

std::uint64_t path_of_stream(Interpreter& vm) {
    const bool is_per_task = vm.options().random_streams == RandomStreams::PerTask;
    return is_per_task && vm.simulation() != nullptr ? vm.simulation()->lineage().path() : 0;
}

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
