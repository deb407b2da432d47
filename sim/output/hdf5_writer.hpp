#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "sim/output/hdf5_handle.hpp"
#include "sim/state/panel.hpp"

namespace sim::hdf5 {

/// Writes an HDF5 file in memory in the way that netCDF-4 readers understand: every axis of every variable
/// names a dimension scale. Nothing in it depends on time, place or uninitialised memory, so equal calls give
/// equal bytes.
class Writer {
 public:
  Writer();

  /// All paths are absolute. Groups must be made before what is in them.
  void group(const std::string& path);
  void attribute(const std::string& path, const std::string& name, const std::string& text);
  void attribute(const std::string& path, const std::string& name, const std::vector<std::string>& texts);
  void attribute(const std::string& path, const std::string& name, std::int64_t number);
  void attribute(const std::string& path, const std::string& name, double number);
  /// A list of numbers.
  void attribute(const std::string& path, const std::string& name, PanelType type,
                 std::span<const std::byte> numbers);

  /// A scalar text.
  void text(const std::string& path, const std::string& content);
  /// A dimension with its coordinate.
  void dimension(const std::string& path, const std::vector<std::string>& coordinate);
  void dimension(const std::string& path, const std::vector<double>& coordinate);
  void dimension(const std::string& path, const std::vector<std::int64_t>& coordinate);
  /// A dimension without a coordinate.
  void dimension(const std::string& path, std::size_t length);
  /// A variable over one dimension, chunked and compressed however short.
  void column(const std::string& path, const std::string& dimension, PanelType type,
              std::span<const std::byte> values);
  /// A variable over dimensions given by path; numbers of more than one dimension are chunked and compressed.
  void variable(const std::string& path, const std::vector<std::string>& dimensions,
                const std::vector<std::string>& values);
  void variable(const std::string& path, const std::vector<std::string>& dimensions,
                const std::vector<double>& values);
  void variable(const std::string& path, const std::vector<std::string>& dimensions,
                const std::vector<std::int64_t>& values);

  /// Bytes that the values of a variable take in the file, compressed; known once the image is made.
  std::size_t stored(const std::string& path) const;

  /// Closes the books on which variable uses which dimension, and returns the bytes of the file. Call it
  /// once.
  std::vector<std::byte> image();

 private:
  struct Use {
    std::string variable;
    int axis;
  };
  struct Dimension {
    std::size_t length = 0;
    std::vector<Use> uses;
  };
  void dataset(const std::string& path, const std::vector<hsize_t>& shape, hid_t file_type, hid_t memory_type,
               const void* data, bool packed = false);
  void attach(const std::string& path, const std::vector<std::string>& dimensions);
  void write_attribute(const std::string& path, const std::string& name, hid_t space, hid_t file_type,
                       hid_t memory_type, const void* data);
  void declare(const std::string& path, std::size_t length, const std::string& name = {});
  std::vector<hsize_t> shape_of(const std::string& path, const std::vector<std::string>& dimensions,
                                std::size_t values) const;

  Handle file_;
  Handle text_;
  std::map<std::string, Dimension> dimensions_;
};

}  // namespace sim::hdf5
