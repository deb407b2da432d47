#include <cstring>

#include "sim/output/run_part.hpp"
#include "sim/output/sealed_bytes.hpp"
#include "tests/fuzz/decoder.hpp"

namespace {

/// Two series, of one cell and of two, over three quarters.
sim::Study small_study() {
  sim::Study study;
  study.scenarios = {"baseline", "other"};
  study.replicates = {1, 2, 3};
  study.first = sim::Quarter(2020, 4);
  study.last = sim::Quarter(2021, 2);
  study.variables.resize(2);
  study.variables[1].cells = 2;
  return study;
}

/// The outline that a part says it is of, so that the fuzzer need not guess it.
sim::Digest digest_at_the_start(std::span<const std::byte> content) {
  sim::Digest digest;
  if (content.size() < 2 * sizeof digest.high) return digest;
  std::memcpy(&digest.high, content.data(), sizeof digest.high);
  std::memcpy(&digest.low, content.data() + sizeof digest.high, sizeof digest.low);
  return digest;
}

}  // namespace

// A file of FILE.h5.parts/. By its first letter: r, a file as it is; p, the content of a part; o, that of an
// outline. Contents are sealed here, for no fuzzer finds a digest.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const sim::Study study = small_study();
  if (size == 0) return 0;
  const std::span<const std::byte> content = std::as_bytes(std::span(data + 1, size - 1));
  const sim::Digest of = digest_at_the_start(content);
  const auto read_part = [&of](std::span<const std::byte> bytes) {
    return sim::part_from_bytes(bytes, study, of);
  };
  const auto write_part = [&of](const sim::RunPart& part) { return sim::part_bytes(part, of); };
  const auto with = [](const std::vector<std::byte>& sealed, const auto& read, const auto& write) {
    fuzz::demand_fixpoint(reinterpret_cast<const std::uint8_t*>(sealed.data()), sealed.size(), read, write);
  };
  if (data[0] == 'r') fuzz::demand_fixpoint(data + 1, size - 1, read_part, write_part);
  if (data[0] == 'p')
    with(sim::seal(sim::part_kind, sim::parts_layout_version, content), read_part, write_part);
  if (data[0] == 'o')
    with(sim::seal(sim::outline_kind, sim::parts_layout_version, content), sim::outline_from_bytes,
         sim::outline_bytes);
  return 0;
}
