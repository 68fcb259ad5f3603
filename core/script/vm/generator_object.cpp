#include "core/script/vm/generator_object.hpp"

#include "core/script/vm/interpreter_state.hpp"

namespace simul::script {
namespace {

TypeObject& type_for(Interpreter& vm, BodyKind kind) {
    switch (kind) {
    case BodyKind::Coroutine: return *vm.types().coroutine;
    case BodyKind::AsyncGenerator: return *vm.types().async_generator;
    default: return *vm.types().generator;
    }
}

Layout layout_for(BodyKind kind) {
    switch (kind) {
    case BodyKind::Coroutine: return Layout::Coroutine;
    case BodyKind::AsyncGenerator: return Layout::AsyncGenerator;
    default: return Layout::Generator;
    }
}

/// Whether an exception raised where the frame stands would run any of its code.
bool has_handler(const Frame& frame) {
    const std::int64_t position = frame.position();
    return position >= 0 &&
           frame.code().source().find_handler(static_cast<std::uint32_t>(position)) != nullptr;
}

} // namespace

GeneratorObject::GeneratorObject(TypeObject& type, Layout layout, const Ref<Frame>& body, Value plain_name,
                                 Value full_name)
    : Container(type, layout), frame(body), name(std::move(plain_name)),
      qualified_name(std::move(full_name)) {
    set_finalizable();
}

Ref<GeneratorObject> GeneratorObject::create(Interpreter& vm, const Ref<Frame>& frame, Value name,
                                             Value qualified_name) {
    const BodyKind kind = frame->code().source().body_kind;
    Ref<GeneratorObject> generator(new GeneratorObject(type_for(vm, kind), layout_for(kind), frame,
                                                       std::move(name), std::move(qualified_name)));
    frame->generator = generator.get();
    return generator;
}

const char* GeneratorObject::kind_name() const noexcept {
    return is_coroutine() ? "coroutine" : (is_async_generator() ? "async generator" : "generator");
}

bool GeneratorObject::is_running() const noexcept {
    const GeneratorObject* outermost = this;
    while (outermost->root != nullptr)
        outermost = outermost->root;
    return outermost->state == State::Running;
}

Activation* GeneratorObject::resumption_point() const noexcept {
    const GeneratorObject* outermost = this;
    while (outermost->root != nullptr)
        outermost = outermost->root;
    return outermost->innermost;
}

bool GeneratorObject::would_run_code() const noexcept {
    for (const Activation* activation = innermost; activation != nullptr; activation = activation->caller) {
        if (has_handler(*static_cast<const Frame*>(activation))) return true;
    }
    return false;
}

bool GeneratorObject::needs_finalizer() const noexcept {
    if (state == State::Created) return is_coroutine();
    if (state != State::Suspended) return false;
    return (is_async_generator() && !finalizer_hook.is_empty()) || would_run_code();
}

GeneratorObject::~GeneratorObject() {
    part_from_delegates();
    if (frame != nullptr) frame->generator = nullptr;
}

void GeneratorObject::part_from_delegates() noexcept {
    // Each round makes whoever its root waits for a root, until that is this one.
    while (root != nullptr) {
        GeneratorObject* outermost = root;
        while (outermost->root != nullptr)
            outermost = outermost->root;
        if (outermost->state != State::Suspended) return;
        outermost->part_from_delegates();
    }
    if (state != State::Suspended || innermost == frame.get()) return;
    release_delegates();
    innermost = frame.get();
    innermost_handled = &handled;
    segment_depth = 1;
}

/// Whoever waited for others dies: the next one below is a root again.
void GeneratorObject::release_delegates() noexcept {
    GeneratorObject* heir = nullptr;
    for (Activation* activation = innermost; activation != frame.get(); activation = activation->caller) {
        heir = static_cast<Frame*>(activation)->generator;
    }
    for (Activation* activation = innermost; activation != frame.get(); activation = activation->caller) {
        static_cast<Frame*>(activation)->generator->root = heir;
    }
    heir->root = nullptr;
    heir->state = State::Suspended;
    heir->innermost = innermost;
    heir->innermost_handled = innermost_handled;
    heir->segment_depth = segment_depth - 1;
    heir->frame->caller = nullptr;
}

void GeneratorObject::visit_references(ReferenceVisitor& visitor) const {
    if (frame != nullptr) visitor.visit(frame.get());
    visitor.visit(handled.exception);
    visitor.visit(finalizer_hook);
}

void GeneratorObject::clear_references() noexcept {
    if (frame != nullptr) frame->clear_references();
    handled.exception.reset();
    finalizer_hook.reset();
}

OperationObject::OperationObject(TypeObject& type, const char* name, const char* qualified_name,
                                 Ref<loop::Coroutine> coroutine)
    : Object(type, Layout::Operation), body(std::move(coroutine)), name_(name),
      qualified_name_(qualified_name) {
    set_finalizable();
}

Ref<OperationObject> OperationObject::create(Interpreter& vm, const char* name, const char* qualified_name,
                                             Ref<loop::Coroutine> body) {
    return Ref<OperationObject>(
        new OperationObject(*vm.types().coroutine, name, qualified_name, std::move(body)));
}

AsyncGeneratorStep::AsyncGeneratorStep(TypeObject& type, Ref<GeneratorObject> body, Kind step_kind,
                                       Value sent)
    : Container(type, Layout::AsyncGeneratorStep), generator(std::move(body)), kind(step_kind),
      value(std::move(sent)) {}

AsyncGeneratorStep::~AsyncGeneratorStep() {
    if (generator->step != this) return;
    generator->step = nullptr;
    generator->is_step_lost = state != State::Created; // or it was only thrown into
}

Ref<AsyncGeneratorStep> AsyncGeneratorStep::create(Interpreter& vm, Ref<GeneratorObject> generator, Kind kind,
                                                   Value value) {
    return Ref<AsyncGeneratorStep>(new AsyncGeneratorStep(*vm.types().async_generator_step,
                                                          std::move(generator), kind, std::move(value)));
}

void AsyncGeneratorStep::visit_references(ReferenceVisitor& visitor) const {
    visitor.visit(generator.get());
    visitor.visit(value);
}

void AsyncGeneratorStep::clear_references() noexcept {
    value.reset();
}

Ref<CoroutineWrapper> CoroutineWrapper::create(Interpreter& vm, Value coroutine) {
    return Ref<CoroutineWrapper>(new CoroutineWrapper(*vm.types().coroutine_wrapper, std::move(coroutine)));
}

} // namespace simul::script
