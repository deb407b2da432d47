#include <fmt/core.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "sim/cli/csv_text.hpp"
#include "sim/cli/table.hpp"
#include "sim/core/utf8.hpp"

namespace sim {
namespace {

struct CsvValue {
  std::string operator()(std::monostate) const { return ""; }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(std::int64_t value) const { return std::to_string(value); }
  std::string operator()(double value) const { return csv_number(value); }
  std::string operator()(const std::string& value) const { return csv_text(value); }
};

struct JsonValue {
  nlohmann::ordered_json operator()(std::monostate) const { return nullptr; }
  nlohmann::ordered_json operator()(double value) const {
    return std::isfinite(value) ? nlohmann::ordered_json(value) : nlohmann::ordered_json(nullptr);
  }
  template <class T>
  nlohmann::ordered_json operator()(const T& value) const {
    return value;
  }
};

bool for_programs(const TableColumn& column) {
  return column.audience != TableColumn::Audience::people;
}

}  // namespace

void write_csv(const Table& table, std::ostream& out) {
  std::vector<std::size_t> chosen;
  for (std::size_t column = 0; column < table.columns().size(); ++column) {
    if (for_programs(table.columns()[column])) chosen.push_back(column);
  }
  const auto write_line = [&](const auto& field) {
    for (std::size_t at = 0; at < chosen.size(); ++at) out << (at == 0 ? "" : ",") << field(chosen[at]);
    out << "\r\n";
  };
  write_line([&table](std::size_t column) { return csv_text(table.columns()[column].key); });
  for (const std::vector<Cell>& row : table.rows())
    write_line([&row](std::size_t column) { return std::visit(CsvValue{}, row[column].value); });
}

namespace {

/// Characters that could steer a terminal or hide what is written, which stand within texts only, as JSON's
/// own escapes: the same content for programs, and nothing hidden from who looks.
std::string escaped_controls(std::string_view json) {
  std::string text;
  while (!json.empty()) {
    const utf8::Character character = utf8::front(json);
    const auto code = static_cast<unsigned>(character.code);
    if (code < 0x20 || !utf8::is_control(character.code)) {
      text += json.substr(0, character.bytes);
    } else if (code < 0x10000) {
      text += fmt::format("\\u{:04x}", code);
    } else {
      const unsigned beyond = code - 0x10000;
      text += fmt::format("\\u{:04x}\\u{:04x}", 0xD800 + (beyond >> 10U), 0xDC00 + (beyond & 0x3FFU));
    }
    json.remove_prefix(character.bytes);
  }
  return text;
}

}  // namespace

void write_json(const Table& table, std::ostream& out) {
  out << "[";
  for (std::size_t number = 0; number < table.rows().size(); ++number) {
    nlohmann::ordered_json object = nlohmann::ordered_json::object();
    for (std::size_t column = 0; column < table.columns().size(); ++column) {
      if (!for_programs(table.columns()[column])) continue;
      object[table.columns()[column].key] = std::visit(JsonValue{}, table.rows()[number][column].value);
    }
    out << (number == 0 ? "\n" : ",\n")
        << escaped_controls(object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
  }
  out << (table.rows().empty() ? "]\n" : "\n]\n");
}

}  // namespace sim
