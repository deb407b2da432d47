#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "sim/core/text.hpp"

/// The words of the model: small closed lists that tables and axes share.
namespace xiamen {

/// Where a project stands. `incremental` is the single stage of the incremental route; outputs count it in
/// industrialisation. A project in `market` has passed its last gate.
enum class Stage : std::uint8_t {
  concept_validation,
  small_scale_test,
  pilot,
  industrialisation,
  incremental,
  market
};
inline constexpr std::size_t work_stages = 5;  // stages with work and a gate
inline constexpr std::array<std::string_view, work_stages> stage_ids = {
    "concept_validation", "small_scale_test", "pilot", "industrialisation", "incremental"};
inline constexpr std::size_t reported_stages = 5;

/// Position of a stage in tables by stage.
constexpr std::size_t position(Stage stage) {
  return static_cast<std::size_t>(stage);
}

/// Position of a stage on the axis `stage` of the output.
constexpr std::size_t reported(Stage stage) {
  switch (stage) {
    case Stage::incremental:
      return 3;
    case Stage::market:
      return 4;
    default:
      return static_cast<std::size_t>(stage);
  }
}

/// Bit i stands for stage i; the stages from one to another as the catalogue writes them.
constexpr std::uint8_t stage_bits(double from, double to) {
  unsigned bits = 0;
  for (auto stage = static_cast<unsigned>(from); stage <= static_cast<unsigned>(to); ++stage)
    bits |= 1U << stage;
  return static_cast<std::uint8_t>(bits);
}
constexpr bool serves_stage(std::uint8_t bits, Stage stage) {
  return (bits & (1U << static_cast<unsigned>(stage))) != 0;
}

enum class Route : std::uint8_t { incremental, scale_up, science };
inline constexpr std::size_t routes = 3;

/// Why a project waits; bit i of a mask stands for cause i.
enum class Cause : std::uint8_t { no_instrument, limit, seat, staff, price, partner, customer };
inline constexpr std::size_t causes = 7;
constexpr std::uint8_t bit(Cause cause) {
  return static_cast<std::uint8_t>(1U << static_cast<unsigned>(cause));
}

enum class Progress : std::uint8_t { waiting, working, selling, ended };

/// Size of an enterprise by the national thresholds of workers and sales (rules/size_class).
enum class SizeClass : std::uint8_t { large, medium, small, micro };
inline constexpr std::size_t size_classes = 4;
inline constexpr std::array<std::string_view, size_classes> size_class_ids = {"large", "medium", "small",
                                                                              "micro"};

/// Why an enterprise failed or gave up, in the order of the axis `reason`: no cash for some quarters, a
/// buy-back owed for too long, a loss that its owners would not bear on.
enum class ExitReason : std::uint8_t { no_cash, overdue_claim, choice };
inline constexpr std::size_t exit_reasons = 3;
inline constexpr std::array<std::string_view, exit_reasons> exit_reason_ids = {"no_cash", "overdue_claim",
                                                                               "choice"};

/// Who pays for a stage of a project, in the order of the axis `source`.
enum class Source : std::uint8_t {
  own,
  call,
  grant,
  alliance,
  partners,
  loan,
  public_equity,
  private_equity
};
inline constexpr std::size_t sources = 8;
inline constexpr std::array<std::string_view, sources> source_ids = {
    "own", "call", "grant", "alliance", "partners", "loan", "public_equity", "private_equity"};

/// Kinds of ties between agents, in the order of the axis `network`. `collaboration` is the union of the
/// three after it.
enum class Network : std::uint8_t {
  collaboration,
  alliance,
  joint_lab,
  licence,
  service,
  space,
  first_order,
  investment
};
inline constexpr std::size_t networks = 8;
inline constexpr std::array<std::string_view, networks> network_ids = {
    "collaboration", "alliance", "joint_lab", "licence", "service", "space", "first_order", "investment"};

/// Who pays public money, in the order of the axis `level`.
enum class Level : std::uint8_t { city, districts, upper };
inline constexpr std::size_t levels = 3;
inline constexpr std::array<std::string_view, levels> level_ids = {"city", "districts", "upper"};

/// What an enterprise can adopt beside its products, in the order of the axis `technology`.
enum class Technology : std::uint8_t { digital, technical, green };
inline constexpr std::size_t technologies = 3;
inline constexpr std::array<std::string_view, technologies> technology_ids = {"digital", "technical",
                                                                              "green"};
inline constexpr std::uint8_t adoption_levels = 2;  // basic and advanced

enum class Ownership : std::uint8_t { privately_owned, state_owned, foreign_owned };
inline constexpr std::size_t ownerships = 3;

/// Technology fields: researchers are trained for one of them and each has one wage.
enum class FieldGroup : std::uint8_t { electronics, machinery_materials, life_sciences, software_services };
inline constexpr std::size_t field_groups = 4;
inline constexpr std::array<std::string_view, field_groups> field_group_ids = {
    "electronics", "machinery_materials", "life_sciences", "software_services"};

/// A choice "all, or one field group" as the catalogue writes it.
constexpr bool serves(double choice, FieldGroup group) {
  return choice == 0.0 || static_cast<std::size_t>(choice) == static_cast<std::size_t>(group) + 1;
}

/// The 4 + 4 + 6 groups. The documents name the six future industries; the other eight come from the city's
/// plan of 2022.
struct SectorInfo {
  std::string_view id;
  std::string_view en;
  std::string_view zh;
  FieldGroup field;
  bool manufacturing;
};
inline constexpr std::size_t sectors = 14;
inline constexpr std::array<SectorInfo, sectors> sector_info = {{
    {"electronic_information", "electronic information", "电子信息", FieldGroup::electronics, true},
    {"mechanical_equipment", "mechanical equipment", "机械装备", FieldGroup::machinery_materials, true},
    {"commerce_logistics", "commerce and logistics", "商贸物流", FieldGroup::software_services, false},
    {"financial_services", "financial services", "金融服务", FieldGroup::software_services, false},
    {"biomedicine", "biomedicine", "生物医药", FieldGroup::life_sciences, true},
    {"new_materials", "new materials", "新材料", FieldGroup::machinery_materials, true},
    {"new_energy", "new energy", "新能源", FieldGroup::machinery_materials, true},
    {"culture_creative", "culture and creative", "文旅创意", FieldGroup::software_services, false},
    {"artificial_intelligence", "artificial intelligence", "人工智能", FieldGroup::software_services, false},
    {"hydrogen_storage", "hydrogen and energy storage", "氢能与储能", FieldGroup::machinery_materials, true},
    {"gene_biotechnology", "gene and biotechnology", "基因与生物技术", FieldGroup::life_sciences, true},
    {"future_networks", "future networks", "未来网络", FieldGroup::electronics, true},
    {"frontier_materials", "frontier materials", "前沿战略材料", FieldGroup::machinery_materials, true},
    {"deep_sea_space", "deep sea and space", "深海空天开发", FieldGroup::machinery_materials, true},
}};

inline constexpr std::size_t districts = 6;
struct DistrictInfo {
  std::string_view id;
  std::string_view en;
  std::string_view zh;
};
inline constexpr std::array<DistrictInfo, districts> district_info = {{{"siming", "Siming", "思明"},
                                                                       {"huli", "Huli", "湖里"},
                                                                       {"jimei", "Jimei", "集美"},
                                                                       {"haicang", "Haicang", "海沧"},
                                                                       {"tongan", "Tong'an", "同安"},
                                                                       {"xiangan", "Xiang'an", "翔安"}}};

/// Sets of sectors and of districts: bit i stands for the i-th of the list.
inline constexpr std::int32_t all_sectors = (1 << sectors) - 1;
inline constexpr std::int32_t all_districts = (1 << districts) - 1;
constexpr bool has_bit(std::int32_t set, std::size_t which) {
  return ((static_cast<std::uint32_t>(set) >> which) & 1U) != 0;
}

/// The place on a set that a uniform number of [0, 1) points at, each of its members alike.
constexpr std::size_t member_at(std::int32_t set, std::size_t most, double uniform) {
  std::size_t count = 0;
  for (std::size_t which = 0; which < most; ++which) count += has_bit(set, which) ? 1U : 0U;
  auto left = static_cast<std::size_t>(uniform * static_cast<double>(count));
  for (std::size_t which = 0; which < most; ++which) {
    if (has_bit(set, which) && left-- == 0) return which;
  }
  return 0;
}

}  // namespace xiamen
