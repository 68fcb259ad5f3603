#include "core/native/program.hpp"
#include "tests/support/catch.hpp"

using namespace simul;
using namespace simul::native;
using namespace std::chrono_literals;

namespace {

Coro<int> square_later(int number, Duration delay) {
    co_await sleep(delay);
    co_return number* number;
}

Coro<int> sum_of_squares() {
    const std::vector<int> squares = co_await gather(square_later(2, 1s), square_later(3, 2s));
    co_return squares[0] + squares[1];
}

Coro<> fail_later(Duration delay) {
    co_await sleep(delay);
    throw std::runtime_error("boom");
}

} // namespace

TEST_CASE("a coroutine sleeps in virtual time and returns its value") {
    Program program;
    CHECK(program.run(square_later(7, 3h)) == 49);
    CHECK(program.now() == 3h);
}

TEST_CASE("gathered coroutines wait at the same time") {
    Program program;
    CHECK(program.run(sum_of_squares()) == 13);
    CHECK(program.now() == 2s);
}

TEST_CASE("on the sequential machine every sleep blocks") {
    Program program(machine::Machine::sequential());
    CHECK(program.run(sum_of_squares()) == 13);
    CHECK(program.now() == 3s);
}

TEST_CASE("an exception of a coroutine reaches whoever runs it") {
    Program program;
    CHECK_THROWS_WITH(program.run(fail_later(1s)), "boom");
    CHECK(program.now() == 1s);
}
