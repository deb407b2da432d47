#pragma once
#include <functional>
#include <string>

#include "sim/output/study_file.hpp"

namespace sim {

using WantedVariables = std::function<bool(const Observable&)>;

/// Reads a study with the HDF5 library, in this process: for the limited child alone. Throws InvalidInput
/// with a message for the user where the file is sound but not for us, and other exceptions where it is
/// damaged. No more than `budget` bytes of data are read. The whole file must agree with the digest of its
/// content, whichever variables are wanted; only one that is not is held at a time.
Study decode_study(const std::string& path, std::size_t budget, const WantedVariables& wanted);

/// Only what identifies a file.
Study decode_header(const std::string& path, std::size_t budget);

}  // namespace sim
