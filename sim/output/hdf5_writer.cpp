#include "sim/output/hdf5_writer.hpp"

#include <hdf5_hl.h>

#include <algorithm>
#include <utility>

namespace sim::hdf5 {
namespace {

constexpr std::size_t image_increment = std::size_t{4} << 20;
constexpr hsize_t largest_chunk = hsize_t{1}
                                  << 17;  // values: 1 MiB of doubles, the chunk cache of most readers
constexpr unsigned deflate_level = 1;     // higher levels cost time and gain nothing on such series

/// The same bytes every time (no time stamps), and things in the order in which they were made.
void keep_order(hid_t creation) {
  constexpr unsigned order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
  constexpr unsigned most_in_header = 64;  // more attributes than that would go into a heap of their own
  require(H5Pset_obj_track_times(creation, false), "switch time stamps off");
  require(H5Pset_attr_creation_order(creation, order), "keep the order of attributes");
  require(H5Pset_attr_phase_change(creation, most_in_header, most_in_header - 1), "keep attributes together");
}

void keep_link_order(hid_t creation) {
  constexpr unsigned order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
  require(H5Pset_link_creation_order(creation, order), "keep the order of links");
}

Handle open_image() {
  prepare_library();
  const Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "make an image");
  require(H5Pset_fapl_core(access, image_increment, 0), "make an image");
  // From V18 on the superblock has a checksum, and H5Fget_file_image of 1.10.8 hands out one that does not
  // fit.
  require(H5Pset_libver_bounds(access, H5F_LIBVER_EARLIEST, H5F_LIBVER_V18), "make an image");
  const Handle creation(H5Pcreate(H5P_FILE_CREATE), H5Pclose, "make an image");
  keep_order(creation);
  keep_link_order(creation);
  return Handle(H5Fcreate("in memory", H5F_ACC_TRUNC, creation, access), H5Fclose, "make an image");
}

/// One scenario, all further axes, and as many replicates as fit: what a plot reads at once lies together.
std::vector<hsize_t> chunk_of(std::vector<hsize_t> shape) {
  if (shape.size() > 2) shape[0] = 1;
  for (std::size_t axis = 0; axis < shape.size(); ++axis) {
    hsize_t others = 1;
    for (std::size_t other = axis + 1; other < shape.size(); ++other) others *= shape[other];
    const hsize_t fitting = std::max<hsize_t>(1, largest_chunk / others);
    shape[axis] = std::min(shape[axis], fitting);
    if (shape[axis] > 1) break;
  }
  return shape;
}

std::vector<const char*> pointers(const std::vector<std::string>& texts) {
  std::vector<const char*> result;
  result.reserve(texts.size());
  for (const std::string& text : texts) {
    if (text.find('\0') != std::string::npos) throw RunFailed("a text for the study file holds a NUL byte");
    result.push_back(text.c_str());
  }
  return result;
}

/// The element of REFERENCE_LIST as the dimension scale specification lays it out in memory.
struct Back {
  hobj_ref_t variable;
  int axis;
  int padding;  // named, so that it is zero in every file
};

}  // namespace

Writer::Writer() : file_(open_image()), text_(text_type()) {}

void Writer::group(const std::string& path) {
  const Handle creation(H5Pcreate(H5P_GROUP_CREATE), H5Pclose, "make a group");
  keep_order(creation);
  keep_link_order(creation);
  const Handle links(H5Pcreate(H5P_LINK_CREATE), H5Pclose, "make a group");
  require(H5Pset_char_encoding(links, H5T_CSET_UTF8), "make a group");
  const Handle made(H5Gcreate2(file_, path.c_str(), links, creation, H5P_DEFAULT), H5Gclose,
                    "make the group " + path);
}

void Writer::write_attribute(const std::string& path, const std::string& name, hid_t space, hid_t file_type,
                             hid_t memory_type, const void* data) {
  const Handle creation(H5Pcreate(H5P_ATTRIBUTE_CREATE), H5Pclose, "make an attribute");
  require(H5Pset_char_encoding(creation, H5T_CSET_UTF8), "make an attribute");
  const Handle object(H5Oopen(file_, path.c_str(), H5P_DEFAULT), H5Oclose, "open " + path);
  const Handle made(H5Acreate2(object, name.c_str(), file_type, space, creation, H5P_DEFAULT), H5Aclose,
                    "make the attribute " + name + " of " + path);
  require(H5Awrite(made, memory_type, data), "write an attribute");
}

