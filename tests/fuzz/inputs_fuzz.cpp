#include <cmath>

#include "sim/parameter/read_actors.hpp"
#include "sim/parameter/read_catalogue.hpp"
#include "sim/parameter/read_conflicts.hpp"
#include "sim/parameter/read_parameters.hpp"
#include "sim/parameter/read_references.hpp"
#include "tests/fuzz/made_inputs.hpp"
#include "tests/fuzz/property.hpp"
#include "tests/fuzz/refusal.hpp"

// A file of the data folder. Its first byte says which: d(ocuments), w(hat-ifs), q(uestions: known problems),
// p(arameters), c(atalogue), a(ctors), x (conflicts).
namespace {

/// What is read before parameters and catalogue.
const sim::Inputs& bare_inputs() {
  static const sim::Inputs inputs = [] {
    sim::Inputs bare = fuzz::model_inputs();
    bare.parameters = {};
    bare.catalogue.clear();
    bare.actors = {};
    bare.conflicts.clear();
    return bare;
  }();
  return inputs;
}

void demand_sound(const sim::Parameter& parameter) {
  const bool choices = sim::has_choices(parameter.type);
  fuzz::demand(choices == !parameter.choices.empty(), parameter.key + ": choices do not go with its type");
  fuzz::demand(!parameter.label.en.empty(), parameter.key + " has no label");
  for (sim::Quarter quarter = fuzz::first_quarter(); quarter <= fuzz::last_quarter(); quarter = quarter + 1) {
    const double value = parameter.at(quarter);
    fuzz::demand(std::isfinite(value), parameter.key + " is no finite number");
    fuzz::demand((value >= parameter.minimum && value <= parameter.maximum) || parameter.soft_range,
                 parameter.key + " leaves its range");
  }
}

void read(char kind, const sim::TomlFile& file, sim::Inputs& inputs, std::vector<sim::Problem>& problems) {
  switch (kind) {
    case 'd':
      sim::read_documents(file, inputs.documents, problems);
      break;
    case 'w':
      sim::read_references(file, sim::whatif_form(), inputs.documents, inputs.whatifs, problems);
      break;
    case 'q':
      sim::read_references(file, sim::problem_form(), inputs.documents, inputs.known_problems, problems);
      break;
    case 'p':
      sim::read_parameters(file, inputs, problems);
      break;
    case 'c':
      sim::read_catalogue(file, inputs, problems);
      if (sim::count_errors(problems) == 0 && !sim::members_are_sound(inputs)) {
        sim::check_members(file, inputs, problems);
        fuzz::demand(sim::count_errors(problems) > 0, "unsound members without a problem");
      }
      break;
    case 'a':
      sim::read_actors(file, inputs, problems);
      break;
    default:
      sim::read_conflicts(file, inputs, problems);
  }
}

/// Actors and conflicts name what the catalogue has; a list is empty before its file is read.
sim::Inputs inputs_before(char kind) {
  sim::Inputs inputs = kind == 'a' || kind == 'x' ? fuzz::model_inputs() : bare_inputs();
  if (kind == 'd') inputs.documents.clear();
  if (kind == 'w') inputs.whatifs = {};
  if (kind == 'q') inputs.known_problems = {};
  if (kind == 'a') inputs.actors = {};
  if (kind == 'x') inputs.conflicts.clear();
  return inputs;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view all = fuzz::text_of(data, size);
  constexpr std::string_view kinds = "dwqpcax";
  if (all.empty() || kinds.find(all.front()) == std::string_view::npos) return -1;
  const std::string text(all.substr(1));
  const fuzz::Texts texts{{"case.toml", text}};
  try {
    const sim::TomlFile file = sim::TomlFile::parse(text, "case.toml");
    sim::Inputs inputs = inputs_before(all.front());
    std::vector<sim::Problem> problems;
    read(all.front(), file, inputs, problems);
    fuzz::demand_places(sim::first_problems(problems), texts);
    if (sim::count_errors(problems) > 0) return 0;
    for (const sim::Parameter& parameter : inputs.parameters.rows()) demand_sound(parameter);
  } catch (const sim::InvalidInput& error) {
    fuzz::demand_refusal(error, texts);
  }
  return 0;
}
