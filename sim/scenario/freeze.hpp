#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/scenario/read_change.hpp"

namespace sim {

/// Every parameter keeps in later quarters the value that its dated path has in `quarter`; an entry that is
/// open then has no end, and one that opens later stays closed.
void freeze_inputs(Inputs& inputs, Quarter quarter);

/// Keys of the parameters whose dated path moves between `quarter` and `last`, in the order of the table.
std::vector<std::string> moved_after(const Inputs& inputs, Quarter quarter, Quarter last);

/// The key `freeze` of a file; nothing where it is not given or not sound.
std::optional<Freeze> read_freeze(const TableReader& reader, Quarter start, Quarter last);

}  // namespace sim
