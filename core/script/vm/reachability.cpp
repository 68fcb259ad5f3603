#include "core/script/vm/reachability.hpp"

#include "core/loop/event_loop.hpp"
#include "core/script/vm/awaiting.hpp"
#include "core/script/vm/interpreter_state.hpp"

#include <unordered_map>
#include <unordered_set>

namespace simul::script {
namespace {

Layout layout_of(const RefCounted& object) noexcept {
    return static_cast<Layout>(object.front_end_tag());
}

void visit_future(const loop::Future& future, ReferenceVisitor& visitor) {
    visitor.visit(future.peek_payload().get());
    visitor.visit(future.cancel_message().get());
    visitor.visit(future.front_end_data().get());
    future.visit_done_callbacks(
        [&](loop::Callback::Function, const loop::RefCounted* target) { visitor.visit(target); });
    if (const loop::Task* task = future.as_task()) {
        visitor.visit(task->body().get());
        visitor.visit(task->waiting_on().get());
    }
}

void visit_references_of(Interpreter& vm, const RefCounted& object, ReferenceVisitor& visitor) {
    switch (layout_of(object)) {
    case Layout::Future:
    case Layout::Task: visit_future(static_cast<const loop::Future&>(object), visitor); break;
    case Layout::Foreign:
        if (vm.state().visit_foreign != nullptr) vm.state().visit_foreign(object, visitor);
        break;
    default: static_cast<const Object&>(object).visit_references(visitor);
    }
}

/// The collector's walk over the candidates.
class Walk final : ReferenceVisitor {
public:
    Walk(Interpreter& vm, const std::vector<Finalizable>& candidates) : vm_(vm), order_(candidates) {
        places_.reserve(candidates.size());
        for (const Finalizable& candidate : candidates)
            places_.emplace(candidate.get(), Place::Ahead);
    }

    Reachability from(const std::vector<Value>& roots) {
        for (const Value& root : roots)
            visit(root);
        follow_others();
        std::vector<Finalizable> reachable;
        std::vector<Finalizable> passed;
        // It grows underneath.
        for (std::size_t i = 0; i < order_.size(); ++i) {
            const Finalizable candidate = order_[i];
            Place& place = places_.at(candidate.get());
            if (place == Place::Ahead) {
                place = Place::Passed;
                passed.push_back(candidate);
            } else {
                reachable.push_back(candidate);
                visit_references_of(vm_, *candidate, *this);
                follow_others();
            }
        }
        std::erase_if(passed,
                      [&](const Finalizable& each) { return places_.at(each.get()) == Place::Reached; });
        return {std::move(reachable), std::move(passed)};
    }

private:
    enum class Place : std::uint8_t {
        Ahead,   ///< not come to yet, and no way to it is known
        Passed,  ///< no way to it was known when it was come to
        Reached, ///< a way to it is known
    };

    void visit(const Value& value) override {
        if (value.is_object()) visit(value.as_object());
    }
    void visit(const RefCounted* object) override {
        if (object == nullptr) return;
        const auto place = places_.find(object);
        if (place == places_.end()) {
            if (others_seen_.insert(object).second) others_.push_back(object);
            return;
        }
        // Passed already: its turn comes again, at the end.
        if (place->second == Place::Passed) order_.emplace_back(const_cast<RefCounted*>(object));
        place->second = Place::Reached;
    }
    /// What is no candidate has no place in the order, but may lead to some.
    void follow_others() {
        while (!others_.empty()) {
            const RefCounted* object = others_.back();
            others_.pop_back();
            visit_references_of(vm_, *object, *this);
        }
    }

    Interpreter& vm_;
    std::vector<Finalizable> order_;
    std::unordered_map<const RefCounted*, Place> places_;
    std::unordered_set<const RefCounted*> others_seen_;
    std::vector<const RefCounted*> others_;
};

/// The coroutine that a task was made of.
class FirstReference final : public ReferenceVisitor {
public:
    void visit(const Value& value) override {
        if (value.is_object()) visit(value.as_object());
    }
    void visit(const RefCounted* object) override {
        if (first == nullptr) first = object;
    }
    const RefCounted* first = nullptr;
};

} // namespace

Reachability reach(Interpreter& vm, const std::vector<Finalizable>& candidates,
                   const std::vector<Value>& roots) {
    return Walk(vm, candidates).from(roots);
}

std::vector<Finalizable> finalizable_objects(Interpreter& vm) {
    std::unordered_map<const RefCounted*, std::vector<loop::Task*>> tasks_behind;
    std::vector<Finalizable> found;
    if (vm.simulation() != nullptr) {
        const RefCounted* coroutine = nullptr;
        for (loop::Task& task : vm.simulation()->tasks()) {
            if (task.done() || task.reference_count() == 0) continue;
            FirstReference body;
            visit_references_of(vm, *task.body(), body);
            // One made of asyncio's own coroutine has the place of the task before it.
            if (body.first != nullptr && layout_of(*body.first) == Layout::Coroutine) coroutine = body.first;
            tasks_behind[coroutine].push_back(&task);
        }
    }
    const auto add_tasks_behind = [&](const RefCounted* coroutine) {
        if (const auto place = tasks_behind.find(coroutine); place != tasks_behind.end())
            found.insert(found.end(), place->second.begin(), place->second.end());
    };
    add_tasks_behind(nullptr);
    const ContainerList& containers = vm.state().containers;
    for (Container* each = containers.first(); each != nullptr; each = containers.after(*each)) {
        found.emplace_back(each);
        if (!tasks_behind.empty()) add_tasks_behind(each);
    }
    return found;
}

} // namespace simul::script
