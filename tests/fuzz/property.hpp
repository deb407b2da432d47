#pragma once
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string>
#include <string_view>

namespace fuzz {

/// Ends the process so that libFuzzer keeps the input; what is wrong stands above its stack.
inline void demand(bool holds, std::string_view otherwise) {
  if (holds) return;
  std::fprintf(stderr, "property broken: %.*s\n", static_cast<int>(otherwise.size()), otherwise.data());
  std::abort();
}

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

}  // namespace fuzz
