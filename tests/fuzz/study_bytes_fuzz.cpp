#include "sim/output/sound_study.hpp"
#include "sim/output/study_bytes.hpp"
#include "tests/fuzz/decoder.hpp"

namespace {

/// Where no fault is found, the last of everything can be asked for.
void ask(const sim::Study& study) {
  if (!sim::study_fault(study).empty()) return;
  study.input_digest();
  for (const sim::Study::Variable& variable : study.variables) {
    if (variable.cells > 0)
      study.value(variable, study.scenarios.size() - 1, study.replicates.size() - 1, study.quarters() - 1,
                  variable.cells - 1);
  }
}

}  // namespace

// What the reading child says of an HDF5 file: the child may have been taken over by the file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::demand_fixpoint(data, size, sim::study_from_bytes, [](const sim::Study& study) {
    ask(study);
    return sim::to_bytes(study);
  });
  return 0;
}
