#include "sim/analysis/kept_mixes.hpp"

#include <filesystem>

#include "sim/core/byte_stream.hpp"
#include "sim/core/file_bytes.hpp"
#include "sim/core/problem.hpp"
#include "sim/output/sealed_bytes.hpp"
#include "sim/output/write_file.hpp"

namespace sim {
namespace {

constexpr std::string_view kind = "mixes";
constexpr std::uint64_t layout_version = 1;
constexpr std::size_t largest_file = std::size_t{1} << 30;

std::map<Digest, MixOutcome> outcomes_in(std::span<const std::byte> bytes) {
  ByteReader in(unseal(kind, layout_version, bytes), "the list of mixes");
  std::map<Digest, MixOutcome> outcomes;
  in.each(4 * sizeof(std::uint64_t), [&] {
    const std::uint64_t high = in.number();
    const std::uint64_t low = in.number();
    MixOutcome& outcome = outcomes[{high, low}];
    outcome.gains = in.reals();
    outcome.costs = in.reals();
    if (outcome.gains.empty() || outcome.gains.size() != outcome.costs.size()) in.damaged();
  });
  in.end();
  return outcomes;
}

}  // namespace

KeptMixes::KeptMixes(std::string path) : path_(std::move(path)) {
  std::error_code ignored;
  if (!std::filesystem::exists(path_, ignored)) return;
  const std::string bytes = read_bytes(path_, largest_file);
  try {
    outcomes_ = outcomes_in(std::as_bytes(std::span<const char>(bytes)));
  } catch (const InvalidInput& problem) {
    throw InvalidInput("'" + printable(path_) + "' is not what a search that was interrupted leaves (" +
                       problem.problems().front().message + "); move it away");
  }
}

const MixOutcome* KeptMixes::find(const Digest& decided_by) const {
  const auto found = outcomes_.find(decided_by);
  return found == outcomes_.end() ? nullptr : &found->second;
}

void KeptMixes::write() const {
  ByteWriter out;
  out.each(outcomes_, [&](const auto& kept) {
    out.number(kept.first.high);
    out.number(kept.first.low);
    out.reals(kept.second.gains);
    out.reals(kept.second.costs);
  });
  write_file_atomically(path_, seal(kind, layout_version, out.take()));
}

void KeptMixes::remove() const {
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
}

}  // namespace sim
