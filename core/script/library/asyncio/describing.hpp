/// How asyncio's objects and callbacks are shown: the words of CPython's `base_futures`, `coroutines` and
/// `format_helpers`, which reprs and reports of errors use.
#pragma once

#include "core/loop/future.hpp"
#include "core/script/vm/value.hpp"

#include <string>
#include <vector>

namespace simul::script {
class Interpreter;
}

namespace simul::script::library::asyncio {

/// "<Task pending name='Task-1' coro=<main() running at a.py:3>>". Runs the script's `__repr__` of results.
std::string describe_future(Interpreter& vm, const loop::Future& future);

/// "main.<locals>.<lambda>(1) at a.py:11": a call by the name of what is called, and where that is written.
std::string describe_call(Interpreter& vm, const Value& callable, const std::vector<Value>& arguments);

} // namespace simul::script::library::asyncio
