/// contextvars.Context: values of context variables, and which of them hold for what runs.
#pragma once

#include "core/loop/listener.hpp"
#include "core/script/vm/object.hpp"
#include "core/script/vm/type_object.hpp"

#include <map>
#include <memory>
#include <utility>
#include <vector>

namespace simul::script::library {

/// Values by variable, in the order in which they were first set. Copies share them until one changes.
class ContextObject final : public Container {
public:
    using Entry = std::pair<Value, Value>;
    using Entries = std::vector<Entry>;

    static Ref<ContextObject> create(Interpreter& vm);
    /// Null unless the value is one.
    static ContextObject* from(const Value& value) noexcept;
    Ref<ContextObject> copy(Interpreter& vm) const;

    const Entries& entries() const noexcept { return *entries_; }
    /// Empty if the variable has no value here.
    Value find(const Value& variable) const;
    /// An Empty value: removes.
    void set(const Value& variable, Value value);

    /// What runs now runs in it: it cannot be entered again meanwhile.
    bool is_entered = false;

    void visit_references(ReferenceVisitor& visitor) const override;
    void clear_references() noexcept override;

private:
    explicit ContextObject(TypeObject& type);

    std::shared_ptr<Entries> entries_;
};

/// What the interpreter keeps of contexts, where the program can know of them at all: nothing is done about
/// them for others.
class ContextsState final : public loop::RefCounted {
public:
    /// Null where the program cannot know of contexts.
    static ContextsState* find(Interpreter& vm) noexcept;

    Ref<TypeObject> context_type;
    Ref<TypeObject> variable_type;
    Ref<TypeObject> token_type;
    Value missing; ///< `Token.MISSING`
    Ref<ContextObject> current;
    std::map<loop::PoolThreadId, Ref<ContextObject>> of_pool_threads;
};

/// Gives the interpreter that state, and makes the types. Before any code runs.
void prepare_contexts(Interpreter& vm);

/// The context that holds now. REQUIRES: there is a state.
ContextObject& current_context(Interpreter& vm);
/// `contextvars.copy_context()`; null where the program knows nothing of contexts.
Ref<ContextObject> copied_context(Interpreter& vm);
/// A `context=` argument: the context given, or a copy of the one that holds (null as above). False, with a
/// TypeError pending, for anything else.
bool context_argument(Interpreter& vm, const Value& given, Ref<ContextObject>& context);
/// The one of the pool thread that runs; null as above.
Ref<ContextObject> context_of_pool_thread(Interpreter& vm);

/// While it lives, a context holds; nothing changes if that is null.
class ContextSwitch {
public:
    ContextSwitch(Interpreter& vm, Ref<ContextObject>& own);
    ~ContextSwitch();
    ContextSwitch(const ContextSwitch&) = delete;
    ContextSwitch& operator=(const ContextSwitch&) = delete;

private:
    Interpreter& vm_;
    /// Takes what holds at the end: who blocks inside of Context.run() goes on there.
    Ref<ContextObject>& own_;
    Ref<ContextObject> outer_;
};

} // namespace simul::script::library
