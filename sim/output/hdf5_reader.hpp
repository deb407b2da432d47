#pragma once
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "sim/output/hdf5_handle.hpp"

namespace sim::hdf5 {

/// Reads an HDF5 file of unknown origin: only hard links, only data inside the file, no filters but deflate
/// and shuffle, never more than a budget of bytes. Everything else throws. HDF5 itself may still crash on a
/// damaged file, so use it in a child process.
class Reader {
 public:
  Reader(const std::string& path, std::size_t budget);

  bool has(const std::string& path) const;  ///< all parts of the path are there, by hard links
  bool has_attribute(const std::string& path, const std::string& name) const;
  /// Names of what lies in the root, in the order of creation.
  std::vector<std::string> root_names() const;

  std::string text_attribute(const std::string& path, const std::string& name);
  std::vector<std::string> text_list_attribute(const std::string& path, const std::string& name);
  std::int64_t integer_attribute(const std::string& path, const std::string& name);
  double real_attribute(const std::string& path, const std::string& name);

  std::vector<std::string> texts(const std::string& path);
  std::vector<double> reals(const std::string& path);
  std::vector<std::int64_t> integers(const std::string& path);
  bool is_integer(const std::string& path) const;
  /// Names of the dimensions of a variable, from its DIMENSION_LIST.
  std::vector<std::string> dimensions(const std::string& path);

 private:
  Handle open_dataset(const std::string& path) const;
  Handle open_attribute(const std::string& path, const std::string& name) const;
  std::size_t points(hid_t space, std::size_t size_of_one);
  template <class T>
  std::vector<T> numbers(const std::string& path, hid_t memory_type, H5T_class_t wanted);

  Handle file_;
  std::size_t budget_;
  mutable std::set<std::string> there_;  // paths looked up before: every attribute asks for its own
};

}  // namespace sim::hdf5
