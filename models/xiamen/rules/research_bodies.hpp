#pragma once
#include "models/xiamen/city.hpp"

/// R&D bodies that enterprises run themselves. At the end of a year one founds a body where three years of
/// its use bear the cost that is left to it,
///   3 x use x real R&D of the year >= own cost - award,   own cost ~ LN(median, deviation) for life,
/// and pays that cost out of cash that is spare; a body whose use has fallen below half of that is closed.
/// The city supports so many new ones a year with an award: those that bear most of their cost first (ties by
/// key); the others have to bear it alone.
/// What a body brings is read by `learn_from_contacts`: its enterprise takes up more of what others know.
namespace xiamen {

struct ResearchBodyTerms {
  double median_cost, deviation, use, floor_share;
};
ResearchBodyTerms research_body_terms(const sim::StepContext& context);

/// What an entry of the catalogue offers to those that found a body this year.
struct BodySupport {
  std::int32_t entry;  ///< position in the catalogue
  double award;        ///< CNY, never more than the cost
  int places;          ///< a year
};

/// Founds and closes; R&D of the closed year is that of `reported_1`, less what was relabelled.
/// Of several offers the larger award is given first, and those left without look at the next.
void found_research_bodies(City& city, const sim::StepContext& context, const ResearchBodyTerms& terms,
                           std::vector<BodySupport> offers);

/// The bodies of the start, founded before it and paid for then.
void place_research_bodies(City& city, const sim::StepContext& context);

}  // namespace xiamen
