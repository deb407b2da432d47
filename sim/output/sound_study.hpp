#pragma once
#include <string>

#include "sim/output/study_file.hpp"

namespace sim {

/// The same of a study whose runs are not there yet: without digests, values and failures.
std::string outline_fault(const Study& study);

/// Which parts of a study do not fit together, in words for people; "" for a sound one. A study without
/// variables, as a header is, may be sound.
std::string study_fault(const Study& study);

/// The header of a file all of whose content agrees with its digest. Takes as long as `read_study`, but gives
/// back no variables. Same errors.
Study read_verified_header(const std::string& path);

}  // namespace sim
