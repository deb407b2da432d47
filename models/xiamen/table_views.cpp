#include <algorithm>

#include "models/xiamen/city.hpp"
#include "models/xiamen/glossary.hpp"
#include "models/xiamen/model.hpp"
#include "models/xiamen/observables.hpp"
#include "models/xiamen/rules/size_class.hpp"

// What a panel shows of the city's tables beyond their columns: who lives, what follows from the columns of
// an enterprise by the same rules as the observables, and the words of coded values.
namespace xiamen {

namespace {

using sim::DerivedColumn;
using sim::PanelType;
using sim::PanelWord;
using sim::TableView;

std::vector<PanelWord> words_of_axis(std::string_view name) {
  const sim::Axis& axis = observables().axis(name);
  std::vector<PanelWord> words;
  for (std::size_t place = 0; place < axis.ids.size(); ++place)
    words.push_back({axis.ids[place], axis.labels[place]});
  return words;
}

/// Ids that are their own English label; Chinese ones stand in the glossary.
std::vector<PanelWord> words_of(const std::vector<std::string>& ids) {
  std::vector<PanelWord> words;
  for (const std::string& id : ids) {
    const auto known = std::find_if(glossary().begin(), glossary().end(),
                                    [&id](const sim::Label& word) { return word.en == id; });
    words.push_back({id, {id, known == glossary().end() ? std::string() : known->zh}});
  }
  return words;
}

DerivedColumn holds(std::string name, std::string meaning, std::function<bool(std::size_t)> test) {
  return {std::move(name), "1", std::move(meaning), PanelType::byte,
          [test = std::move(test)](std::size_t row) { return test(row) ? 1.0 : 0.0; }};
}

TableView view_of_enterprises(const City& city, const sim::StepContext& context) {
  const Enterprises& firms = city.enterprises;
  const int now = context.quarter.ordinal();
  TableView view(firms);
  view.living = firms.living;
  view.words = {{"sector", words_of_axis("sector")},
                {"district", words_of_axis("district")},
                {"size", words_of_axis("size")},
                {"ownership",
                 {{"private", {"private", "民营"}},
                  {"state_owned", {"state-owned", "国有"}},
                  {"foreign", {"foreign", "外资"}}}}};
  const auto valid = [now](const Column<std::int32_t>& until) {
    return [&until, now](std::size_t row) { return until[row] > now; };
  };
  view.derived = {
      holds("certified", "1 with valid national high-tech status",
            [&firms, now](std::size_t row) { return firms.high_tech(row, now); }),
      holds("specialised", "1 with specialised status of any level",
            [&firms, now](std::size_t row) { return firms.specialised(row, now); }),
      holds("little_giant", "1 with little-giant status", valid(firms.little_giant_until)),
      holds("in_pool", "1 in the municipal high-tech pool", valid(firms.pool_until)),
      holds("innovative", "1 as innovative small or medium enterprise", valid(firms.innovative_until)),
      holds("champion", "1 as single champion", valid(firms.champion_until)),
      holds("chain_leader", "1 as chain leader", valid(firms.chain_leader_until)),
      holds("unicorn", "1 as unicorn", valid(firms.unicorn_until)),
      {"age", "year", "years since its foundation", PanelType::real,
       [&firms, now](std::size_t row) { return (now - firms.birth[row]) / 4.0; }},
      {"sales", "CNY/quarter", "sales of all products", PanelType::real,
       [&firms](std::size_t row) { return firms.sales(row); }},
      {"value_added", "CNY/quarter", "what is left of sales before R&D, and wages outside it",
       PanelType::real,
       [&firms, share = read(context, "enterprise.labour_share")](std::size_t row) {
         return firms.value_added(row, share);
       }},
      {"size", "1", "size class by the national thresholds", PanelType::byte,
       [&firms, thresholds = size_thresholds(context)](std::size_t row) {
         return static_cast<double>(size_class(firms, thresholds, row));
       }}};
  return view;
}

TableView view_of_projects(const Projects& projects) {
  TableView view(projects);
  view.living.emplace();
  for (std::size_t row = 0; row < projects.size(); ++row) {
    if (projects.progress[row] != Progress::ended) view.living->push_back(row);
  }
  std::vector<std::string> stages(stage_ids.begin(), stage_ids.end());
  stages.emplace_back("market");
  view.words = {{"sector", words_of_axis("sector")},
                {"stage", words_of(stages)},
                {"route",
                 {{"incremental", {"incremental", "渐进改进"}},
                  {"scale_up", {"scale-up", "放大转化"}},
                  {"science", {"science-based", "基于科学"}}}},
                {"progress",
                 {{"waiting", {"waiting", "等待"}},
                  {"working", {"working", "进行"}},
                  {"selling", {"selling", "销售"}},
                  {"ended", {"ended", "结束"}}}}};
  return view;
}

}  // namespace

std::vector<TableView> CityModel::table_views(const sim::World& world,
                                              const sim::StepContext& context) const {
  const auto& city = dynamic_cast<const City&>(world);
  std::vector<TableView> views;
  for (const sim::Population* const table : city.populations()) {
    if (table == &city.enterprises) {
      views.push_back(view_of_enterprises(city, context));
    } else if (table == &city.projects) {
      views.push_back(view_of_projects(city.projects));
    } else {
      views.emplace_back(*table);
      if (table == &city.loans) views.back().living = city.loans.live;
      if (table == &city.holdings) views.back().living = city.holdings.live;
      if (table == &city.policies) views.back().living = city.policies.live;
      if (table == &city.payables) views.back().living = city.payables.live;
    }
  }
  return views;
}

}  // namespace xiamen
