/// The aims of docs/TIMELINE.md beside what is reached.
#pragma once

namespace simul::bench {

/// Prints one line an aim. Makes runs and files of its own, which are gone afterwards: some 2 GB of memory,
/// 300 MB of disk.
void print_aims();

} // namespace simul::bench
