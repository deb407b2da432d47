#pragma once
#include <string>

#include "sim/core/problem.hpp"

namespace sim {

/// A problem of a file as a whole.
InvalidInput whole_file_problem(const std::string& name, std::string message);

/// The bytes of a regular file, at most `limit` + 1 of them, so that a huge file is refused without being
/// read. Throws InvalidInput for a file that is missing, a folder, a device or not to be read.
std::string read_bytes(const std::string& path, std::size_t limit);

}  // namespace sim
