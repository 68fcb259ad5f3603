/// What the files of math share.
#pragma once

#include "core/script/library/native_support.hpp"
#include "core/script/numeric/big_integer.hpp"
#include "core/script/vm/module_object.hpp"

namespace simul::script::library {

/// ceil, floor, trunc, factorial, gcd, lcm, comb, perm, isqrt.
void define_integer_functions(Interpreter& vm, ModuleObject& module);
/// fsum, prod, hypot, dist.
void define_sums(Interpreter& vm, ModuleObject& module);
/// NaN where they are not defined.
double gamma(double x);
double log_gamma(double x);

} // namespace simul::script::library
