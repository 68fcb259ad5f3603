/// A toy event loop that plays prepared parts, to make traces without running programs.
#pragma once

#include "core/trace/trace_builder.hpp"

#include <deque>
#include <string>
#include <variant>
#include <vector>

namespace simul::trace::testing {

using PartIndex = std::size_t; ///< Index of a part, in the order in which they were added.

// What a task does, one thing after the other. Its line number is its place in the part, from 1.
struct Work {
    Duration length;
};
struct Sleep {
    Duration length;
};
/// A blocking timed wait.
struct Hold {
    Duration length;
};
struct Yield {};
struct Put {
    std::size_t queue;
};
struct Get {
    std::size_t queue;
};
struct Start {
    PartIndex part;
};
/// Waits for tasks that have been started.
struct Gather {
    std::vector<PartIndex> parts;
};
struct Cancel {
    PartIndex part;
};
struct Print {
    std::string text;
};
struct Fail {
    std::string error;
};
using Action = std::variant<Work, Sleep, Hold, Yield, Put, Get, Start, Gather, Cancel, Print, Fail>;

/// A task to be: the function it runs and what that does. Each part is started at most once.
struct Part {
    std::string function;
    std::vector<Action> actions;
};

/// Plays the first part as the main task, in asyncio's order: an iteration runs what was ready when it began,
/// timers fire between iterations. With `waits_hold`, every sleep blocks: the sequential model.
class PlayedLoop {
public:
    explicit PlayedLoop(bool waits_hold = false) : waits_hold_(waits_hold) {}

    PartIndex add(Part part);
    /// `capacity` 0: unbounded.
    std::size_t add_queue(std::size_t capacity = 0);

    /// Plays once. What waits in the end without anybody to wake it makes the run a deadlock.
    TracePtr play();

private:
    struct Player;
    struct Queue {
        std::size_t capacity;
        std::size_t items = 0;
        ResourceId resource = 0;
        std::deque<PartIndex> getters{};
        std::deque<PartIndex> putters{};
    };
    struct Timer {
        Instant due;
        PartIndex part;
    };

    void start(PartIndex part, PartIndex creator);
    void step(PartIndex part);
    void end(PartIndex part, EventKind how, const std::string& error = {});
    void suspend(PartIndex part, const Wait& wait);
    void wake(PartIndex part, CauseKind cause);
    void cancel(PartIndex part);
    void release_due_timers();
    void set_level(const Queue& queue);
    StackId stack_of(const Player& player);

    /// Each returns whether the task goes on with its next action.
    bool act(Player& player, const Work& work);
    bool act(Player& player, const Sleep& sleep);
    bool act(Player& player, const Hold& hold);
    bool act(Player& player, const Yield& yield);
    bool act(Player& player, const Put& put);
    bool act(Player& player, const Get& get);
    bool act(Player& player, const Start& start);
    bool act(Player& player, const Gather& gather);
    bool act(Player& player, const Cancel& cancel);
    bool act(Player& player, const Print& print);
    bool act(Player& player, const Fail& fail);

    struct Player {
        Part part;
        PartIndex index = 0;
        TaskIndex task = kNoTask;
        std::size_t next = 0; ///< The action that it stands at.
        bool waited = false;  ///< The wait of that action is over.
        bool cancel_requested = false;
        bool ready = false;
        bool ended = false;
        std::size_t children_left = 0;
        std::vector<PartIndex> awaited_by{};
    };

    bool waits_hold_;
    TraceBuilder builder_;
    std::vector<Player> players_;
    std::vector<Queue> queues_;
    std::deque<PartIndex> ready_;
    std::vector<Timer> timers_; ///< By due time, then order of setting.
    Instant now_{};
    PartIndex current_ = 0;
};

} // namespace simul::trace::testing
