#pragma once
#include "sim/core/problem.hpp"
#include "tests/fuzz/property.hpp"

namespace fuzz {

/// For a reader of bytes: whatever `decode` accepts, `encode` writes, and reading that again gives the same
/// bytes. Everything else must be refused as InvalidInput.
template <class Decode, class Encode>
void demand_fixpoint(const std::uint8_t* data, std::size_t size, Decode&& decode, Encode&& encode) {
  try {
    const auto written = encode(decode(std::as_bytes(std::span(data, size))));
    demand(encode(decode(std::span<const std::byte>(written))) == written,
           "what was read is written otherwise");
  } catch (const sim::InvalidInput&) {
  }
}

}  // namespace fuzz
