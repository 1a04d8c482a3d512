// The list of ways in which the core is broken on purpose.
#include <array>

#include "harness/world/world.h"

namespace vendorproof::harness {

namespace {

struct DefectName {
  PlantedDefect defect;
  std::string_view name;
};
constexpr std::array<DefectName, 4> defect_names = {{
    {PlantedDefect::None, "none"},
    {PlantedDefect::CasesAsEaches, "cases-as-eaches"},
    {PlantedDefect::InvoiceBeforeShipNotice, "invoice-before-ship-notice"},
    {PlantedDefect::ResendInvoiceUnderNewNumber, "resend-invoice-under-new-number"},
}};

}  // namespace

std::string_view text_of(PlantedDefect defect) {
  for (const DefectName& row : defect_names) {
    if (row.defect == defect) return row.name;
  }
  return "none";
}

const std::vector<PlantedDefect>& planted_defects() {
  static const std::vector<PlantedDefect> all = {PlantedDefect::CasesAsEaches, PlantedDefect::InvoiceBeforeShipNotice,
                                                 PlantedDefect::ResendInvoiceUnderNewNumber};
  return all;
}

Result<PlantedDefect> planted_defect_of(std::string_view text) {
  std::string known;
  for (const DefectName& row : defect_names) {
    if (row.name == text) return row.defect;
    known += (known.empty() ? "" : ", ") + std::string(row.name);
  }
  return malformed("unknown planted defect '" + std::string(text) + "'; known are " + known);
}

}  // namespace vendorproof::harness
