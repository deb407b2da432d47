#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "sim/output/study_file.hpp"

namespace sim {

/// A study as plain bytes: for the way out of the reading child, and for the digest of a file's content. All
/// NaN are the same NaN and whole numbers have no negative zero, so equal studies give equal bytes.
std::vector<std::byte> to_bytes(const Study& study);

/// One digest over all that a file holds. The bytes are as large as the study; they are gone before it
/// returns.
Digest content_digest(const Study& study);

/// The other way. Every length is checked against what is left; throws InvalidInput.
Study study_from_bytes(std::span<const std::byte> bytes);

/// The value as it stands in a file.
double canonical(double value, bool integer);

}  // namespace sim
