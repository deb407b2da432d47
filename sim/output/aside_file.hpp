#pragma once
#include <string>
#include <string_view>

namespace sim {

/// The folder in which `path` lies, "." for a bare name.
std::string folder_of(const std::string& path);

/// Where a write to `path` must go: the file behind a symbolic link, so that a rename does not replace the
/// link.
std::string target_of(const std::string& path);

/// How the names of files begin that are not what they will be yet; what a killed process leaves of them.
inline constexpr std::string_view aside_prefix = ".aside-";

/// A new empty file in `folder`, opened with O_EXCL under a name of its own; it disappears with this object
/// unless it is kept.
class AsideFile {
 public:
  explicit AsideFile(const std::string& folder);
  ~AsideFile();
  AsideFile(const AsideFile&) = delete;
  AsideFile& operator=(const AsideFile&) = delete;

  int descriptor() const { return descriptor_; }  ///< -1 if it could not be made; errno says why
  const std::string& name() const { return name_; }
  void keep() { kept_ = true; }

 private:
  std::string name_;
  int descriptor_ = -1;
  bool kept_ = false;
};

}  // namespace sim
