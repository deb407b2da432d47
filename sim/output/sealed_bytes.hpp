#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace sim {

/// `content` behind a seal: eight letters that say what it is, the version of its layout, its length and its
/// digest. What a crash, a full disk or a failing one leaves of it is no sealed file any more.
std::vector<std::byte> seal(std::string_view kind, std::uint64_t version, std::span<const std::byte> content);

/// The content within `bytes`, which outlive it. Throws InvalidInput for another kind, version, length or
/// digest; the message has no file name.
std::span<const std::byte> unseal(std::string_view kind, std::uint64_t version,
                                  std::span<const std::byte> bytes);

}  // namespace sim
