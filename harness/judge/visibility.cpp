#include "harness/judge/visibility.h"

namespace vendorproof::harness {

const std::vector<NeedRow>& needs_of_rules() {
  static const std::vector<NeedRow> table = {
      {"MONEY-04", Needs::ShownToPeople},
      {"OWNER-01", Needs::ShownToPeople},
      {"UNIT-05", Needs::ShownToPeople},
      {"SEQ-01", Needs::ShownToPeople},
      {"SEQ-01", Needs::Erp},
      {"SEQ-05", Needs::ShownToPeople},
      {"SEQ-05", Needs::Goods},
      {"SEQ-06", Needs::Erp},
      {"SEQ-06", Needs::End},
      {"SEQ-07", Needs::ShownToPeople},
      {"SEQ-07", Needs::Erp},
      {"SEQ-07", Needs::End},
      {"SEQ-08", Needs::ShownToPeople},
      {"SEQ-08", Needs::Erp},
      {"OWNER-02", Needs::ShownToPeople},
      {"OWNER-02", Needs::Erp},
      {"ONCE-03", Needs::Goods},
      {"ONCE-04", Needs::Erp},
      {"UNIT-03", Needs::Goods},
      {"UNIT-04", Needs::Erp},
      {"UNIT-06", Needs::Erp},
      {"UNIT-07", Needs::Goods},
      {"ITEM-01", Needs::Erp},
      {"ITEM-02", Needs::Erp},
      {"ITEM-02", Needs::ShownToPeople},
      {"ITEM-02", Needs::End},
      {"DATE-02", Needs::Goods},
      {"DATE-03", Needs::Erp},
      {"MONEY-01", Needs::Erp},
      {"CREDIT-02", Needs::Erp},
      {"CREDIT-04", Needs::Erp},
      {"ASN-01", Needs::Goods},
      {"ASN-02", Needs::Goods},
      {"MONEY-03", Needs::End},
      {"CREDIT-01", Needs::End},
      {"CREDIT-01", Needs::ShownToPeople},
      {"LIVE-01", Needs::End},
  };
  return table;
}

std::string_view obstacle_to(std::string_view rule, const Visibility& visibility) {
  for (const NeedRow& row : needs_of_rules()) {
    if (row.rule != rule) continue;
    switch (row.need) {
      case Needs::ShownToPeople:
        if (!visibility.shown_to_people)
          return "it needs all that the integration shows to people, and the integration does not promise to tell it";
        break;
      case Needs::Erp:
        if (!visibility.erp) return "it compares with the ERP, and the mock ERP was not used";
        break;
      case Needs::Goods:
        if (!visibility.goods) return "it compares with the goods, and nobody told what was really loaded";
        break;
      case Needs::End:
        if (!visibility.ended) return "something is still due; this rule is judged at the end";
        break;
    }
  }
  return "";
}

}  // namespace vendorproof::harness
