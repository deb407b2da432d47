#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

/// Names of state as steps declare them: "table.column", "table.*" for all columns of a table, and "table"
/// for its rows, which come and go.
namespace sim {

/// {"mill: grain, purse", "guild: *", "sale"} is short for "mill.grain", "mill.purse", "guild.*", "sale".
std::vector<std::string> state_names(std::initializer_list<std::string_view> tables);

/// The table of a name.
std::string_view table_of(std::string_view name);

/// Whether `declared` says `name` ("table.column" or "table"): it is the same, or all columns of its table.
bool declares(std::string_view declared, std::string_view name);
bool declares(const std::vector<std::string>& declared, std::string_view name);

/// Whether one who reads `read` may see what is written as `written`: both name a column, or its row is new
/// or gone.
bool reaches(std::string_view written, std::string_view read);

/// Those of `read` that something of `written` reaches.
std::vector<std::string> reached(const std::vector<std::string>& written,
                                 const std::vector<std::string>& read);

/// For people, one text a table: "mill: grain, purse", "guild: *", "sale (rows)".
std::vector<std::string> by_table(const std::vector<std::string>& names, std::string_view rows_word);

}  // namespace sim
