#pragma once
#include <cmath>
#include <string>

#include "sim/core/text.hpp"

namespace xiamen {

/// A language and what it says.
struct Language {
  bool chinese;
  std::string operator()(const char* en, const char* zh) const { return chinese ? zh : en; }
  /// The label, or `id` where there is none.
  std::string operator()(const sim::Label& label, const std::string& id = "") const {
    const std::string& text = chinese && !label.zh.empty() ? label.zh : label.en;
    return text.empty() ? id : text;
  }
  /// Million CNY, or 万元.
  std::string money(double yuan) const {
    if (chinese) return sim::grouped(yuan / 1e4, std::fabs(yuan) < 1e5 ? 1 : 0);
    return sim::grouped(yuan / 1e6, std::fabs(yuan) < 1e7 ? 2 : 1);
  }
};

}  // namespace xiamen
