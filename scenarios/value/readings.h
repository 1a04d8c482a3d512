// What of a scenario depends on the values of switches (the region, readings of contradicting sources): which findings
// it expects, and whether it can be played at all.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace vendorproof::scenarios {

struct AmazonSide;
struct Scenario;

/// Values by the name of a switch: `{"region": ["EU", "JP"]}`. The first value of a switch is never named: it is the
/// value of a switch that nobody sets, so it holds exactly where no other does (harness/field checks it).
using Readings = std::map<std::string, std::vector<std::string>>;

/// When something is expected. Empty: always.
struct Condition {
  Readings only_if;  ///< each of these switches has one of its values
  Readings unless;   ///< one of these switches has one of its values

  bool operator==(const Condition&) const = default;
};

/// The scenario is not played where each of these switches has one of its values.
struct NotPlayed {
  Readings where;
  std::string reason;  ///< for people, with the rule that forbids the trade

  bool operator==(const NotPlayed&) const = default;
};

/// Nothing is traded in India: an Indian invoice needs taxes, an HSN and a GSTIN (INV-21), and scenarios have none.
NotPlayed not_played_in_india();

/// Whether each of these switches has one of its values.
bool has_all(const AmazonSide& amazon, const Readings& readings);
bool is_met(const Condition& condition, const AmazonSide& amazon);
/// The reason of the first row of `not_played` that holds; "": the scenario is played.
std::string why_not_played(const Scenario& scenario);

}  // namespace vendorproof::scenarios
