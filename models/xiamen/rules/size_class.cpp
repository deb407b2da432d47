#include "models/xiamen/rules/size_class.hpp"

namespace xiamen {

SizeThresholds size_thresholds(const sim::StepContext& context) {
  SizeThresholds thresholds{};
  for (std::size_t i = 0; i + 1 < size_classes; ++i) {
    const std::string size(size_class_ids[i]);
    for (const bool manufacturing : {true, false}) {
      const std::string start =
          std::string("size.") + (manufacturing ? "manufacturing." : "services.") + size;
      (manufacturing ? thresholds.manufacturing : thresholds.services)[i] = {
          read(context, start + "_workers"), read(context, start + "_sales")};
    }
  }
  return thresholds;
}

SizeClass size_class(const SizeThresholds& thresholds, bool manufacturing, double workers,
                     double yearly_sales) {
  const auto& rows = manufacturing ? thresholds.manufacturing : thresholds.services;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (workers >= rows[i].workers && yearly_sales >= rows[i].sales) return static_cast<SizeClass>(i);
  }
  return SizeClass::micro;
}

}  // namespace xiamen
