#pragma once
#include "sim/parameter/catalogue.hpp"

namespace sim {

/// Adds `<id>.active`: 1 from the quarter the entry begins to the one it ends, 0 outside and if it is not
/// active.
void add_open_parameter(Inputs& inputs, Entry& entry, const KindSchema& kind);

/// The parameter `<id>.<field>` without its value: type, unit, range, role and channel of the schema, the
/// label of both, the sources of the entry.
Parameter field_parameter(const Inputs& inputs, const Entry& entry, const FieldSchema& field);

/// The default of a field. A default that cannot be read is a fault of the program: RunFailed.
double default_value(const Parameter& parameter, const FieldSchema& field);

/// Puts `entry` where its id belongs.
void insert_sorted(Inputs& inputs, Entry entry);

}  // namespace sim
