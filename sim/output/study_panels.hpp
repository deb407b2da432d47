#pragma once
#include <string>
#include <vector>

#include "sim/output/hdf5_reader.hpp"
#include "sim/output/hdf5_writer.hpp"
#include "sim/output/study_file.hpp"

/// /agents of a study file: docs/file-format.md. A study without panels has no such group.
namespace sim {

/// Throws RunFailed for panels whose parts do not fit together.
void require_whole_panels(const Study& study);
void write_panels(hdf5::Writer& file, const Study& study);
/// Paths of all columns that `write_panels` makes.
std::vector<std::string> panel_columns(const Study& study);

/// After the header. Throws RunFailed for what `write_panels` would not have written.
void read_panels(hdf5::Reader& file, Study& study);

}  // namespace sim
