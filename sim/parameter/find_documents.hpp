#pragma once
#include <map>
#include <string>
#include <vector>

#include "sim/parameter/catalogue.hpp"
#include "sim/parameter/document_text.hpp"

namespace sim {

/// What of a folder with copies of the documents is read.
struct FolderLimits {
  std::size_t files = 1000;
  std::size_t bytes_each = 4U << 20;
  std::size_t bytes = 64U << 20;
};

struct FoundDocument {
  std::string file;
  DocumentText text;
};

struct FoundDocuments {
  std::map<std::string, FoundDocument, std::less<>> by_id;
  std::vector<Problem> problems;  ///< one for each document that no file or more than one could be; where one
                                  ///< is missing, a warning for each file that could not be read as text
};

/// The files of `folder` (not of folders in it) that are `documents`: each is known by a string that stands
/// in one file alone, whatever its name. Files that are no UTF-8 text are passed over. Throws InvalidInput
/// for a folder that cannot be read, holds more than `limits` allow, or no text at all.
FoundDocuments find_documents(const std::string& folder, const std::vector<Document>& documents,
                              const FolderLimits& limits = {});

}  // namespace sim
