#include "sim/core/hash.hpp"

#include <new>

#include <xxhash.h>

namespace sim {

namespace {

Digest to_digest(XXH128_hash_t value) {
  return {value.high64, value.low64};
}

XXH3_state_t* as_state(void* state) {
  return static_cast<XXH3_state_t*>(state);
}

}  // namespace

std::string Digest::hex() const {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const std::uint64_t half : {high, low}) {
    for (int shift = 60; shift >= 0; shift -= 4) text += digits[(half >> shift) & 15U];
  }
  return text;
}

Digester::Digester() : state_(XXH3_createState()) {
  if (state_ == nullptr) throw std::bad_alloc();
  XXH3_128bits_reset(as_state(state_));
}

Digester::~Digester() {
  XXH3_freeState(as_state(state_));
}

void Digester::add(std::span<const std::byte> bytes) {
  XXH3_128bits_update(as_state(state_), bytes.data(), bytes.size());
}

void Digester::add(std::string_view text) {
  XXH3_128bits_update(as_state(state_), text.data(), text.size());
}

Digest Digester::result() const {
  return to_digest(XXH3_128bits_digest(as_state(state_)));
}

Digest digest_of(std::string_view text) {
  return to_digest(XXH3_128bits(text.data(), text.size()));
}

}  // namespace sim
