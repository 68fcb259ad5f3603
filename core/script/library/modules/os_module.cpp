// os: random bytes from the run's seed, and what programs ask a machine that is not there.
#include "core/script/library/modules/native_modules.hpp"
#include "core/script/library/modules/random_streams.hpp"
#include "core/script/library/native_support.hpp"
#include "core/script/vm/bytes_object.hpp"
#include "core/script/vm/interpreter_state.hpp"

#include <unordered_map>

namespace simul::script::library {
namespace {

/// Steele, Lea and Flood's SplitMix64; its state starts as the seed. The state lives in the module, so that
/// each run has its own.
class SeededBytes final : public Object {
public:
    SeededBytes(TypeObject& type, std::uint64_t seed)
        : Object(type, Layout::Other), seed_(seed), state_(seed) {}

    /// The state of the task's own stream, made from the seed when it is first asked for; or the program's.
    std::uint64_t& state(std::uint64_t path) {
        return path == 0 ? state_ : tasks_.try_emplace(path, seed_ ^ path).first->second;
    }

    /// The little-endian bytes of as many outputs as needed; what is left of the last one is thrown away.
    static std::string draw(std::size_t size, std::uint64_t& state) {
        std::string bytes;
        while (bytes.size() < size) {
            std::uint64_t output = next(state);
            for (int i = 0; i < 8 && bytes.size() < size; ++i, output >>= 8)
                bytes += static_cast<char>(static_cast<unsigned char>(output));
        }
        return bytes;
    }

private:
    static std::uint64_t next(std::uint64_t& state) noexcept {
        state += 0x9e3779b97f4a7c15;
        std::uint64_t mixed = state;
        mixed = (mixed ^ mixed >> 30) * 0xbf58476d1ce4e5b9;
        mixed = (mixed ^ mixed >> 27) * 0x94d049bb133111eb;
        return mixed ^ mixed >> 31;
    }

    std::uint64_t seed_;
    std::uint64_t state_;
    std::unordered_map<std::uint64_t, std::uint64_t> tasks_; ///< By path; never iterated.
};

/// `urandom` is an object that can be called: it has state.
Value urandom(Interpreter& vm, const Value& self, Arguments& arguments) {
    if (arguments.keyword_count() > 0)
        return raise_type_error(vm, "posix.urandom() takes no keyword arguments");
    if (arguments.size() != 1)
        return raise_type_error(vm, "posix.urandom() takes exactly one argument ({} given)",
                                arguments.size());
    const auto size = as_index(vm, arguments[0], OutOfRange::Raise);
    if (!size) return Value::raised();
    if (*size < 0) return raise_value_error(vm, "negative argument not allowed");
    vm.state().has_drawn_random_numbers = true;
    auto& generator = *static_cast<SeededBytes*>(self.as_object());
    return BytesObject::create(
        vm, SeededBytes::draw(static_cast<std::size_t>(*size), generator.state(path_of_stream(vm))));
}

Value urandom_repr(Interpreter& vm, const Value&) {
    return string(vm, "<built-in function urandom>");
}

Value getpid(Interpreter&, Arguments&) {
    return Value::integer(1);
}

Value cpu_count(Interpreter&, Arguments&) {
    return Value::integer(1);
}

constexpr NativeDefinition kFunctions[] = {
    {"getpid", getpid, Arity::None},
    {"cpu_count", cpu_count, Arity::None},
};

} // namespace

Value initialize_os(Interpreter& vm, ModuleObject& module) {
    module.define(vm, kFunctions);
    TypeDefinition generator;
    generator.name = "builtin_function_or_method";
    generator.slots.call = urandom;
    generator.slots.repr = urandom_repr;
    generator.can_be_subclassed = false;
    const auto type = TypeObject::create_builtin(vm, generator);
    module.set(vm, "urandom", Ref<SeededBytes>(new SeededBytes(*type, vm.options().seed)));
    module.set(vm, "linesep", string(vm, "\n"));
    module.set(vm, "name", string(vm, "posix"));
    module.set(vm, "sep", string(vm, "/"));
    return Value::none();
}

} // namespace simul::script::library
