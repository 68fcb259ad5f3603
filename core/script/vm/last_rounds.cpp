#include "core/script/vm/last_rounds.hpp"

#include "core/script/vm/finalization.hpp"
#include "core/script/vm/interpreter_state.hpp"
#include "core/script/vm/reachability.hpp"

namespace simul::script {
namespace {

Container* as_container(RefCounted& object) noexcept {
    return object.front_end_tag() == static_cast<std::uint8_t>(Layout::Task)
               ? nullptr
               : static_cast<Container*>(&object);
}

void finalize(Interpreter& vm, const std::vector<Finalizable>& garbage) {
    for (const Finalizable& each : garbage) {
        if (Container* container = as_container(*each)) {
            if (container->take_finalizer()) (void)schedule_finalizer(*container);
        } else {
            static_cast<loop::Task&>(*each).report_if_pending();
        }
        run_finalizers(vm);
    }
}

/// Classes go last: what the others do when they die may need them.
void take_apart(Interpreter& vm, const std::vector<Finalizable>& garbage) {
    for (const bool are_classes : {false, true}) {
        for (const Finalizable& each : garbage) {
            Container* const container = as_container(*each);
            if (container == nullptr || (container->layout() == Layout::Type) != are_classes) continue;
            container->clear_references();
            run_finalizers(vm);
        }
    }
}

std::vector<Value> modules_beside(Interpreter& vm, const ModuleObject* left_out) {
    std::vector<Value> modules;
    std::size_t position = 0;
    while (const DictObject::Entry* entry = vm.modules().next(position)) {
        if (entry->value.as<ModuleObject>() != left_out) modules.push_back(entry->value);
    }
    return modules;
}

/// What runs, or could be asked for by name.
std::vector<Value> roots_of_a_program(Interpreter& vm, const ExceptionRef& uncaught) {
    std::vector<Value> roots = modules_beside(vm, nullptr);
    if (vm.state().asyncio != nullptr) roots.emplace_back(vm.state().asyncio);
    if (uncaught != nullptr) roots.emplace_back(uncaught);
    return roots;
}

} // namespace

void end_what_is_left(Interpreter& vm, ModuleObject& main, ExceptionRef uncaught) {
    run_finalizers(vm);
    std::vector<Finalizable> rest;
    {
        Reachability found = reach(vm, finalizable_objects(vm), roots_of_a_program(vm, uncaught));
        finalize(vm, found.unreachable);
        rest = std::move(found.reachable);
    }
    for (Value& kept : vm.state().kept_until_exit) {
        kept.reset();
        run_finalizers(vm);
    }
    uncaught.reset();
    run_finalizers(vm);
    finalize(vm, rest);
    rest.clear();
    // What the finalisers have made, and what died only now.
    finalize(vm, finalizable_objects(vm));
    const std::vector<Value> library = modules_beside(vm, &main);
    vm.modules().erase(*vm.intern("__main__"));
    take_apart(vm, reach(vm, finalizable_objects(vm), library).unreachable);
}

} // namespace simul::script
