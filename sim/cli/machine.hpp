#pragma once
#include <cstdint>
#include <string>

namespace sim {

/// What this process uses and what the machine has left. Bytes; a figure that the system does not tell counts
/// as boundless where it limits, and as zero where it is used. Never part of a result.

std::uint64_t resident_memory();
std::uint64_t peak_resident_memory();  ///< since the start, or since the last reset
void reset_peak_resident_memory();     ///< where the system allows it
std::uint64_t allocated_memory();      ///< in use by the program, resident or not
double cpu_seconds();                  ///< of all threads
double thread_cpu_seconds();           ///< of the calling one

/// How much more this process may take: the least of what the machine has available, what its control group
/// (version 2) leaves, and what its limit of address space leaves. `root` stands before /proc and /sys, for
/// tests.
std::uint64_t memory_left(const std::string& root = "");

/// Threads that a process takes unasked: those of the cores that it is bound to, at most SLURM_CPUS_PER_TASK;
/// without a binding its share where several `ranks` of one job are on this machine. At least one.
int usual_threads(int ranks);

/// What a user without privileges may still write into `folder`.
std::uint64_t disk_left(const std::string& folder);

/// From now on blocks of a megabyte and more go back to the system when they are freed; left to itself the
/// allocator keeps those below 32 MB. benchmarks/README.md has what that saves.
void free_large_blocks_at_once();

/// Hands freed memory back to the system, so that finished runs do not count against what follows.
void return_freed_memory();

}  // namespace sim
