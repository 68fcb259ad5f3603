/// Running all test cases of a program. Catch2's own implementation takes long to compile: one file has it.
#pragma once

namespace simul::testing {

/// What main() of a test program does; returns its exit code.
int run_test_cases(int argument_count, char* arguments[]);

} // namespace simul::testing
