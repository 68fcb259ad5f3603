#include "core/script/vm/traceback_object.hpp"

#include "core/script/vm/builtin_slots.hpp"
#include "core/script/vm/interpreter.hpp"
#include "core/script/vm/native_function.hpp"

namespace simul::script {
namespace {

TracebackObject& traceback_of(const Value& self) {
    return self.to<TracebackObject>();
}

Value get_next(Interpreter&, const Value& self) {
    const Ref<TracebackObject>& next = traceback_of(self).next;
    return next != nullptr ? Value(next) : Value::none();
}
Value set_next(Interpreter&, const Value& self, const Value& value) {
    traceback_of(self).next = Ref<TracebackObject>(value.as<TracebackObject>());
    return Value::none();
}
Value get_line(Interpreter&, const Value& self) {
    return Value::integer(traceback_of(self).line());
}
Value get_frame(Interpreter&, const Value& self) {
    return traceback_of(self).frame;
}
Value get_position(Interpreter&, const Value& self) {
    return Value::integer(traceback_of(self).position);
}

constexpr NativeAttribute kAttributes[] = {{"tb_next", get_next, set_next},
                                           {"tb_lineno", get_line},
                                           {"tb_frame", get_frame},
                                           {"tb_lasti", get_position}};

} // namespace

TracebackObject::TracebackObject(TypeObject& type, Ref<TracebackObject> inner, Ref<Frame> where,
                                 std::int64_t instruction)
    : Container(type, Layout::Traceback), next(std::move(inner)), frame(std::move(where)),
      position(instruction) {}

Ref<TracebackObject> TracebackObject::create(Interpreter& vm, Ref<TracebackObject> next, Ref<Frame> frame,
                                             std::int64_t position) {
    frame->outlive_call();
    return Ref<TracebackObject>(
        new TracebackObject(*vm.types().traceback, std::move(next), std::move(frame), position));
}

void TracebackObject::visit_references(ReferenceVisitor& visitor) const {
    if (next != nullptr) visitor.visit(next.get());
    visitor.visit(frame.get());
}

void TracebackObject::clear_references() noexcept {
    next.reset();
}

std::uint32_t line_in_scenario(const ExceptionObject& exception) {
    std::uint32_t line = 0;
    for (const auto* entry = exception.traceback.as<TracebackObject>(); entry != nullptr;
         entry = entry->next.get()) {
        if (!entry->frame->code().source().is_library) line = entry->line();
    }
    return line;
}

void add_traceback(Interpreter& vm, Frame& frame) {
    ExceptionObject& exception = *vm.pending_exception();
    Ref<TracebackObject> inner(exception.traceback.as<TracebackObject>());
    exception.traceback = TracebackObject::create(vm, std::move(inner), Ref<Frame>(&frame), frame.position());
}

TypeDefinition traceback_definition() {
    TypeDefinition definition;
    definition.name = "traceback";
    definition.layout = Layout::Traceback;
    definition.can_be_subclassed = false;
    return definition;
}

void define_traceback_methods(Interpreter& vm) {
    define_attributes(*vm.types().traceback, kAttributes);
}

} // namespace simul::script
