#include "core/script/vm/interpreter.hpp"
#include "core/script/vm/interpreter_state.hpp"

namespace simul::script {

TypeObject& type_of(Interpreter& vm, const Value& value) noexcept {
    switch (value.kind()) {
    case Value::Kind::Object: break;
    case Value::Kind::Int: return *vm.types().integer;
    case Value::Kind::Float: return *vm.types().floating;
    case Value::Kind::Bool: return *vm.types().boolean;
    default: return *vm.types().none;
    }
    const RefCounted* object = value.as_object();
    switch (static_cast<Layout>(object->front_end_tag())) {
    case Layout::Future: return *vm.state().future_type;
    case Layout::Task: return *vm.state().task_type;
    default: return static_cast<const Object*>(object)->type();
    }
}

} // namespace simul::script