void Writer::attribute(const std::string& path, const std::string& name, const std::string& text) {
  const Handle scalar(H5Screate(H5S_SCALAR), H5Sclose, "make a space");
  write_attribute(path, name, scalar, text_, text_, pointers({text}).data());
}

void Writer::attribute(const std::string& path, const std::string& name,
                       const std::vector<std::string>& texts) {
  const hsize_t length = texts.size();
  const Handle space(H5Screate_simple(1, &length, nullptr), H5Sclose, "make a space");
  write_attribute(path, name, space, text_, text_, pointers(texts).data());
}

void Writer::attribute(const std::string& path, const std::string& name, std::int64_t number) {
  const Handle scalar(H5Screate(H5S_SCALAR), H5Sclose, "make a space");
  write_attribute(path, name, scalar, H5T_STD_I64LE, H5T_NATIVE_INT64, &number);
}

void Writer::attribute(const std::string& path, const std::string& name, double number) {
  const Handle scalar(H5Screate(H5S_SCALAR), H5Sclose, "make a space");
  write_attribute(path, name, scalar, H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, &number);
}

void Writer::dataset(const std::string& path, const std::vector<hsize_t>& shape, hid_t file_type,
                     hid_t memory_type, const void* data, bool packed) {
  const Handle creation(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, "make a dataset");
  keep_order(creation);
  if (packed || (shape.size() > 1 && H5Tget_class(file_type) != H5T_STRING)) {
    const std::vector<hsize_t> chunk = chunk_of(shape);
    require(H5Pset_chunk(creation, static_cast<int>(chunk.size()), chunk.data()), "make a dataset");
    require(H5Pset_shuffle(creation), "make a dataset");
    require(H5Pset_deflate(creation, deflate_level), "make a dataset");
  }
  const Handle space(shape.empty() ? H5Screate(H5S_SCALAR)
                                   : H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr),
                     H5Sclose, "make a space");
  const Handle links(H5Pcreate(H5P_LINK_CREATE), H5Pclose, "make a dataset");
  require(H5Pset_char_encoding(links, H5T_CSET_UTF8), "make a dataset");
  const Handle made(H5Dcreate2(file_, path.c_str(), file_type, space, links, creation, H5P_DEFAULT), H5Dclose,
                    "make the dataset " + path);
  if (data != nullptr)
    require(H5Dwrite(made, memory_type, H5S_ALL, H5S_ALL, H5P_DEFAULT, data), "write a dataset");
}

void Writer::text(const std::string& path, const std::string& content) {
  dataset(path, {}, text_, text_, pointers({content}).data());
}

void Writer::declare(const std::string& path, std::size_t length, const std::string& name) {
  const Handle scale(H5Dopen2(file_, path.c_str(), H5P_DEFAULT), H5Dclose, "open " + path);
  const std::string shown = name.empty() ? path.substr(path.rfind('/') + 1) : name;
  require(H5DSset_scale(scale, shown.c_str()), "make a dimension");
  dimensions_[path].length = length;
}

void Writer::dimension(const std::string& path, const std::vector<std::string>& coordinate) {
  dataset(path, {coordinate.size()}, text_, text_, pointers(coordinate).data());
  declare(path, coordinate.size());
}

void Writer::dimension(const std::string& path, const std::vector<double>& coordinate) {
  dataset(path, {coordinate.size()}, H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, coordinate.data());
  declare(path, coordinate.size());
}

void Writer::dimension(const std::string& path, const std::vector<std::int64_t>& coordinate) {
  dataset(path, {coordinate.size()}, H5T_STD_I64LE, H5T_NATIVE_INT64, coordinate.data());
  declare(path, coordinate.size());
}

