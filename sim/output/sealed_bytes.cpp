#include "sim/output/sealed_bytes.hpp"

#include <algorithm>
#include <cstring>
#include <string>

#include "sim/core/hash.hpp"
#include "sim/core/problem.hpp"

namespace sim {
namespace {

struct Seal {
  char kind[8];
  std::uint64_t version;
  std::uint64_t length;
  std::uint64_t digest_high;
  std::uint64_t digest_low;
};
static_assert(sizeof(Seal) == 40, "a seal has no padding");

Seal seal_of(std::string_view kind, std::uint64_t version, std::span<const std::byte> content) {
  Digester digester;
  digester.add(content);
  const Digest digest = digester.result();
  Seal seal{{}, version, content.size(), digest.high, digest.low};
  std::copy_n(kind.begin(), std::min(kind.size(), sizeof seal.kind), std::begin(seal.kind));
  return seal;
}

}  // namespace

std::vector<std::byte> seal(std::string_view kind, std::uint64_t version,
                            std::span<const std::byte> content) {
  const Seal made = seal_of(kind, version, content);
  std::vector<std::byte> bytes;
  bytes.reserve(sizeof made + content.size());
  const auto before = std::as_bytes(std::span<const Seal>(&made, 1));
  bytes.insert(bytes.end(), before.begin(), before.end());
  bytes.insert(bytes.end(), content.begin(), content.end());
  return bytes;
}

std::span<const std::byte> unseal(std::string_view kind, std::uint64_t version,
                                  std::span<const std::byte> bytes) {
  Seal found = {};
  if (bytes.size() < sizeof found) throw InvalidInput("is cut off, or something else");
  std::memcpy(&found, bytes.data(), sizeof found);
  const std::span<const std::byte> content = bytes.subspan(sizeof found);
  const Seal expected = seal_of(kind, version, content);
  if (std::memcmp(found.kind, expected.kind, sizeof found.kind) != 0) throw InvalidInput("is something else");
  if (found.version != version)
    throw InvalidInput("has version " + std::to_string(found.version) +
                       " of its layout, this program reads version " + std::to_string(version));
  if (std::memcmp(&found, &expected, sizeof found) != 0) throw InvalidInput("is cut off or damaged");
  return content;
}

}  // namespace sim
