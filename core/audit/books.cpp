#include "core/audit/books.h"

namespace vendorproof::audit {

std::string_view text_of(Part part) {
  switch (part) {
    case Part::Setup:
      return "set-up of the integration";
    case Part::Items:
      return "items";
    case Part::Units:
      return "units of items";
    case Part::References:
      return "references of items";
    case Part::Customer:
      return "customer";
    case Part::Terms:
      return "payment terms";
    case Part::Currencies:
      return "currencies";
    case Part::TaxGroups:
      return "tax groups";
    case Part::Addresses:
      return "addresses of centres";
    case Part::SalesOrders:
      return "open sales orders";
    case Part::KnownOrders:
      return "purchase orders that the ERP knows";
    case Part::Despatches:
      return "despatches";
    case Part::AmazonOrders:
      return "Amazon's orders";
    case Part::Clocks:
      return "clocks of the peers";
    case Part::Configuration:
      return "configuration";
    case Part::LabelPrefix:
      return "GS1 company prefix";
  }
  return "";
}

Standing Books::standing(Part part) const {
  const auto found = readings.find(part);
  return found == readings.end() ? Standing::NotGiven : found->second.standing;
}

}  // namespace vendorproof::audit
