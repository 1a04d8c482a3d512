#include "core/base/rule.h"

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

std::string_view text_of(RuleKind kind) { return kind == RuleKind::Defect ? "defect" : "charge"; }

}  // namespace vendorproof
