#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/cli/study_tables.hpp"
#include "sim/cli/study_text.hpp"

namespace sim {
namespace {

/// Places of factors, the weightiest first; those of unknown weight last.
std::vector<std::size_t> by_weight(const std::vector<double>& weights) {
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const auto weight = [&](std::size_t place) { return std::isnan(weights[place]) ? -1.0 : weights[place]; };
    return weight(a) > weight(b);
  });
  return order;
}

TableColumn right(const char* key, Label heading) {
  return {key, std::move(heading), TableColumn::Audience::everyone, true};
}

void write_morris(const Session& session, const DesignedStudy& asked, const Study& made,
                  const StudyOutcome& outcome) {
  std::vector<double> weights;
  for (const MorrisEffect& effect : outcome.morris) weights.push_back(effect.mean_size);
  const std::vector<std::size_t> order = by_weight(weights);
  const double size = weights[order.front()];
  const DisplayUnit unit = display_unit(outcome.observable(), size, session.language);
  write_title(title_of(session, made, outcome, unit), session.style(), session.console.out);
  Table table({{"factor", {"factor", "因素"}},
               {"label", {"what", "内容"}},
               right("mu_star", {"mu*", "μ*"}),
               right("error", {"error", "标准误"}),
               right("mu", {"mu", "μ"}),
               right("sigma", {"sigma", "σ"}),
               {"noise", {"", ""}}});
  const bool known = std::isfinite(outcome.noise.share);
  for (const std::size_t place : order) {
    const MorrisEffect& effect = outcome.morris[place];
    const Parameter& parameter = asked.factors[place].parameter;
    const bool lost = known && !above_noise(outcome, asked, place);
    table.add({{parameter.key},
               {session.pick(parameter.label)},
               {text_of(effect.mean_size, unit.scale, size, false)},
               {text_of(effect.mean_size_error, unit.scale, size, false)},
               {text_of(effect.mean, unit.scale, size, true)},
               {text_of(effect.deviation, unit.scale, size, false)},
               {std::string(!lost            ? ""
                            : is_zh(session) ? "噪声"
                                             : "noise")}});
  }
  write_rows(session, table);
  if (!known) return;
  const std::string noise = text_of(morris_noise(outcome, asked), unit.scale, size, false);
  session.console.out << (is_zh(session) ? "  仅由运气造成的μ*：" + noise + "\n"
                                         : "  luck alone would make mu* " + noise + "\n");
}

std::string index_text(const IndexEstimate& index) {
  if (!std::isfinite(index.value)) return "-";
  return fmt::format("{:.3f} [{:.3f}, {:.3f}]", index.value + 0.0, index.low + 0.0, index.high + 0.0);
}

void write_indices(const Session& session, const DesignedStudy& asked, const Study& made,
                   const StudyOutcome& outcome) {
  std::vector<double> weights;
  for (const SobolIndex& index : outcome.sobol.factors) weights.push_back(index.total.value);
  write_title(title_of(session, made, outcome, {}), session.style(), session.console.out);
  Table table({{"factor", {"factor", "因素"}},
               {"label", {"what", "内容"}},
               {"total", {"total [95 %]", "总效应指数 [95%]"}},
               {"first", {"first order [95 %]", "一阶指数 [95%]"}},
               {"noise", {"", ""}}});
  const bool known = std::isfinite(outcome.noise.share);
  for (const std::size_t place : by_weight(weights)) {
    const SobolIndex& index = outcome.sobol.factors[place];
    const Parameter& parameter = asked.factors[place].parameter;
    const bool lost = known && std::isfinite(index.total.value) && !above_noise(outcome, place);
    table.add({{parameter.key},
               {session.pick(parameter.label)},
               {index_text(index.total)},
               {index_text(index.first)},
               {std::string(!lost            ? ""
                            : is_zh(session) ? "噪声"
                                             : "noise")}});
  }
  write_rows(session, table);
  if (known)
    session.console.out << (is_zh(session)
                                ? fmt::format("  运气占各点均值方差的{:.1f}%\n", 100 * outcome.noise.share)
                                : fmt::format(
                                      "  luck makes {:.1f} % of the variance between the means of points\n",
                                      100 * outcome.noise.share));
}

}  // namespace

void write_study_tables(const Session& session, const DesignedStudy& asked, const Study& made,
                        const std::vector<StudyOutcome>& outcomes) {
  bool first = true;
  for (const StudyOutcome& outcome : outcomes) {
    if (!first) session.console.out << '\n';
    first = false;
    switch (asked.head.kind) {
      case DesignKind::morris:
        write_morris(session, asked, made, outcome);
        break;
      case DesignKind::sobol_indices:
        write_indices(session, asked, made, outcome);
        break;
      default:
        write_points(session, asked, made, outcome);
    }
  }
  const char* note = "";
  if (asked.head.kind == DesignKind::morris)
    note = is_zh(session) ? "\nμ*：因素走过其全部范围时指标平均变动的大小；σ大于μ*"
                            "：非线性或与其他因素相互作用；噪声：不超过运气所致\n"
                          : "\nmu*: mean size of the change if the factor went through its whole range; a "
                            "sigma beyond mu*: not "
                            "linear, or\nacting with others; noise: not above what luck makes\n";
  if (asked.head.kind == DesignKind::sobol_indices)
    note = is_zh(session)
               ? "\n总效应指数：含与其他因素的相互作用；一阶指数：仅此因素；噪声：区间未高于运气所占方差\n"
               : "\ntotal: share of the variance that the factor has part in; first order: alone; noise: "
                 "the interval is not above\nthe share of luck\n";
  session.console.out << note;
}

}  // namespace sim
