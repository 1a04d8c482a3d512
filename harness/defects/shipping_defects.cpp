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

}  // namespace

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

}  // namespace vendorproof::harness
