#pragma once
#include <string>

#include "sim/output/study_file.hpp"

namespace sim {

enum class StudyPart { header, whole };

/// Reads a study with the HDF5 library, in this process: for the limited child alone. Throws InvalidInput
/// with a message for the user where the file is sound but not for us, and other exceptions where it is
/// damaged. A whole study must agree with the digest of its content. No more than `budget` bytes of data are
/// read.
Study decode_study(const std::string& path, StudyPart part, std::size_t budget);

}  // namespace sim
