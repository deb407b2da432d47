#include "sim/parameter/find_documents.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>

#include "sim/core/file_bytes.hpp"
#include "sim/core/text.hpp"

namespace sim {
namespace {

namespace fs = std::filesystem;

InvalidInput refused(const std::string& folder, std::string message) {
  return whole_file_problem(folder, std::move(message));
}

/// Paths of the files, sorted; without those whose name begins with a point, which are no one's documents.
std::vector<std::string> files_of(const std::string& folder, const FolderLimits& limits) {
  std::error_code error;
  const fs::file_status status = fs::status(folder, error);
  if (status.type() == fs::file_type::not_found) throw refused(folder, "no such folder");
  if (status.type() != fs::file_type::directory)
    throw refused(folder, "is no folder; name the folder with your copies of the documents");
  std::vector<std::string> paths;
  fs::directory_iterator entry(folder, error);
  for (const fs::directory_iterator end; !error && entry != end; entry.increment(error)) {
    std::error_code unknown;
    const fs::path& path = entry->path();
    if (path.filename().string().front() == '.' || fs::is_directory(path, unknown)) continue;
    paths.push_back(path.string());
    if (paths.size() > limits.files)
      throw refused(folder, fmt::format("holds more than {} files; name a folder with the documents alone",
                                        limits.files));
  }
  if (error) throw refused(folder, "cannot be read (permission?)");
  if (paths.empty()) throw refused(folder, "the folder is empty; it should hold copies of the documents");
  std::sort(paths.begin(), paths.end());
  return paths;
}

struct TextFile {
  std::string file;
  DocumentText text;
};

class FolderReader {
 public:
  FolderReader(std::string folder, const FolderLimits& limits) : folder_(std::move(folder)), limits_(limits) {
    for (const std::string& path : files_of(folder_, limits_)) read(path);
    if (texts_.empty()) throw refused(folder_, no_text());
  }

  std::vector<const TextFile*> holding(std::string_view mark) const {
    std::vector<const TextFile*> files;
    for (const TextFile& text : texts_) {
      if (text.text.times(mark) > 0) files.push_back(&text);
    }
    return files;
  }
  const std::vector<Problem>& passed_over() const { return passed_over_; }
  const std::string& folder() const { return folder_; }

 private:
  void read(const std::string& path) {
    std::string bytes;
    try {
      bytes = read_bytes(path, limits_.bytes_each);
    } catch (const InvalidInput& invalid) {
      return pass_over(path, invalid.problems().front().message);
    }
    bytes_ += bytes.size();
    if (bytes_ > limits_.bytes)
      throw refused(folder_, fmt::format("holds more than {} bytes; name a folder with the documents alone",
                                         limits_.bytes));
    if (bytes.size() > limits_.bytes_each)
      return pass_over(path, fmt::format("longer than {} bytes", limits_.bytes_each));
    if (!valid_utf8(bytes) || bytes.find('\0') != std::string::npos)
      return pass_over(path, "is no UTF-8 text; save the document as text");
    texts_.push_back({path, DocumentText(bytes)});
  }
  void pass_over(const std::string& path, const std::string& why) {
    passed_over_.push_back({path, {}, "not looked into: " + why, "", Problem::Severity::warning});
  }
  std::string no_text() const {
    const Problem& first = passed_over_.front();
    return fmt::format("none of its {} files is a text to look into; {}: {}", passed_over_.size(),
                       fs::path(first.file).filename().string(), first.message);
  }

  std::string folder_;
  FolderLimits limits_;
  std::size_t bytes_ = 0;
  std::vector<TextFile> texts_;
  std::vector<Problem> passed_over_;
};

std::string names_of(const std::vector<const TextFile*>& files) {
  std::string names;
  for (const TextFile* file : files)
    names += (names.empty() ? "" : ", ") + fs::path(file->file).filename().string();
  return names;
}

}  // namespace

FoundDocuments find_documents(const std::string& folder, const std::vector<Document>& documents,
                              const FolderLimits& limits) {
  const FolderReader reader(folder, limits);
  FoundDocuments found;
  bool missing = false;
  for (const Document& document : documents) {
    const std::vector<const TextFile*> files = reader.holding(document.recognised_by);
    if (files.size() == 1) {
      found.by_id.emplace(document.id, FoundDocument{files.front()->file, files.front()->text});
      continue;
    }
    missing = missing || files.empty();
    const std::string who = fmt::format("document '{}' ({})", document.id, document.citation);
    const std::string what =
        files.empty() ? fmt::format("{} is missing: no file holds '{}'", who, document.recognised_by)
                      : fmt::format("{}: '{}' stands in {} files ({}), not in one", who,
                                    document.recognised_by, files.size(), names_of(files));
    found.problems.push_back({folder, {}, what, "", Problem::Severity::error});
  }
  if (missing)
    found.problems.insert(found.problems.end(), reader.passed_over().begin(), reader.passed_over().end());
  return found;
}

}  // namespace sim
