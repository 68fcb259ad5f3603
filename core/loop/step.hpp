/// What a body did when a task resumed it.
#pragma once

#include "core/loop/future.hpp"

namespace simul::loop {

/// Why a blocking call holds its thread.
enum class BlockKind : std::uint8_t {
    Sleep, ///< A timed wait (`time.sleep`): needs no CPU.
    Work,  ///< Computing (`simul.work`): needs a CPU.
};

struct Step {
    enum class Kind : std::uint8_t {
        Awaits,  ///< It waits for `future`.
        Yields,  ///< A bare yield (`sleep(0)`): it gives the loop back and wants to go on.
        Blocks,  ///< It is in a blocking call for `duration`; it is to be resumed, with None, when that is
                 ///< over.
        Ends,    ///< It ended with `outcome`, and is never resumed again.
        Misuses, ///< It yielded something that no task can wait for; `outcome` holds the exception that says
                 ///< so.
        Aborts,  ///< It ended with an exception that ends the loop too (SystemExit, KeyboardInterrupt; in
                 ///< `outcome`), or, where that is Value(None), because the run is over: a limit was reached,
                 ///< or the user cancelled it.
    };
    Kind kind = Kind::Yields;
    BlockKind block_kind = BlockKind::Sleep;
    Ref<Future> future;
    Duration duration{};
    Outcome outcome;

    static Step awaits(Ref<Future> awaited) { return {Kind::Awaits, {}, std::move(awaited), {}, {}}; }
    static Step yields() { return {}; }
    static Step blocks(Duration length, BlockKind why) { return {Kind::Blocks, why, {}, length, {}}; }
    static Step ends(Outcome how) { return {Kind::Ends, {}, {}, {}, std::move(how)}; }
    static Step misuses(Payload error) {
        return {Kind::Misuses, {}, {}, {}, Outcome::exception(std::move(error))};
    }
    static Step aborts(Outcome how) { return {Kind::Aborts, {}, {}, {}, std::move(how)}; }
};

} // namespace simul::loop
