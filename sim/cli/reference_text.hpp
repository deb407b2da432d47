#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/cli/description.hpp"
#include "sim/parameter/reference.hpp"

namespace sim {

/// "W187, W176"
std::string joined_ids(const std::vector<std::string>& ids);

/// "W187 size of the mill; W176 …": each id with what `list` says of it, if it knows it.
std::string cited_text(const ReferenceList& list, const std::vector<std::string>& ids,
                       const std::string& language);

/// How many scenarios the file of the what-if `id` stands for; nothing without a file, or with one that is no
/// TOML.
std::optional<std::size_t> whatif_points(const Session& session, const std::string& id);

/// Of how many what-ifs the entry is the object.
std::int64_t whatifs_about(const Inputs& inputs, const Entry& entry);

/// What is known of the what-if or problem called `name`, or of the group of either, with the scenarios that
/// cite it and the entries that answer it. A scenario that cannot be read cites nothing.
std::vector<Record> reference_descriptions(const Session& session, const Inputs& inputs,
                                           const std::string& name);

/// What to say of a name that is a number too high for either list; empty for any other name. (No number is
/// nearer to it than another, so there is nothing to suggest.)
std::string unknown_reference(const Inputs& inputs, const std::string& name);

/// Every name that `reference_descriptions` knows.
std::vector<std::string> reference_names(const Inputs& inputs);

}  // namespace sim
