#include "sim/output/hdf5_reader.hpp"

#include <array>

namespace sim::hdf5 {
namespace {

Handle open_file(const std::string& path) {
  prepare_library();
  const Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "read");
  require(H5Pset_file_locking(access, false, true), "read");  // a read-only disk has no locks
  return Handle(H5Fopen(path.c_str(), H5F_ACC_RDONLY, access), H5Fclose, "open the file");
}

void require_plain_storage(hid_t dataset) {
  const Handle creation(H5Dget_create_plist(dataset), H5Pclose, "read a dataset");
  if (H5Pget_external_count(creation) != 0) refuse("accept data outside the file");
  const H5D_layout_t layout = H5Pget_layout(creation);
  if (layout != H5D_COMPACT && layout != H5D_CONTIGUOUS && layout != H5D_CHUNKED) refuse("accept the layout");
  // Each once: deflate of deflate would shrink by a million.
  const int filters = H5Pget_nfilters(creation);
  std::vector<H5Z_filter_t> allowed{H5Z_FILTER_DEFLATE, H5Z_FILTER_SHUFFLE};
  if (filters < 0) refuse("accept the filters");
  for (unsigned filter = 0; filter < static_cast<unsigned>(filters); ++filter) {
    unsigned flags = 0;
    std::size_t values = 0;
    const H5Z_filter_t kind = H5Pget_filter2(creation, filter, &flags, &values, nullptr, 0, nullptr, nullptr);
    if (std::erase(allowed, kind) == 0) refuse("accept the filters");
  }
}

/// Texts as HDF5 hands them out, given back when done; an empty text may come as a null pointer.
class TextBuffer {
 public:
  TextBuffer(std::size_t count, hid_t type, hid_t space)
      : texts_(count, nullptr), type_(type), space_(space) {}
  ~TextBuffer() { H5Dvlen_reclaim(type_, space_, H5P_DEFAULT, texts_.data()); }
  TextBuffer(const TextBuffer&) = delete;
  TextBuffer& operator=(const TextBuffer&) = delete;
  char** data() { return texts_.data(); }
  std::vector<std::string> copy() const {
    std::vector<std::string> result;
    result.reserve(texts_.size());
    for (const char* text : texts_) result.emplace_back(text == nullptr ? "" : text);
    return result;
  }

 private:
  std::vector<char*> texts_;
  hid_t type_;
  hid_t space_;
};

void require_text(hid_t type) {
  if (H5Tget_class(type) != H5T_STRING || H5Tis_variable_str(type) <= 0) refuse("find a text");
}

constexpr std::size_t most_names = 20'000;  // a study has hundreds; each costs a look

herr_t collect_name(hid_t, const char* name, const H5L_info_t* info, void* collected) {
  std::vector<std::string>& names = *static_cast<std::vector<std::string>*>(collected);
  if (info->type == H5L_TYPE_HARD) names.emplace_back(name);
  return names.size() > most_names ? -1 : 0;
}

}  // namespace

Reader::Reader(const std::string& path, std::size_t budget) : file_(open_file(path)), budget_(budget) {}

bool Reader::has(const std::string& path) const {
  if (path == "/" || there_.count(path) != 0) return true;
  for (std::size_t slash = 0; slash != std::string::npos;) {
    slash = path.find('/', slash + 1);
    const std::string part = path.substr(0, slash);
    H5L_info_t info{};
    if (H5Lexists(file_, part.c_str(), H5P_DEFAULT) <= 0) return false;
    if (H5Lget_info(file_, part.c_str(), &info, H5P_DEFAULT) < 0 || info.type != H5L_TYPE_HARD) return false;
  }
  there_.insert(path);
  return true;
}

bool Reader::has_attribute(const std::string& path, const std::string& name) const {
  return has(path) && H5Aexists_by_name(file_, path.c_str(), name.c_str(), H5P_DEFAULT) > 0;
}

std::vector<std::string> Reader::root_names() const {
  std::vector<std::string> names;
  hsize_t position = 0;
  require(H5Literate(file_, H5_INDEX_CRT_ORDER, H5_ITER_INC, &position, collect_name, &names),
          "list the content");
  return names;
}

Handle Reader::open_dataset(const std::string& path) const {
  if (!has(path)) refuse("find " + path);
  Handle dataset(H5Dopen2(file_, path.c_str(), H5P_DEFAULT), H5Dclose, "open " + path);
  require_plain_storage(dataset);
  return dataset;
}

