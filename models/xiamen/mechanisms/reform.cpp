#include "models/xiamen/entities/practice.hpp"
#include "models/xiamen/mechanisms/fields.hpp"
#include "models/xiamen/mechanisms/mechanisms.hpp"

namespace xiamen {

namespace {

std::vector<std::string> practice_choices() {
  std::vector<std::string> choices = words(practice_ids);
  choices.insert(choices.begin(), "none");
  return choices;
}

constexpr double most_after = 100;

// In the order of enum Practice.
std::vector<sim::ChoiceUse> practice_uses() {
  const std::array<std::vector<std::string>, practice_count> steps = {{{"match_results"},
                                                                       {"match_results"},
                                                                       {"enter_and_leave"},
                                                                       {"enter_and_leave"},
                                                                       {"raise_funds"},
                                                                       {"fund_research"},
                                                                       {"search_ideas"},
                                                                       {"pay_grants"},
                                                                       {"assign_places"},
                                                                       {"raise_funds"}}};
  const std::vector<std::string> fields = {"practice", "second_practice"};
  std::vector<sim::ChoiceUse> uses = {{fields, "none", {}}};
  for (std::size_t row = 0; row < practice_count; ++row)
    uses.push_back({fields, std::string(practice_ids[row]), steps[row]});
  return uses;
}

}  // namespace

sim::KindSchema reform_kind() {
  return with_uses(
      with_channel(
          {"reform",
           {"reform", "制度改革"},
           {"Edits the rules by which institutions act: a payoff, a permission or a delay. It names the "
            "practice "
            "and what holds after it; what held before is the parameter practice.<name>. Of several reforms "
            "of "
            "one practice the one that goes furthest holds.",
            "修改机构行为的规则：收益、许可或时延。条目写明所改的做法及改革后的取值；改革前的取值为参数 "
            "practice.<名称>。多项改革涉及同一做法时，以变动最大的一项为准。"},
           "",
           {
               choice({"practice",
                       "practice",
                       "所改做法",
                       {"the practice it edits; none: it edits nothing that the model knows",
                        "所修改的做法；none：不涉及模型中的做法"}},
                      practice_choices()),
               number({"after",
                       "after the reform",
                       "改革后取值",
                       {"what holds under the reform, in the unit of practice.<name> and within its range",
                        "改革后的取值，单位同 practice.<名称>，以其取值范围为限"}},
                      0, most_after, "1", "0"),
               choice({"second_practice",
                       "second practice",
                       "第二项做法",
                       {"a second practice that it edits, or none", "同时修改的第二项做法，或 none"}},
                      practice_choices(), "none"),
               number({"second_after",
                       "after the reform, second practice",
                       "第二项做法的改革后取值",
                       {"what holds of the second practice", "第二项做法改革后的取值"}},
                      0, most_after, "1", "0"),
           }},
          "apply_reforms", {"practice: now"}),
      practice_uses());
}

}  // namespace xiamen
