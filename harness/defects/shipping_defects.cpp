// Defects of ship notices.
#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <utility>

#include "core/base/gs1.h"
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

void claim_cases_as_eaches(Json& notice) {
  for (Json& item : notice["shippedItems"]) count_cases_as_eaches(item["shippedQuantity"]);
  for (Json& carton : notice["cartons"]) {
    for (Json& content : carton["items"]) count_cases_as_eaches(content["shippedQuantity"]);
  }
}

void exchange_labels(Json& notice) {
  Json& cartons = notice["cartons"];
  if (cartons.size() < 2) return;
  std::swap(cartons.at(0)["cartonIdentifiers"], cartons.at(cartons.size() - 1)["cartonIdentifiers"]);
}

/// The first carton holds all shipped items.
void claim_one_carton(Json& notice) {
  Json first = notice["cartons"].at(0);
  first["items"] = Json::array();
  for (const Json& item : notice["shippedItems"]) {
    first["items"].push_back({{"itemReference", item["itemSequenceNumber"]},
                              {"shippedQuantity", item["shippedQuantity"]},
                              {"itemDetails", item["itemDetails"]}});
  }
  notice["cartons"] = Json::array({std::move(first)});
  notice["shipmentMeasurements"]["cartonCount"] = 1;
}

/// Labels of a company prefix and serials that no carton has.
void make_up_labels(Json& notice) {
  std::uint64_t serial = 0;
  for (Json& carton : notice["cartons"]) {
    carton["cartonIdentifiers"].at(0)["containerIdentificationNumber"] = "00" + make_sscc(9, "4099999", ++serial);
  }
}

/// One unit moves from the first carton into the second, if both have units of the same item.
void shift_one_unit(Json& notice) {
  if (notice["cartons"].size() < 2) return;
  Json& from = notice["cartons"].at(0)["items"].at(0);
  Json& to = notice["cartons"].at(1)["items"].at(0);
  if (from["itemReference"] != to["itemReference"]) return;
  add_to_amount(from["shippedQuantity"], -1);
  add_to_amount(to["shippedQuantity"], 1);
}

void move_date(Json& notice, Duration by) {
  const Result<Instant> date = parse_instant(notice.value("shippedDate", ""));
  if (date) notice["shippedDate"] = format_instant(*date + by);
}

/// All goods are claimed for the order that comes first.
void claim_for_first_order(Json& notice) {
  const Json first = notice["shippedItems"].at(0)["itemDetails"]["purchaseOrderNumber"];
  for (Json& item : notice["shippedItems"]) item["itemDetails"]["purchaseOrderNumber"] = first;
  for (Json& carton : notice["cartons"]) {
    for (Json& content : carton["items"]) content["itemDetails"]["purchaseOrderNumber"] = first;
  }
}

bool is_replacement(const HttpRequest& request) {
  return request.body.find(R"("shipmentConfirmationType":"Replace")") != std::string::npos;
}

Spoiler edits_notices(void (*edit)(Json& notice)) { return edits_each(notice_operation, notice_list, edit); }

Spoiler notice_cases_as_eaches(const scenarios::Scenario&) { return edits_notices(claim_cases_as_eaches); }
Spoiler carton_labels_exchanged(const scenarios::Scenario&) { return edits_notices(exchange_labels); }
Spoiler one_carton_for_everything(const scenarios::Scenario&) { return edits_notices(claim_one_carton); }
Spoiler carton_labels_made_up(const scenarios::Scenario&) { return edits_notices(make_up_labels); }
Spoiler unit_in_another_carton(const scenarios::Scenario&) { return edits_notices(shift_one_unit); }
Spoiler truck_claimed_for_one_order(const scenarios::Scenario&) { return edits_notices(claim_for_first_order); }

Spoiler notice_dated_as_planned(const scenarios::Scenario&) {
  return edits_notices([](Json& notice) { move_date(notice, -std::chrono::hours(3 * 24)); });
}

Spoiler notice_dated_a_month_early(const scenarios::Scenario&) {
  return edits_notices([](Json& notice) { move_date(notice, -std::chrono::hours(31 * 24)); });
}

Spoiler notice_never_replaced(const scenarios::Scenario&) {
  const auto held = std::make_shared<HeldSubmissions>();
  Spoiler spoiler;
  spoiler.on_request = [held](SpoiledRequest& spoiled) {
    if (spoiled.operation == notice_operation && is_replacement(spoiled.request)) return held->hold(spoiled);
    held->answer_transaction(spoiled);
  };
  return spoiler;
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
      {"carton-labels-exchanged", "The labels of the first and the last carton of a notice are exchanged.", "UNIT-07",
       "clean-order", carton_labels_exchanged},
      {"carton-labels-made-up", "The cartons of a notice have other labels than those on the truck.", "UNIT-07",
       "clean-order", carton_labels_made_up},
      {"invoice-before-ship-notice", "Ship notices leave 48 hours late, and invoices do not wait for them.", "SEQ-03",
       "clean-order", invoice_before_ship_notice},
      {"notice-cases-as-eaches", "A case counts as one each in the ship notice.", "UNIT-03", "order-in-cases",
       notice_cases_as_eaches},
      {"notice-dated-a-month-early", "Ship notices say that the goods left a month ago.", "SEQ-04", "clean-order",
       notice_dated_a_month_early},
      {"notice-dated-as-planned", "Ship notices give a day of departure three days before the truck left.", "DATE-02",
       "clean-order", notice_dated_as_planned},
      {"notice-never-replaced", "A corrected despatch is recorded as announced, and the new notice never leaves.",
       "UNIT-03", "despatch-corrected-after-the-notice", notice_never_replaced},
      {"one-carton-for-everything", "Ship notices claim all goods of the truck in its first carton.", "UNIT-07",
       "clean-order", one_carton_for_everything},
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
      {"truck-claimed-for-one-order", "Ship notices claim all goods of a truck for its first order.", "UNIT-03",
       "two-orders-one-truck", truck_claimed_for_one_order},
      {"unit-in-another-carton", "Ship notices claim one unit of the first carton in the second.", "UNIT-07",
       "clean-order", unit_in_another_carton},
  };
  return table;
}

}  // namespace vendorproof::harness
