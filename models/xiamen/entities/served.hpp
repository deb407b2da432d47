#pragma once
#include "models/xiamen/entities/vocabulary.hpp"
#include "sim/state/population.hpp"

namespace xiamen {

/// Whom the rows of a table serve: enterprises and projects of these sectors, enterprises of these districts.
/// A member of the table; a row that was told nothing serves all.
class Served {
 public:
  explicit Served(sim::Population& table)
      : sectors(table, "served_sectors", "1", "bits of the sectors it serves", all_sectors),
        districts(table, "served_districts", "1", "bits of the districts it serves", all_districts) {}

  sim::Column<std::int32_t> sectors;
  sim::Column<std::int32_t> districts;

  bool sector(std::size_t row, std::size_t which) const { return has_bit(sectors[row], which); }
  bool district(std::size_t row, std::size_t which) const { return has_bit(districts[row], which); }
};

/// Whether a row serves a sector by its technology field, where the table asks for one, and by its sectors.
template <class Table>
bool serves_sector(const Table& table, std::size_t row, std::size_t sector) {
  if constexpr (requires { table.fields; }) {
    if (!serves(table.fields[row], sector_info[sector].field)) return false;
  }
  return table.served.sector(row, sector);
}

/// The same of a project of a sector, or an enterprise, that works in a district.
template <class Table>
bool serves_one(const Table& table, std::size_t row, std::size_t sector, std::size_t district) {
  return table.served.district(row, district) && serves_sector(table, row, sector);
}

}  // namespace xiamen
