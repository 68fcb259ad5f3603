#include "tests/support/catch_session.hpp"

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
#endif

namespace simul::testing {

int run_test_cases(int argument_count, char* arguments[]) {
    return Catch::Session().run(argument_count, arguments);
}

} // namespace simul::testing
