/// The language on the loop, watched for what people should know.
#pragma once

#include "core/scenario/run_listener.hpp"
#include "core/script/library/asyncio/front_end.hpp"

namespace simul::scenario {

class WatchingFrontEnd final : public script::library::asyncio::ScriptFrontEnd {
public:
    /// `listener` outlives it.
    explicit WatchingFrontEnd(RunListener& listener) : listener_(listener) {}

    void exception_never_retrieved(loop::Future& future) override;
    void destroyed_pending(loop::Task& task) override;

private:
    RunListener& listener_;
};

} // namespace simul::scenario
