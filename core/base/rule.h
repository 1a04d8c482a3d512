// A rule of the trade as a row: what is judged, its source, its owner, and its remedy.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vendorproof {

/// How reliable the source of a rule is (facts of the rule catalogue).
enum class Confidence { Official, Industry, Anecdotal, Ours };

/// Who has to act on a finding.
enum class Owner { Operations, Finance, Ecommerce, IT };
/// In the order in which people see them.
constexpr std::array<Owner, 4> owners = {Owner::Operations, Owner::Finance, Owner::Ecommerce, Owner::IT};

/// A defect is the integration's fault and fails a certification. A charge costs money although the integration did its
/// part (the warehouse was short, the truck was late).
enum class RuleKind { Defect, Charge };

struct Rule {
  std::string_view id;  ///< `ACK-02`; never reused, never renumbered
  RuleKind kind;
  std::string_view sentence;  ///< what must hold
  std::string_view source;
  Confidence confidence;
  Owner owner;
  std::string_view remedy;  ///< what to do about a finding
};

std::string_view text_of(Confidence confidence);
std::string_view text_of(Owner owner);
std::vector<std::string> owner_names();
/// nullopt: no owner has this name.
std::optional<Owner> owner_of(std::string_view name);
std::string_view text_of(RuleKind kind);

}  // namespace vendorproof