Handle Reader::open_attribute(const std::string& path, const std::string& name) const {
  if (!has(path)) refuse("find " + path);
  return Handle(H5Aopen_by_name(file_, path.c_str(), name.c_str(), H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
                "open the attribute " + name);
}

std::size_t Reader::points(hid_t space, std::size_t size_of_one) {
  const hssize_t count = H5Sget_simple_extent_npoints(space);
  if (count < 0 || static_cast<std::size_t>(count) > budget_ / size_of_one) refuse("hold so much data");
  budget_ -= static_cast<std::size_t>(count) * size_of_one;
  return static_cast<std::size_t>(count);
}

std::vector<std::string> Reader::text_list_attribute(const std::string& path, const std::string& name) {
  const Handle attribute = open_attribute(path, name);
  const Handle type(H5Aget_type(attribute), H5Tclose, "read a type");
  require_text(type);
  const Handle space(H5Aget_space(attribute), H5Sclose, "read a space");
  TextBuffer buffer(points(space, sizeof(char*)), type, space);
  require(H5Aread(attribute, type, buffer.data()), "read an attribute");
  return buffer.copy();
}

std::string Reader::text_attribute(const std::string& path, const std::string& name) {
  const std::vector<std::string> texts = text_list_attribute(path, name);
  if (texts.size() != 1) refuse("find one text in " + name);
  return texts.front();
}

std::int64_t Reader::integer_attribute(const std::string& path, const std::string& name) {
  const Handle attribute = open_attribute(path, name);
  const Handle space(H5Aget_space(attribute), H5Sclose, "read a space");
  if (points(space, sizeof(std::int64_t)) != 1) refuse("find one number in " + name);
  std::int64_t number = 0;
  require(H5Aread(attribute, H5T_NATIVE_INT64, &number), "read an attribute");
  return number;
}

double Reader::real_attribute(const std::string& path, const std::string& name) {
  const Handle attribute = open_attribute(path, name);
  const Handle space(H5Aget_space(attribute), H5Sclose, "read a space");
  if (points(space, sizeof(double)) != 1) refuse("find one number in " + name);
  double number = 0;
  require(H5Aread(attribute, H5T_NATIVE_DOUBLE, &number), "read an attribute");
  return number;
}

std::vector<std::string> Reader::texts(const std::string& path) {
  const Handle dataset = open_dataset(path);
  const Handle type(H5Dget_type(dataset), H5Tclose, "read a type");
  require_text(type);
  const Handle space(H5Dget_space(dataset), H5Sclose, "read a space");
  TextBuffer buffer(points(space, sizeof(char*)), type, space);
  require(H5Dread(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, buffer.data()), "read " + path);
  return buffer.copy();
}

template <class T>
std::vector<T> Reader::numbers(const std::string& path, hid_t memory_type, H5T_class_t wanted) {
  const Handle dataset = open_dataset(path);
  const Handle type(H5Dget_type(dataset), H5Tclose, "read a type");
  if (H5Tget_class(type) != wanted || H5Tget_size(type) != sizeof(T)) refuse("find numbers in " + path);
  const Handle space(H5Dget_space(dataset), H5Sclose, "read a space");
  std::vector<T> values(points(space, sizeof(T)));
  require(H5Dread(dataset, memory_type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), "read " + path);
  return values;
}

std::vector<double> Reader::reals(const std::string& path) {
  return numbers<double>(path, H5T_NATIVE_DOUBLE, H5T_FLOAT);
}

std::vector<std::int64_t> Reader::integers(const std::string& path) {
  return numbers<std::int64_t>(path, H5T_NATIVE_INT64, H5T_INTEGER);
}

bool Reader::is_integer(const std::string& path) const {
  const Handle dataset = open_dataset(path);
  const Handle type(H5Dget_type(dataset), H5Tclose, "read a type");
  return H5Tget_class(type) == H5T_INTEGER;
}

std::vector<std::string> Reader::dimensions(const std::string& path) {
  const Handle attribute = open_attribute(path, "DIMENSION_LIST");
  const Handle space(H5Aget_space(attribute), H5Sclose, "read a space");
  std::vector<hvl_t> list(points(space, sizeof(hvl_t)));
  if (list.size() > H5S_MAX_RANK) refuse("accept so many dimensions");
  const Handle type(H5Tvlen_create(H5T_STD_REF_OBJ), H5Tclose, "make a type");
  require(H5Aread(attribute, type, list.data()), "read the dimensions of " + path);
  std::vector<std::string> names;
  for (const hvl_t& element : list) {
    if (element.len != 1) refuse("accept the dimensions of " + path);
    const Handle scale(H5Rdereference2(attribute, H5P_DEFAULT, H5R_OBJECT, element.p), H5Oclose,
                       "find a dimension");
    std::array<char, 256> name{};
    if (H5Iget_name(scale, name.data(), name.size()) <= 0) refuse("name a dimension");
    names.emplace_back(name.data());
  }
  H5Dvlen_reclaim(type, space, H5P_DEFAULT, list.data());
  return names;
}

}  // namespace sim::hdf5
