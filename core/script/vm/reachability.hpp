/// Which objects a program can still reach, and in what order CPython's collector would see them.
#pragma once

#include "core/loop/task.hpp"
#include "core/script/vm/object.hpp"

#include <vector>

namespace simul::script {

/// Something that may have a finaliser: a container, or a task that is pending.
using Finalizable = loop::Ref<RefCounted>;

struct Reachability {
    /// In the order in which CPython's collector keeps them: that of creation, but what was met before the
    /// first object that refers to it comes later (`move_unreachable` in Modules/gcmodule.c).
    std::vector<Finalizable> reachable;
    /// In order of creation.
    std::vector<Finalizable> unreachable;
};

/// Sorts `candidates` by whether one of `roots` leads to them. What the loop's own operations hold in their
/// C++ frames is not followed.
Reachability reach(Interpreter& vm, const std::vector<Finalizable>& candidates,
                   const std::vector<Value>& roots);

/// All containers and all pending tasks, in order of creation: a task comes behind its coroutine.
std::vector<Finalizable> finalizable_objects(Interpreter& vm);

} // namespace simul::script
