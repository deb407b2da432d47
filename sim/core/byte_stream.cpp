#include "sim/core/byte_stream.hpp"

#include <cstring>

#include "sim/core/problem.hpp"

namespace sim {

void ByteWriter::raw(const void* data, std::size_t size) {
  if (size == 0) return;
  const auto* const first = static_cast<const std::byte*>(data);
  bytes_.insert(bytes_.end(), first, first + size);
  constexpr std::size_t piece = std::size_t{1} << 20;
  if (sink_ && bytes_.size() >= piece) flush();
}

void ByteWriter::flush() {
  if (!sink_) return;
  sink_(bytes_);
  bytes_.clear();
}

void ByteWriter::text(std::string_view value) {
  number(value.size());
  raw(value.data(), value.size());
}

void ByteWriter::reals(std::span<const double> values) {
  number(values.size());
  raw(values.data(), values.size_bytes());
}

const std::byte* ByteReader::take(std::size_t size) {
  if (size > bytes_.size()) damaged();
  const std::byte* const data = bytes_.data();
  bytes_ = bytes_.subspan(size);
  return data;
}

std::uint64_t ByteReader::number() {
  std::uint64_t value = 0;
  std::memcpy(&value, take(sizeof value), sizeof value);
  return value;
}

double ByteReader::real() {
  double value = 0;
  std::memcpy(&value, take(sizeof value), sizeof value);
  return value;
}

std::string ByteReader::text() {
  const std::size_t size = length(1);
  std::string value(size, '\0');
  if (size > 0) std::memcpy(value.data(), take(size), size);
  return value;
}

std::vector<double> ByteReader::reals() {
  std::vector<double> values(length(sizeof(double)));
  if (!values.empty())
    std::memcpy(values.data(), take(values.size() * sizeof(double)), values.size() * sizeof(double));
  return values;
}

std::size_t ByteReader::length(std::size_t smallest) {
  const std::uint64_t count = number();
  if (count > bytes_.size() / smallest) damaged();
  return static_cast<std::size_t>(count);
}

void ByteReader::end() const {
  if (!bytes_.empty()) damaged();
}

void ByteReader::damaged() const {
  throw InvalidInput(what_ + " is damaged");
}

}  // namespace sim
