// `_time`: the virtual clock behind time.py and datetime.py.
#include "core/loop/event_loop.hpp"
#include "core/script/library/modules/native_modules.hpp"
#include "core/script/library/modules/virtual_clock.hpp"
#include "core/script/library/native_support.hpp"

#include <cmath>

namespace simul::script::library {

Instant virtual_now(Interpreter& vm) {
    return vm.simulation() == nullptr ? Instant{} : vm.simulation()->now();
}

std::optional<Duration> duration_argument(Interpreter& vm, const Value& value) {
    if (value.is_int() && value.as_int() >= 0 && value.as_int() <= kExactSeconds.count())
        return std::chrono::seconds(value.as_int());
    std::optional<double> seconds;
    if (is_float(value)) {
        seconds = float_value(value);
    } else if (is_integer(value)) {
        seconds = integer_to_double(value).value_or(big_integer(value) < 0 ? -HUGE_VAL : HUGE_VAL);
    } else {
        (void)raise_type_error(vm, "'{}' object cannot be interpreted as an integer", type_name(vm, value));
        return std::nullopt;
    }
    if (std::isnan(*seconds)) {
        (void)raise_value_error(vm, "Invalid value NaN (not a number)");
        return std::nullopt;
    }
    if (*seconds < 0) {
        (void)raise_value_error(vm, "sleep length must be non-negative");
        return std::nullopt;
    }
    return duration_from_seconds(*seconds);
}

namespace {

Value seconds(Interpreter& vm, Arguments&) {
    return Value::floating(to_seconds(virtual_now(vm)));
}

Value nanoseconds(Interpreter& vm, Arguments&) {
    return Value::integer(virtual_now(vm).time_since_epoch().count());
}

Value sleep(Interpreter& vm, Arguments& arguments) {
    const auto duration = duration_argument(vm, arguments[0]);
    if (!duration) return Value::raised();
    return vm.block_or_hold(*duration, loop::BlockKind::Sleep);
}

constexpr NativeDefinition kFunctions[] = {
    {"sleep", sleep, Arity::One},
    {"time", seconds, Arity::None},
    {"time_ns", nanoseconds, Arity::None},
    {"monotonic", seconds, Arity::None},
    {"monotonic_ns", nanoseconds, Arity::None},
    {"perf_counter", seconds, Arity::None},
    {"perf_counter_ns", nanoseconds, Arity::None},
};

Value work(Interpreter& vm, Arguments& arguments) {
    static constexpr Signature<1> kSignature{"work", {"seconds"}, 1};
    const auto bound = bind(vm, arguments, kSignature);
    if (!bound) return Value::raised();
    const auto duration = duration_argument(vm, (*bound)[0]);
    if (!duration) return Value::raised();
    return vm.block_or_hold(*duration, loop::BlockKind::Work);
}

constexpr NativeDefinition kSimulFunctions[] = {{"work", work, Arity::Keywords}};

} // namespace

Value initialize_time_core(Interpreter& vm, ModuleObject& module) {
    module.define(vm, kFunctions);
    return Value::none();
}

Value initialize_simul(Interpreter& vm, ModuleObject& module) {
    module.define(vm, kSimulFunctions);
    return Value::none();
}

} // namespace simul::script::library
