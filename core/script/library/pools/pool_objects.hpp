/// concurrent.futures' objects around the pool threads of core/loop.
#pragma once

#include "core/loop/pool_threads.hpp"
#include "core/script/vm/arguments.hpp"
#include "core/script/vm/module_object.hpp"
#include "core/script/vm/object.hpp"

namespace simul::script::library {

/// `concurrent.futures.Future`: a call that was given to a pool.
class PoolCallObject final : public Object {
public:
    PoolCallObject(TypeObject& type, loop::Ref<loop::PoolCall> call)
        : Object(type, Layout::Other), call_(std::move(call)) {}
    /// REQUIRES: of this type.
    static PoolCallObject& of(const Value& value) { return static_cast<PoolCallObject&>(*value.as_object()); }

    loop::PoolCall& call() const noexcept { return *call_; }

private:
    loop::Ref<loop::PoolCall> call_;
};

/// The call of a value that `submit` of some executor gave; null if it is none of ours.
loop::PoolCall* pool_call_of(Interpreter& vm, const Value& value);

/// The threads of a `_pools.Pool`; null if it is none.
loop::ThreadPool* pool_of(const Value& pool);

/// Gives `callable(*arguments)` to the pool.
loop::Ref<loop::PoolCall> submit_call(Interpreter& vm, loop::ThreadPool& pool, const Value& callable,
                                      OwnedArguments arguments);

/// `_pools`: Pool and Future, for concurrent.futures.py. None, Raised or Pending.
Value initialize_pools_core(Interpreter& vm, ModuleObject& module);

} // namespace simul::script::library
