#include <array>

#include "sim/output/hdf5_reader.hpp"
#include "sim/output/hdf5_writer.hpp"

// Columns of agents: the types that only they have, and a dimension that is nothing but a length.
namespace sim::hdf5 {
namespace {

struct TypePair {
  hid_t file;
  hid_t memory;
};

TypePair types_of(PanelType type) {
  switch (type) {
    case PanelType::byte:
      return {H5T_STD_U8LE, H5T_NATIVE_UINT8};
    case PanelType::int32:
      return {H5T_STD_I32LE, H5T_NATIVE_INT32};
    case PanelType::int64:
      return {H5T_STD_I64LE, H5T_NATIVE_INT64};
    case PanelType::real:
      break;
  }
  return {H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE};
}

}  // namespace

/// As netCDF-4 writes one: a dataset without content, whose name says that it is no variable.
void Writer::dimension(const std::string& path, std::size_t length) {
  std::string digits = std::to_string(length);
  digits.insert(0, digits.size() < 10 ? 10 - digits.size() : 0, ' ');
  dataset(path, {length}, H5T_IEEE_F32BE, H5T_NATIVE_FLOAT, nullptr);
  declare(path, length, "This is a netCDF dimension but not a netCDF variable." + digits);
}

void Writer::column(const std::string& path, const std::string& dimension, PanelType type,
                    std::span<const std::byte> values) {
  const std::vector<hsize_t> shape = shape_of(path, {dimension}, values.size() / width_of(type));
  const TypePair types = types_of(type);
  dataset(path, shape, types.file, types.memory, values.data(), !values.empty());
  attach(path, {dimension});
}

void Writer::attribute(const std::string& path, const std::string& name, PanelType type,
                       std::span<const std::byte> numbers) {
  const hsize_t length = numbers.size() / width_of(type);
  const Handle space(H5Screate_simple(1, &length, nullptr), H5Sclose, "make a space");
  const TypePair types = types_of(type);
  write_attribute(path, name, space, types.file, types.memory, numbers.data());
}

PanelType Reader::column_type(const std::string& path) const {
  const Handle dataset = open_dataset(path);
  const Handle type(H5Dget_type(dataset), H5Tclose, "read a type");
  constexpr std::array<PanelType, 4> known = {PanelType::byte, PanelType::int32, PanelType::int64,
                                              PanelType::real};
  for (const PanelType one : known) {
    if (H5Tequal(type, types_of(one).file) > 0) return one;
  }
  refuse("find numbers in " + path);
}

std::vector<std::byte> Reader::column(const std::string& path, PanelType type, std::size_t rows) {
  if (column_type(path) != type) refuse("accept the type of " + path);
  const Handle dataset = open_dataset(path);
  const Handle space(H5Dget_space(dataset), H5Sclose, "read a space");
  if (points(space, width_of(type)) != rows) refuse("match the rows of " + path);
  if (rows == 0) return {};
  std::vector<std::byte> values(rows * width_of(type));
  require(H5Dread(dataset, types_of(type).memory, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()),
          "read " + path);
  return values;
}

std::size_t Reader::length(const std::string& path) const {
  const Handle dataset = open_dataset(path);
  const Handle space(H5Dget_space(dataset), H5Sclose, "read a space");
  const hssize_t count = H5Sget_simple_extent_npoints(space);
  if (count < 0) refuse("measure " + path);
  return static_cast<std::size_t>(count);
}

}  // namespace sim::hdf5
