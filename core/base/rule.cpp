#include "core/base/rule.h"

#include <algorithm>

namespace vendorproof {

std::string_view text_of(Confidence confidence) {
  switch (confidence) {
    case Confidence::Official:
      return "official";
    case Confidence::Industry:
      return "industry";
    case Confidence::Anecdotal:
      return "anecdotal";
    case Confidence::Ours:
      return "ours";
  }
  return "";
}

std::string_view text_of(Owner owner) {
  switch (owner) {
    case Owner::Operations:
      return "Operations";
    case Owner::Finance:
      return "Finance";
    case Owner::Ecommerce:
      return "Ecommerce";
    case Owner::IT:
      return "IT";
  }
  return "";
}

std::vector<std::string> owner_names() {
  std::vector<std::string> names;
  for (const Owner owner : owners) names.emplace_back(text_of(owner));
  return names;
}

std::optional<Owner> owner_of(std::string_view name) {
  const auto* const found =
      std::find_if(owners.begin(), owners.end(), [&](Owner owner) { return text_of(owner) == name; });
  return found == owners.end() ? std::nullopt : std::optional(*found);
}

std::string_view text_of(RuleKind kind) { return kind == RuleKind::Defect ? "defect" : "charge"; }

}  // namespace vendorproof
