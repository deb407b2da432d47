#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sim {

static_assert(std::endian::native == std::endian::little, "bytes that leave the process are little-endian");

/// Plain bytes for a file or another process: numbers of eight bytes, texts and lists behind their length.
class ByteWriter {
 public:
  using Sink = std::function<void(std::span<const std::byte>)>;
  /// With a sink, bytes are handed on in pieces as they come, so that a large whole is never there at once.
  explicit ByteWriter(Sink sink = {}) : sink_(std::move(sink)) {}
  void number(std::uint64_t value) { raw(&value, sizeof value); }
  void real(double value) { raw(&value, sizeof value); }
  void text(std::string_view value);
  void reals(std::span<const double> values);
  template <class T, class F>
  void each(const T& list, F&& write) {
    number(list.size());
    for (const auto& element : list) write(element);
  }
  void reserve(std::size_t size) { bytes_.reserve(size); }
  /// All bytes; those that the sink has not seen yet where there is one.
  std::vector<std::byte> take() { return std::move(bytes_); }
  void flush();  ///< hands on what is left

 private:
  void raw(const void* data, std::size_t size);
  Sink sink_;
  std::vector<std::byte> bytes_;
};

/// Reads them back. They may come from anywhere: every length is checked against what is left, and what does
/// not fit throws InvalidInput, saying that `what` is damaged. `bytes` outlive it.
class ByteReader {
 public:
  explicit ByteReader(std::span<const std::byte> bytes, std::string what = "the file")
      : bytes_(bytes), what_(std::move(what)) {}
  std::uint64_t number();
  double real();
  std::string text();
  std::vector<double> reals();
  /// A count of elements that take at least `smallest` bytes each, so that no damaged count asks for memory.
  std::size_t length(std::size_t smallest);
  template <class F>
  void each(std::size_t smallest, F&& read) {
    const std::size_t count = length(smallest);
    for (std::size_t element = 0; element < count; ++element) read();
  }
  bool at_end() const { return bytes_.empty(); }
  void end() const;  ///< throws where bytes are left
  [[noreturn]] void damaged() const;

 private:
  const std::byte* take(std::size_t size);
  std::span<const std::byte> bytes_;
  std::string what_;
};

}  // namespace sim
