#pragma once
#include <cstddef>
#include <span>
#include <string>

namespace sim {

struct WriteOptions {
  /// Where the temporary file lies, on the same disk; empty: beside `path`.
  std::string aside_folder = {};
  bool read_back = true;  ///< compare what the disk gives back; for files without a seal of their own
};

/// Writes `bytes` to a temporary file (O_EXCL), syncs it, renames it over `path` and syncs the folder. On any
/// failure removes the temporary file, leaves `path` as it was and throws OutputRefused. Safe to call from
/// many threads.
void write_file_atomically(const std::string& path, std::span<const std::byte> bytes,
                           const WriteOptions& options = {});

}  // namespace sim
