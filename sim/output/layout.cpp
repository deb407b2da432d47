#include "sim/output/layout.hpp"

#include <algorithm>

namespace sim::layout {

std::string input_path(std::string_view name) {
  std::string path = inputs;
  std::size_t begin = 0;
  while (begin <= name.size()) {
    const std::size_t end = std::min(name.find('/', begin), name.size());
    const std::string_view part = name.substr(begin, end - begin);
    path += '/';
    path += part.empty() || part == "." || part == ".." ? "_" : part;
    begin = end + 1;
  }
  return path;
}

}  // namespace sim::layout
