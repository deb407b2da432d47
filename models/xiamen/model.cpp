#include "models/xiamen/model.hpp"

#include "models/xiamen/city.hpp"
#include "models/xiamen/initial/initial_city.hpp"
#include "models/xiamen/mechanisms/mechanisms.hpp"
#include "models/xiamen/observables.hpp"
#include "models/xiamen/process/process.hpp"
#include "models/xiamen/step_order.hpp"

namespace xiamen {

std::vector<sim::StepInfo> CityModel::steps() const {
  std::vector<sim::StepInfo> infos;
  for (const CityStep& step : step_order()) infos.push_back(step.info);
  return infos;
}

std::vector<sim::KindSchema> CityModel::kinds() const {
  return all_kinds();
}

const sim::ObservableTable& CityModel::observables() const {
  return xiamen::observables();
}

std::vector<sim::Point> CityModel::points(const sim::Inputs&) const {
  using sim::Quarter;
  return {
      {"high_tech_enterprises", Quarter(2020, 4), 2282, "xm-2025-084", "新培育2453家国家高新技术企业"},
      {"high_tech_enterprises", Quarter(2024, 4), 4735, "xm-2025-116", "国家高新技术企业总数4735家"},
      {"little_giants", Quarter(2020, 4), 49, "xm-2025-084", "134家国家专精特新“小巨人”企业"},
      {"little_giants", Quarter(2025, 2), 183, "xm-2025-116", "国家专精特新“小巨人”企业183家"},
      {"consortia", Quarter(2025, 2), 9, "xm-2025-116", "9家龙头企业分别牵头组建创新联合体"},
      {"consortium_enterprises", Quarter(2025, 2), 129, "xm-2025-116", "吸引了超过129家企业"},
      {"consortium_institutes", Quarter(2025, 2), 38, "xm-2025-116", "38家高校和科研院所共同参与"},
      {"joint_labs", Quarter(2025, 2), 7, "xm-2025-116", "首批7家联合实验室"},
      {"technology_loans", Quarter(2024, 4), 1.3285e11, "xm-2025-103", "辖内科技型企业贷款余额1328.50亿元"},
      {"specialised_loans", Quarter(2024, 4), 6.2909e10, "xm-2025-103", "“专精特新”企业贷款余额为629.09亿元"},
      {"rd_intensity", Quarter(2024, 4), 3.4, "xmnn-2025-02-17", "3.4%"},
  };
}

std::unique_ptr<sim::World> CityModel::create(const sim::Inputs& inputs,
                                              const sim::StepContext& context) const {
  auto city = initial_city(inputs, context);
  observe_city(*city, context);
  return city;
}

}  // namespace xiamen
