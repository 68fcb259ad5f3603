/// One scenario over ranges of its parameters, under several models, with several seeds.
#pragma once

#include "core/analysis/latencies.hpp"
#include "core/study/axis.hpp"
#include "core/study/parallel.hpp"
#include "core/trace/measures.hpp"

namespace simul::study {

struct Sweep {
    std::vector<Axis> axes; ///< The first one varies slowest. One or two are usual; none is one point.
    std::vector<std::uint64_t> seeds{0};
    std::vector<scenario::Model> models;
    /// What all runs have in common. Its model and seed are ignored; each task draws from a stream of its own
    /// (RandomStreams::PerTask), so that models are compared on the same durations.
    scenario::RunSettings settings;
};

/// Part `index` (from 1) of `count` parts that are as equal as can be. REQUIRES: 1 <= index <= count.
struct Shard {
    std::size_t index = 1;
    std::size_t count = 1;
};

/// How many points there are: combinations of values and seeds. A point is run under every model.
std::size_t point_count(const Sweep& sweep) noexcept;

/// What came of one run.
struct SweepRow {
    std::vector<scenario::ParameterValue> values; ///< One an axis.
    std::uint64_t seed = 0;
    scenario::Model model{};
    trace::RunEnding ending{};
    int exit_status = 0;
    trace::Measures measures;
    analysis::Latencies latencies;
    std::uint64_t switches = 0;
    double cpu_utilisation = 0;
    double thread_utilisation = 0;
    std::optional<double> speed_up; ///< Against `sequential` at the same point, if that is among the models.
};

/// The settings that make a row's run again.
scenario::RunSettings settings_of(const Sweep& sweep, const SweepRow& row);

/// Runs the shard's points on up to `threads` threads (0: all cores). Rows are in order of the points, and of
/// the models within each, so that the rows of all shards, one shard after the other, are those of the whole.
/// Cancelled, it gives the rows of the points before the first that was not finished.
std::vector<SweepRow> run(const scenario::Scenario& scenario, const Sweep& sweep, Shard shard,
                          unsigned threads, Progress& progress);

} // namespace simul::study
