// The entry point of the test programs that need no window.
#include "tests/support/catch_session.hpp"

int main(int argument_count, char* arguments[]) {
    return simul::testing::run_test_cases(argument_count, arguments);
}
