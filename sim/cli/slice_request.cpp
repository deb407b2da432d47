#include <algorithm>

#include "sim/cli/arguments.hpp"
#include "sim/cli/slice.hpp"
#include "sim/core/text.hpp"

namespace sim {
namespace {

std::vector<std::string> names_of(const std::vector<const Axis*>& axes) {
  std::vector<std::string> names;
  for (const Axis* axis : axes) names.push_back(axis->name);
  return names;
}

/// Reads what stands between the brackets of one request.
class WishReader {
 public:
  WishReader(const Study::Variable& variable, const std::vector<const Axis*>& axes,
             const std::string& request)
      : observable_(variable.observable), axes_(axes), request_(request), wishes_(axes.size()) {}

  /// The wishes for the axes; nothing, with a problem for each part that is wrong, otherwise.
  std::optional<std::vector<Wish>> read(std::string_view inside, std::vector<Problem>& problems) {
    const std::vector<std::string> parts = parts_of(inside);
    const bool bare = std::all_of(parts.begin(), parts.end(), [](const std::string& part) {
      return part.find('=') == std::string::npos;
    });
    std::vector<std::string> wrong;
    if (axes_.empty()) {
      wrong.push_back("'" + observable_.name + "' has no further axes");
    } else {
      for (std::size_t at = 0; at < parts.size(); ++at)
        wrong.push_back(bare && parts.size() == axes_.size() ? wish(at, parts[at]) : wish(parts[at]));
    }
    wrong.erase(std::remove(wrong.begin(), wrong.end(), ""), wrong.end());
    for (const std::string& text : wrong)
      problems.push_back(usage_problem("--observable '" + printable(request_, 100) + "': " + text));
    if (!wrong.empty()) return std::nullopt;
    return wishes_;
  }

 private:
  static std::vector<std::string> parts_of(std::string_view inside) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= inside.size();) {
      const std::size_t end = std::min(inside.find(',', begin), inside.size());
      parts.emplace_back(trim(inside.substr(begin, end - begin)));
      begin = end + 1;
    }
    return parts;
  }

  /// The text of what is wrong with "axis=label"; empty if nothing is.
  std::string wish(const std::string& part) {
    const std::vector<std::string> names = names_of(axes_);
    const std::size_t sign = part.find('=');
    if (sign == std::string::npos) return without_axis(part);
    const std::string axis(trim(std::string_view(part).substr(0, sign)));
    const auto found = std::find(names.begin(), names.end(), axis);
    if (found == names.end())
      return "it has no axis '" + printable(axis, 60) + "'" + suggestion(axis, names) +
             " (its axes: " + joined(names) + ")";
    return wish(static_cast<std::size_t>(found - names.begin()),
                std::string(trim(std::string_view(part).substr(sign + 1))));
  }

  std::string wish(std::size_t at, const std::string& label) {
    const Axis& axis = *axes_[at];
    if (wishes_[at]) return "the axis '" + axis.name + "' is given twice";
    std::vector<std::string> allowed = axis.ids;
    if (is_summable(observable_)) allowed.emplace_back(sum_over_axis);
    if (std::find(allowed.begin(), allowed.end(), label) == allowed.end()) {
      if (label == sum_over_axis) return "shares and means cannot be summed";
      return "the axis '" + axis.name + "' has no label '" + printable(label, 60) + "'" +
             suggestion(label, allowed) + " (one of: " + joined(allowed) + ")";
    }
    wishes_[at] = label;
    return "";
  }

  std::string without_axis(const std::string& part) const {
    for (const Axis* axis : axes_) {
      if (std::find(axis->ids.begin(), axis->ids.end(), part) != axis->ids.end())
        return "'" + part + "' is a label of an axis; write " + axis->name + "=" + part;
    }
    return "'" + printable(part, 60) + "' is not written axis=label (its axes: " + joined(names_of(axes_)) +
           ")";
  }

  const Observable& observable_;
  const std::vector<const Axis*>& axes_;
  const std::string& request_;
  std::vector<Wish> wishes_;
};

}  // namespace

bool is_summable(const Observable& observable) {
  return observable.denominator.empty() && observable.unit.find_first_of("%/") == std::string::npos;
}

std::vector<Slice> slices(const Study& study, const std::string& request, std::vector<Problem>& problems) {
  const std::size_t bracket = request.find('[');
  const std::string name(trim(std::string_view(request).substr(0, bracket)));
  const Study::Variable* variable = study.find(name);
  if (variable == nullptr) {
    std::vector<std::string> names;
    for (const Study::Variable& one : study.variables) names.push_back(one.observable.name);
    problems.push_back(
        usage_problem("the file has no observable '" + printable(name, 60) + "'" + suggestion(name, names)));
    return {};
  }
  if (bracket == std::string::npos) return every_slice(study, *variable);
  if (request.back() != ']') {
    problems.push_back(usage_problem("--observable '" + printable(request, 100) +
                                     "': write NAME[axis=label,...], in quotes for the shell"));
    return {};
  }
  const std::vector<const Axis*> axes = axes_of(study, *variable);
  const auto inside = std::string_view(request).substr(bracket + 1, request.size() - bracket - 2);
  const auto wishes = WishReader(*variable, axes, request).read(inside, problems);
  return wishes ? slices_where(study, *variable, *wishes) : std::vector<Slice>();
}

}  // namespace sim
