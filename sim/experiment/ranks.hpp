#pragma once
#include <cstddef>
#include <cstdint>

namespace sim {

/// The processes of one job that share its work, such as those of MPI. All of them call `all_agree`, `worst`
/// and `wait` equally often, in the same order.
class Ranks {
 public:
  virtual ~Ranks() = default;
  virtual int rank() const = 0;  ///< from 0; the first writes what all have made
  virtual int size() const = 0;
  virtual int on_this_machine() const = 0;  ///< how many of them share the processors of this one
  /// 1, 2, 3 ... over all ranks, each number once: what is drawn early is done early, so uneven work
  /// balances.
  virtual std::size_t draw() = 0;
  virtual bool all_agree(std::uint64_t value) = 0;  ///< whether all ranks gave the same
  virtual int worst(int code) = 0;                  ///< the largest that a rank gave
  virtual void wait() = 0;                          ///< until all have come so far
};

}  // namespace sim
