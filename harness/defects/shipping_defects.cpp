// Defects of ship notices.
#include <memory>
#include <set>
#include <utility>

#include "core/base/json/json_tree.h"
#include "harness/defects/defects.h"
#include "harness/defects/spoiling.h"

namespace vendorproof::harness {

namespace {

constexpr const char* notice_operation = "SubmitShipmentConfirmations";
constexpr const char* notice_list = "shipmentConfirmations";

/// Items and cartons are changed together, so that only the truck contradicts the notice.
void claim_one_less(Json& notice) {
  Json& item = notice["shippedItems"].at(0);
  if (item["shippedQuantity"].at("amount").get<std::int64_t>() < 2) return;
  for (Json& carton : notice["cartons"]) {
    for (Json& content : carton["items"]) {
      const bool same = content["itemReference"] == item["itemSequenceNumber"];
      if (!same || content["shippedQuantity"].at("amount").get<std::int64_t>() < 2) continue;
      add_to_amount(content["shippedQuantity"], -1);
      add_to_amount(item["shippedQuantity"], -1);
      return;
    }
  }
}

void name_another_centre(Json& notice) { notice["shipToParty"]["partyId"] = "XXX9"; }

/// The first notice has used the labels, so the second has no labels.
void become_a_twin(Json& notice) {
  notice["shipmentIdentifier"] = notice["shipmentIdentifier"].get<std::string>() + "-2";
  for (Json& carton : notice["cartons"]) carton.erase("cartonIdentifiers");
}

Spoiler ship_notice_an_hour_late(const scenarios::Scenario&) { return holds(notice_operation, std::chrono::hours(1)); }

Spoiler ship_notice_never_sent(const scenarios::Scenario&) { return holds(notice_operation, Duration(-1)); }

Spoiler invoice_before_ship_notice(const scenarios::Scenario&) {
  return holds(notice_operation, std::chrono::hours(48));
}

Spoiler ship_notice_one_short(const scenarios::Scenario&) {
  return edits_each(notice_operation, notice_list, claim_one_less);
}

Spoiler ship_notice_to_another_centre(const scenarios::Scenario&) {
  return edits_each(notice_operation, notice_list, name_another_centre);
}

Spoiler ship_notice_for_each_attempt(const scenarios::Scenario&) {
  const auto done = std::make_shared<std::set<std::string>>();
  Spoiler spoiler;
  spoiler.on_request = [done](SpoiledRequest& spoiled) {
    if (spoiled.operation != notice_operation || !done->insert(spoiled.request.body).second) return;
    HttpRequest twin = spoiled.request;
    edit_body(twin, [](Json& body) {
      for (Json& notice : body[notice_list]) become_a_twin(notice);
    });
    spoiled.before.push_back(std::move(twin));
  };
  return spoiler;
}

}  // namespace

const std::vector<Defect>& shipping_defects() {
  static const std::vector<Defect> table = {
      {"invoice-before-ship-notice", "Ship notices leave 48 hours late, and invoices do not wait for them.", "SEQ-03",
       "clean-order", invoice_before_ship_notice},
      {"ship-notice-an-hour-late", "Ship notices leave an hour too late.", "ASN-01", "clean-order",
       ship_notice_an_hour_late},
      {"ship-notice-for-each-attempt", "Every ship notice is sent a second time under a new identifier.", "ONCE-03",
       "clean-order", ship_notice_for_each_attempt},
      {"ship-notice-never-sent", "Ship notices are recorded as sent, but never leave.", "ASN-02", "clean-order",
       ship_notice_never_sent},
      {"ship-notice-one-short", "Every ship notice claims one unit (each or case) less than the truck carries.",
       "UNIT-03", "clean-order", ship_notice_one_short},
      {"ship-notice-to-another-centre", "Ship notices name another fulfilment centre than the order.", "SEQ-04",
       "clean-order", ship_notice_to_another_centre},
  };
  return table;
}

}  // namespace vendorproof::harness
