#include "core/script/vm/interpreter.hpp"

#include "core/loop/event_loop.hpp"
#include "core/script/vm/call.hpp"
#include "core/script/vm/errors.hpp"
#include "core/script/vm/execution.hpp"
#include "core/script/vm/finalization.hpp"
#include "core/script/vm/interpreter_state.hpp"

namespace simul::script {

StringRef Interpreter::intern(std::string_view text) {
    return state_->interned.intern(*this, text);
}
StringRef Interpreter::intern(const StringRef& text) {
    return state_->interned.intern(text);
}

void Interpreter::register_module(std::string name, ModuleInitializer initializer) {
    state_->script_modules.erase(name);
    state_->native_modules.insert_or_assign(std::move(name), initializer);
}

void Interpreter::register_module(std::string name, ModuleCode code) {
    state_->native_modules.erase(name);
    state_->script_modules.insert_or_assign(std::move(name), std::move(code));
}

bool Interpreter::has_module(std::string_view name) const noexcept {
    return state_->native_modules.contains(name) || state_->script_modules.contains(name) ||
           modules_->find(*const_cast<Interpreter*>(this)->intern(name)) != nullptr;
}

namespace {

Value initialize_module(Interpreter& vm, const std::string& name, ModuleObject& module) {
    InterpreterState& state = vm.state();
    if (const auto native = state.native_modules.find(name); native != state.native_modules.end()) {
        return native->second(vm, module);
    }
    const Ref<Code> code = Code::link(vm, state.script_modules.at(name)());
    Ref<Frame> frame = Frame::create(vm, *code, *module.dict(), nullptr);
    frame->names = module.dict();
    Execution& execution = *state.execution;
    ++execution.depth;
    execution.push(*frame.detach());
    return Value::pending();
}

NativeCoroutine import_body(Interpreter& vm, std::string name, Ref<ModuleObject> module) {
    Value done = co_await attempt(initialize_module(vm, name, *module));
    if (done.is_raised()) {
        vm.modules().erase(*vm.intern(name));
        co_return done;
    }
    if (const std::size_t dot = name.rfind('.'); dot != std::string::npos) {
        const Value* parent = vm.modules().find(*vm.intern(name.substr(0, dot)));
        if (auto* object = parent != nullptr ? parent->as<ModuleObject>() : nullptr) {
            object->set(vm, name.substr(dot + 1), module);
        }
    }
    co_return module;
}

} // namespace

Value Interpreter::import_module(const std::string& name) {
    const StringRef key = intern(name);
    if (const Value* known = modules_->find(*key)) return *known;
    if (!state_->native_modules.contains(name) && !state_->script_modules.contains(name)) {
        ExceptionRef exception = make_exception(*this, *exceptions_.module_not_found_error,
                                                fmt::format("No module named '{}'", name));
        exception->details.set(*this, names().name, key);
        return raise(*this, std::move(exception));
    }
    Ref<ModuleObject> module = ModuleObject::create(*this, name);
    modules_->set(key, module);
    return start(*this, import_body(*this, name, std::move(module)));
}

Value Interpreter::write(OutputStream stream, std::string_view text) {
    state_->output_written += text.size();
    if (state_->output_written > options_.limits.output_bytes) {
        // The code that runs gets no further than its next instruction; what it wrote is lost.
        state_->exceed(Limit::Output);
        return Value::none();
    }
    sink_.write(stream, text);
    return Value::none();
}

Value Interpreter::block(Duration duration, loop::BlockKind kind) {
    Execution& execution = *state_->execution;
    execution.wants_to_block = true;
    execution.block_duration = scaled(duration);
    execution.block_kind = kind;
    return Value::pending();
}

Value Interpreter::block_or_hold(Duration duration, loop::BlockKind kind) {
    const bool is_step = state_->execution == state_->stepping.get() && state_->execution != nullptr;
    if (!is_step || !simulation_->is_alone()) return block(duration, kind);
    simulation_->hold(simulation_->current_task(), scaled(duration), kind);
    return Value::none();
}

Duration Interpreter::scaled(Duration duration) const {
    if (options_.time_scales.empty() || state_->execution == nullptr) return duration;
    const std::optional<loop::StackEntry> place = state_->execution->place_in_scenario();
    if (!place) return duration;
    double factor = 1;
    for (const TimeScale& scale : options_.time_scales) {
        const bool is_there = (scale.line == 0 || scale.line == place->line) &&
                              (scale.function.empty() || scale.function == place->code->name);
        if (is_there) factor *= scale.factor;
    }
    return factor == 1 ? duration : duration_from_seconds(to_seconds(duration) * factor);
}

std::int64_t Interpreter::identity_of(const Value& value) {
    // Where CPython's heap might begin; objects are 16 bytes apart.
    constexpr std::int64_t kFirst = 0x7f0000001000;
    if (!value.is_object()) {
        constexpr std::int64_t kImmediates = 0x560000000000;
        return kImmediates + static_cast<std::int64_t>(value.kind()) * 0x1000000000 +
               (value.is_none() ? 0 : value.as_int()) * 32;
    }
    const RefCounted* object = value.as_object();
    const auto [place, is_new] = state_->identities.try_emplace(object, 0);
    if (is_new) {
        place->second = kFirst + 16 * state_->last_identity++;
        if (auto* own = value.as<Object>()) own->mark_identified();
    }
    return place->second;
}

std::string Interpreter::address_of(const Value& value) {
    return fmt::format("{:#x}", identity_of(value));
}

std::optional<Limit> Interpreter::exceeded_limit() const noexcept {
    return state_->exceeded;
}

bool Interpreter::has_drawn_random_numbers() const noexcept {
    return state_->has_drawn_random_numbers;
}

const std::optional<loop::StackEntry>& Interpreter::cut_off_at() const noexcept {
    return state_->cut_off_at;
}

void Interpreter::visit_stack(loop::StackVisitor& visitor) const {
    if (state_->execution != nullptr) state_->execution->visit_stack(visitor);
}

} // namespace simul::script
