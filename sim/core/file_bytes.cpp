#include "sim/core/file_bytes.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>

namespace sim {

InvalidInput whole_file_problem(const std::string& name, std::string message) {
  return InvalidInput(
      std::vector<Problem>{Problem{name, {}, std::move(message), "", Problem::Severity::error}});
}

std::string read_bytes(const std::string& path, std::size_t limit) {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) throw whole_file_problem(path, "no such file");
  if (status.type() == fs::file_type::directory) throw whole_file_problem(path, "is a folder, not a file");
  if (status.type() != fs::file_type::regular) throw whole_file_problem(path, "is not a regular file");
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> stream(std::fopen(path.c_str(), "rb"), &std::fclose);
  if (!stream) throw whole_file_problem(path, "cannot be read (permission?)");
  const std::uintmax_t size = fs::file_size(path, error);
  std::string text(std::min<std::uintmax_t>(error || size == 0 ? limit : size, limit) + 1, '\0');
  text.resize(std::fread(text.data(), 1, text.size(), stream.get()));
  if (std::ferror(stream.get()) != 0) throw whole_file_problem(path, "cannot be read");
  return text;
}

}  // namespace sim
