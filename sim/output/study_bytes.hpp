#pragma once
#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "sim/output/study_file.hpp"

namespace sim {

/// A study as plain bytes: for the way out of the reading child, and for the digest of a file's content. All
/// NaN are the same NaN and whole numbers have no negative zero, so equal studies give equal bytes.
std::vector<std::byte> to_bytes(const Study& study);

/// The digest of these bytes, without holding them.
Digest content_digest(const Study& study);

/// The same, of a study of which only one variable is there at a time.
class ContentDigester {
 public:
  /// `study` with all that stands before its variables, and points; of which there will be so many.
  ContentDigester(const Study& study, std::size_t variables);
  ~ContentDigester();
  void add(const Study::Variable& variable);
  Digest result(const Study& study);  ///< with what stands behind its variables

 private:
  struct Stream;
  std::unique_ptr<Stream> stream_;
};

/// The other way. Every length is checked against what is left; throws InvalidInput.
Study study_from_bytes(std::span<const std::byte> bytes);

/// The value as it stands in a file.
double canonical(double value, bool integer);

}  // namespace sim
