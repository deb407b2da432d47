#pragma once
#include <cstddef>
#include <span>
#include <string>

namespace sim {

/// Writes `bytes` to a temporary file beside `path` (O_EXCL), syncs it, renames it over `path` and syncs the
/// folder. On any failure removes the temporary file, leaves `path` as it was and throws OutputRefused.
void write_file_atomically(const std::string& path, std::span<const std::byte> bytes);

}  // namespace sim
