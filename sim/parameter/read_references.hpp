#pragma once
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "sim/parameter/catalogue.hpp"
#include "sim/parameter/reference.hpp"
#include "sim/parameter/table_reader.hpp"

namespace sim {

/// How one file of references is written.
struct ReferenceForm {
  std::string_view file;                ///< in the data folder
  std::string_view noun;                ///< for messages, and with [[noun]] less its hyphens for the tables
  std::string_view group;               ///< key of a row, and name of the tables that declare the groups
  std::string_view words;               ///< key of our own words
  std::vector<std::string> categories;  ///< values of `class`; empty: rows have none
  std::size_t longest_printed;
};
const ReferenceForm& whatif_form();
const ReferenceForm& problem_form();

/// The `id` of a table, or nothing with a problem; `lines` holds the ids so far, and where they stand.
std::string read_reference_id(const TableReader& reader, std::string_view what,
                              std::map<std::string, int, std::less<>>& lines);

/// The groups and rows of `file` into `list`; a row with an id that is there already is left out.
void read_references(const TomlFile& file, const ReferenceForm& form, const std::vector<Document>& documents,
                     ReferenceList& list, std::vector<Problem>& problems);

/// The texts under `key`, each of which must be an id of `list`. A list without rows knows no id and checks
/// none.
std::vector<std::string> read_cited(const TableReader& reader, std::string_view key,
                                    const ReferenceList& list);

}  // namespace sim
