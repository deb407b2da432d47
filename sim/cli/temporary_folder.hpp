#pragma once
#include <string>

namespace sim {

/// An empty folder among the temporary files, for this process alone; it goes, with all that is in it, with
/// this object. Throws OutputRefused where none can be made.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::string& path() const { return path_; }
  /// Writes a file below it; `name` was checked to lead nowhere else. Throws OutputRefused.
  void write(const std::string& name, const std::string& text) const;

 private:
  std::string path_;
};

}  // namespace sim
