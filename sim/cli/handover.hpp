#pragma once
#include <vector>

#include "sim/cli/command.hpp"

namespace sim {

/// The program that has the commands built on OpenTURNS; it lies beside the program that hands over to it.
inline constexpr std::string_view analysis_program = "innosim-analysis";

/// `optimise` as every program tells it: usage, help and options; without what it does.
Command optimise_outline();

/// `optimise` of a program that does not have it: the same command line goes to the analysis program, which
/// takes the place of this one. Where it is missing: InvalidInput that says how to
/// come by it.
std::vector<Command> handed_over();

}  // namespace sim
