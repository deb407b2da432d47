#pragma once
#include <array>

#include "sim/scenario/change_frame.hpp"

namespace sim {

/// Whether values of this type lie on a line, so that they can be scaled, added to and approached in steps.
bool takes_steps(ValueType type);

/// A key that says how a change changes its target.
struct AmountKey {
  const char* key;
  Change::How how;
};
inline constexpr std::array<AmountKey, 3> amount_keys = {
    {{"set", Change::How::set}, {"scale", Change::How::scale}, {"add", Change::How::add}}};

/// The amount at `node` into `frame.change`, in the way that its `how` says. It is checked as far as it can
/// be: without a parameter (unknown target) its form alone; where the dates are not sound (`timed` false), it
/// is refused only if it is out of range in every quarter.
void read_amount(const TableReader& reader, const toml::node& node, const ScenarioContext& context,
                 ChangeFrame& frame);

/// `set`, `scale` or `add` of a table.
void read_amounts(const TableReader& reader, const ScenarioContext& context, ChangeFrame& frame);

}  // namespace sim
