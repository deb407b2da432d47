#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace sim {

/// Finaliser of splitmix64: spreads every input bit over the whole word.
constexpr std::uint64_t mix(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15ULL;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31);
}

constexpr std::uint64_t combine(std::uint64_t a, std::uint64_t b) {
  return mix(a ^ (mix(b) + 0x632be59bd9b4e019ULL));
}

/// FNV-1a of a name, then mixed; the same at compile time and at run time.
constexpr std::uint64_t hash_name(std::string_view name) {
  std::uint64_t h = 0xcbf29ce484222325ULL;
  for (const char c : name) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return mix(h);
}

/// 128-bit digest of bytes (XXH3), as of state columns and input texts.
struct Digest {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  friend auto operator<=>(const Digest&, const Digest&) = default;
  std::string hex() const;  ///< 32 lower-case hexadecimal digits
};

/// Accumulates a digest over pieces of memory, in the order they are given.
class Digester {
 public:
  Digester();
  ~Digester();
  Digester(const Digester&) = delete;
  Digester& operator=(const Digester&) = delete;
  void add(std::span<const std::byte> bytes);
  void add(std::string_view text);
  template <class T>
  void add_values(std::span<const T> values) {
    add(std::as_bytes(values));
  }
  Digest result() const;

 private:
  void* state_;
};

Digest digest_of(std::string_view text);

}  // namespace sim
