#include "core/script/vm/object.hpp"

#include "core/script/vm/finalization.hpp"
#include "core/script/vm/interpreter_state.hpp"
#include "core/script/vm/type_object.hpp"

namespace simul::script {
namespace {

/// How many destructors of objects are on the C++ stack; beyond the limit the dead wait for their turn, so
/// that the end of a long linked list cannot overflow it.
constexpr int kDeepestDestruction = 48;
thread_local constinit int destruction_depth = 0;
thread_local constinit bool has_deferred = false;

std::vector<Object*>& deferred() {
    thread_local std::vector<Object*> objects;
    return objects;
}

} // namespace

Object::Object(TypeObject& type, Layout layout) noexcept
    : RefCounted(static_cast<std::uint8_t>(layout)), type_(&type), counts_type_(type.is_script_class()) {
    if (counts_type_) intrusive_ptr_add_ref(type_);
}

Object::Object(OwnType, TypeObject* self, Layout layout) noexcept
    : RefCounted(static_cast<std::uint8_t>(layout)), type_(self), counts_type_(false) {}

Object::~Object() {
    if (identified_) type_->interpreter().state().identities.erase(this);
    if (counts_type_) intrusive_ptr_release(type_);
}

void Object::set_type(TypeObject& type) noexcept {
    intrusive_ptr_add_ref(&type);
    if (counts_type_) intrusive_ptr_release(type_);
    type_ = &type;
    counts_type_ = type.is_script_class();
    if (!counts_type_) intrusive_ptr_release(&type);
    if (type.has_finalizer()) finalizable_ = true;
}

void Object::last_reference_gone() noexcept {
    if (take_finalizer() && schedule_finalizer(*this)) return;
    if (destruction_depth >= kDeepestDestruction) {
        deferred().push_back(this);
        has_deferred = true;
        return;
    }
    ++destruction_depth;
    destroy();
    if (--destruction_depth > 0 || !has_deferred) return;
    ++destruction_depth;
    std::vector<Object*>& waiting = deferred();
    while (!waiting.empty()) {
        Object* dead = waiting.back();
        waiting.pop_back();
        dead->destroy();
    }
    has_deferred = false;
    --destruction_depth;
}

Container::Container(TypeObject& type, Layout layout, Tracking tracking) noexcept : Object(type, layout) {
    if (tracking == Tracking::Now) track();
}

Container::Container(OwnType own, TypeObject* self, Layout layout) noexcept : Object(own, self, layout) {}

Container::~Container() {
    if (is_tracked()) ContainerList::remove(*this);
}

void Container::track() noexcept {
    if (!is_tracked()) type().interpreter().state().containers.add(*this);
}

void ContainerList::add(Container& container) noexcept {
    ContainerLink& last = *ends_.previous_link;
    container.previous_link = &last;
    container.next_link = &ends_;
    last.next_link = &container;
    ends_.previous_link = &container;
}

void ContainerList::remove(Container& container) noexcept {
    container.previous_link->next_link = container.next_link;
    container.next_link->previous_link = container.previous_link;
    container.next_link = nullptr;
}

} // namespace simul::script