std::vector<hsize_t> Writer::shape_of(const std::string& path, const std::vector<std::string>& dimensions,
                                      std::size_t values) const {
  std::vector<hsize_t> shape;
  hsize_t product = 1;
  for (const std::string& dimension : dimensions) {
    shape.push_back(dimensions_.at(dimension).length);
    product *= shape.back();
  }
  if (product != values)
    throw RunFailed(path + " has " + std::to_string(values) + " values where its dimensions ask for " +
                    std::to_string(product));
  return shape;
}

void Writer::variable(const std::string& path, const std::vector<std::string>& dimensions,
                      const std::vector<std::string>& values) {
  dataset(path, shape_of(path, dimensions, values.size()), text_, text_, pointers(values).data());
  attach(path, dimensions);
}

void Writer::variable(const std::string& path, const std::vector<std::string>& dimensions,
                      const std::vector<double>& values) {
  dataset(path, shape_of(path, dimensions, values.size()), H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, values.data());
  attach(path, dimensions);
}

void Writer::variable(const std::string& path, const std::vector<std::string>& dimensions,
                      const std::vector<std::int64_t>& values) {
  dataset(path, shape_of(path, dimensions, values.size()), H5T_STD_I64LE, H5T_NATIVE_INT64, values.data());
  attach(path, dimensions);
}

// H5DSattach_scale would do the same, but writes padding of freshly allocated memory into the file, so that
// equal studies could differ in their bytes, and rewrites the list of a dimension for every variable.
void Writer::attach(const std::string& path, const std::vector<std::string>& dimensions) {
  std::vector<hobj_ref_t> references(dimensions.size());
  std::vector<hvl_t> list(dimensions.size());
  for (std::size_t axis = 0; axis < dimensions.size(); ++axis) {
    require(H5Rcreate(&references[axis], file_, dimensions[axis].c_str(), H5R_OBJECT, -1),
            "refer to a dimension");
    list[axis] = hvl_t{1, &references[axis]};
    dimensions_.at(dimensions[axis]).uses.push_back(Use{path, static_cast<int>(axis)});
  }
  const hsize_t length = dimensions.size();
  const Handle space(H5Screate_simple(1, &length, nullptr), H5Sclose, "make a space");
  const Handle type(H5Tvlen_create(H5T_STD_REF_OBJ), H5Tclose, "make a type");
  write_attribute(path, "DIMENSION_LIST", space, type, type, list.data());
}

std::size_t Writer::stored(const std::string& path) const {
  const Handle variable(H5Dopen2(file_, path.c_str(), H5P_DEFAULT), H5Dclose, "open " + path);
  return static_cast<std::size_t>(H5Dget_storage_size(variable));
}

std::vector<std::byte> Writer::image() {
  const Handle type(H5Tcreate(H5T_COMPOUND, sizeof(Back)), H5Tclose, "make a type");
  require(H5Tinsert(type, "dataset", HOFFSET(Back, variable), H5T_STD_REF_OBJ), "make a type");
  require(H5Tinsert(type, "dimension", HOFFSET(Back, axis), H5T_NATIVE_INT), "make a type");
  for (const auto& [path, dimension] : dimensions_) {
    std::vector<Back> backs;
    for (const Use& use : dimension.uses) {
      Back back{0, use.axis, 0};
      require(H5Rcreate(&back.variable, file_, use.variable.c_str(), H5R_OBJECT, -1), "refer to a variable");
      backs.push_back(back);
    }
    if (backs.empty()) continue;
    const hsize_t length = backs.size();
    const Handle space(H5Screate_simple(1, &length, nullptr), H5Sclose, "make a space");
    write_attribute(path, "REFERENCE_LIST", space, type, type, backs.data());
  }
  require(H5Fflush(file_, H5F_SCOPE_GLOBAL), "finish the image");
  const ssize_t size = H5Fget_file_image(file_, nullptr, 0);
  if (size <= 0) refuse("finish the image");
  std::vector<std::byte> bytes(static_cast<std::size_t>(size));
  if (H5Fget_file_image(file_, bytes.data(), bytes.size()) != size) refuse("finish the image");
  return bytes;
}

}  // namespace sim::hdf5
