#include "core/script/library/contexts/context_object.hpp"

#include "core/loop/event_loop.hpp"
#include "core/script/library/native_support.hpp"
#include "core/script/vm/interpreter_state.hpp"

#include <algorithm>

namespace simul::script::library {

ContextObject::ContextObject(TypeObject& type)
    : Container(type, Layout::Other), entries_(std::make_shared<Entries>()) {}

Ref<ContextObject> ContextObject::create(Interpreter& vm) {
    return Ref<ContextObject>(new ContextObject(*ContextsState::find(vm)->context_type));
}

ContextObject* ContextObject::from(const Value& value) noexcept {
    return value.is_object() ? dynamic_cast<ContextObject*>(value.as_object()) : nullptr;
}

Ref<ContextObject> ContextObject::copy(Interpreter& vm) const {
    Ref<ContextObject> made = create(vm);
    made->entries_ = entries_;
    return made;
}

Value ContextObject::find(const Value& variable) const {
    for (const auto& [known, value] : *entries_)
        if (is_same(known, variable)) return value;
    return {};
}

void ContextObject::set(const Value& variable, Value value) {
    if (entries_.use_count() > 1) entries_ = std::make_shared<Entries>(*entries_);
    const auto found = std::find_if(entries_->begin(), entries_->end(),
                                    [&](const Entry& entry) { return is_same(entry.first, variable); });
    // What was there dies last: its finaliser may look here.
    Entry dropped;
    if (found == entries_->end()) {
        if (!value.is_empty()) entries_->emplace_back(variable, std::move(value));
    } else if (value.is_empty()) {
        dropped = std::move(*found);
        entries_->erase(found);
    } else {
        dropped.second = std::exchange(found->second, std::move(value));
    }
}

void ContextObject::visit_references(ReferenceVisitor& visitor) const {
    for (const auto& [variable, value] : *entries_) {
        visitor.visit(variable);
        visitor.visit(value);
    }
}

void ContextObject::clear_references() noexcept {
    const auto dropped = std::exchange(entries_, std::make_shared<Entries>());
}

ContextsState* ContextsState::find(Interpreter& vm) noexcept {
    return static_cast<ContextsState*>(vm.state().contexts.get());
}

ContextObject& current_context(Interpreter& vm) {
    Ref<ContextObject>& current = ContextsState::find(vm)->current;
    if (current == nullptr) current = ContextObject::create(vm);
    return *current;
}

Ref<ContextObject> copied_context(Interpreter& vm) {
    return ContextsState::find(vm) != nullptr ? current_context(vm).copy(vm) : Ref<ContextObject>();
}

bool context_argument(Interpreter& vm, const Value& given, Ref<ContextObject>& context) {
    if (given.is_empty() || given.is_none()) {
        context = copied_context(vm);
        return true;
    }
    context = ContextObject::from(given);
    if (context != nullptr) return true;
    (void)raise_type_error(vm, "a contextvars.Context was expected, got {}", type_name(vm, given));
    return false;
}

Ref<ContextObject> context_of_pool_thread(Interpreter& vm) {
    ContextsState* const state = ContextsState::find(vm);
    if (state == nullptr) return {};
    Ref<ContextObject>& context = state->of_pool_threads[vm.simulation()->pool_threads().running()];
    if (context == nullptr) context = ContextObject::create(vm);
    return context;
}

ContextSwitch::ContextSwitch(Interpreter& vm, Ref<ContextObject>& own) : vm_(vm), own_(own) {
    if (own_ == nullptr) return;
    outer_ = std::exchange(ContextsState::find(vm)->current, own_);
    own_->is_entered = true;
}

ContextSwitch::~ContextSwitch() {
    if (own_ == nullptr) return;
    own_->is_entered = false;
    own_ = std::exchange(ContextsState::find(vm_)->current, std::move(outer_));
}

} // namespace simul::script::library
