// Defects of what acknowledgements promise: quantities, codes, reasons, dates, identifiers and costs.
#include <algorithm>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <utility>

#include "core/base/json/json_tree.h"
#include "harness/defects/defects.h"
#include "harness/defects/spoiling.h"

namespace vendorproof::harness {

namespace {

constexpr const char* answer_operation = "submitAcknowledgement";
constexpr const char* answer_list = "acknowledgements";
constexpr Duration a_day = std::chrono::hours(24);

/// Edits each part of each line that has the code.
Spoiler edits_parts(std::string code, std::function<void(Json& part, Instant now)> edit) {
  Spoiler spoiler;
  spoiler.on_request = [code = std::move(code), edit = std::move(edit)](SpoiledRequest& spoiled) {
    if (spoiled.operation != answer_operation) return;
    edit_body(spoiled.request, [&](Json& body) {
      for (Json& document : body[answer_list]) {
        for (Json& item : document["items"]) {
          for (Json& part : item["itemAcknowledgements"]) {
            if (part.value("acknowledgementCode", "") == code) edit(part, spoiled.at);
          }
        }
      }
    });
  };
  return spoiler;
}

void answer_all(Json& item, const char* code) {
  Json part = {{"acknowledgementCode", code}, {"acknowledgedQuantity", item["orderedQuantity"]}};
  item["itemAcknowledgements"] = Json::array({std::move(part)});
}

void reject(Json& item, const char* reason) {
  answer_all(item, "Rejected");
  item["itemAcknowledgements"].at(0)["rejectionReason"] = reason;
}

Spoiler rejects_first_line_as(const char* reason) {
  return edits_each(answer_operation, answer_list, [reason](Json& answer) { reject(answer["items"].at(0), reason); });
}

const scenarios::Item* item_named(const scenarios::Scenario& scenario, const Json& line) {
  const auto found = std::find_if(scenario.items.begin(), scenario.items.end(), [&](const scenarios::Item& item) {
    return item.asin == line.value("amazonProductIdentifier", "") ||
           item.vendor_product_identifier == line.value("vendorProductIdentifier", "");
  });
  return found == scenario.items.end() ? nullptr : &*found;
}

void name_erp_item(const scenarios::Scenario& scenario, Json& line) {
  const scenarios::Item* item = item_named(scenario, line);
  if (item == nullptr) return;
  line.erase("amazonProductIdentifier");
  line["vendorProductIdentifier"] = item->number;
}

void state_erp_price(const scenarios::Scenario& scenario, Json& line) {
  const scenarios::Item* item = item_named(scenario, line);
  if (item != nullptr) line["netCost"]["amount"] = item->unit_price.decimal();
}

void drop_accepted_parts(Json& item) {
  Json others = Json::array();
  for (const Json& part : item["itemAcknowledgements"]) {
    if (part.value("acknowledgementCode", "") != "Accepted") others.push_back(part);
  }
  if (!others.empty()) item["itemAcknowledgements"] = std::move(others);
}

Spoiler acknowledged_cases_as_eaches(const scenarios::Scenario&) {
  return edits_parts("Accepted", [](Json& part, Instant) { count_cases_as_eaches(part["acknowledgedQuantity"]); });
}

Spoiler rejected_as_obsolete(const scenarios::Scenario&) { return rejects_first_line_as("ObsoleteProduct"); }

Spoiler rejected_as_unknown(const scenarios::Scenario&) { return rejects_first_line_as("InvalidProductIdentifier"); }

Spoiler everything_rejected(const scenarios::Scenario&) {
  return edits_each(answer_operation, answer_list, [](Json& answer) {
    for (Json& item : answer["items"]) reject(item, "TemporarilyUnavailable");
  });
}

Spoiler everything_accepted(const scenarios::Scenario&) {
  Spoiler spoiler = edits_each(answer_operation, answer_list, [](Json& answer) {
    for (Json& item : answer["items"]) answer_all(item, "Accepted");
  });
  spoiler.on_shown = [](std::vector<TradeException>& shown) { shown.clear(); };
  return spoiler;
}

Spoiler promise_before_order(const scenarios::Scenario&) {
  return edits_parts("Accepted",
                     [](Json& part, Instant now) { part["scheduledDeliveryDate"] = format_instant(now - 28 * a_day); });
}

Spoiler promise_after_window(const scenarios::Scenario&) {
  return edits_parts("Accepted",
                     [](Json& part, Instant now) { part["scheduledDeliveryDate"] = format_instant(now + 61 * a_day); });
}

Spoiler backorder_years_ahead(const scenarios::Scenario&) {
  return edits_parts("Backordered", [](Json& part, Instant now) {
    part["scheduledDeliveryDate"] = format_instant(now + 3 * 365 * a_day);
  });
}

Spoiler acknowledged_by_erp_item(const scenarios::Scenario& scenario) {
  return edits_each(answer_operation, answer_list, [scenario](Json& answer) {
    for (Json& item : answer["items"]) name_erp_item(scenario, item);
  });
}

Spoiler acknowledged_at_erp_price(const scenarios::Scenario& scenario) {
  return edits_each(answer_operation, answer_list, [scenario](Json& answer) {
    for (Json& item : answer["items"]) state_erp_price(scenario, item);
  });
}

Spoiler acknowledged_above_ordered(const scenarios::Scenario&) {
  return edits_parts("Accepted", [](Json& part, Instant) { add_to_amount(part["acknowledgedQuantity"], 1); });
}

Spoiler line_acknowledged_twice(const scenarios::Scenario&) {
  return edits_each(answer_operation, answer_list, [](Json& answer) {
    const Json first = answer["items"].at(0);
    answer["items"].push_back(first);
  });
}

// A rejection of every line is sent as a placeholder before the real acknowledgement.
Spoiler rejected_before_accepted(const scenarios::Scenario&) {
  Spoiler spoiler;
  spoiler.on_request = [](SpoiledRequest& spoiled) {
    if (spoiled.operation != answer_operation) return;
    HttpRequest placeholder = spoiled.request;
    edit_body(placeholder, [](Json& body) {
      for (Json& answer : body[answer_list]) {
        for (Json& item : answer["items"]) reject(item, "TemporarilyUnavailable");
      }
    });
    spoiled.before.push_back(std::move(placeholder));
  };
  return spoiler;
}

Spoiler correction_states_the_difference(const scenarios::Scenario&) {
  const auto answered = std::make_shared<std::set<std::string>>();
  return edits_each(answer_operation, answer_list, [answered](Json& answer) {
    if (answered->insert(answer.value("purchaseOrderNumber", "")).second) return;
    for (Json& item : answer["items"]) drop_accepted_parts(item);
  });
}

// Amazon refuses the acknowledgements while it processes them, and nobody reads that.
Spoiler failure_taken_for_success(const scenarios::Scenario& scenario) {
  Spoiler spoiler = acknowledged_by_erp_item(scenario);
  const auto misname = spoiler.on_request;
  const auto believe = answers_every_transaction().on_request;
  spoiler.on_request = [misname, believe](SpoiledRequest& spoiled) {
    misname(spoiled);
    believe(spoiled);
  };
  return spoiler;
}

}  // namespace

const std::vector<Defect>& promise_defects() {
  static const std::vector<Defect> table = {
      {"acknowledged-above-ordered", "Every accepted part has one unit (each or case) more than was ordered.", "SEQ-04",
       "clean-order", acknowledged_above_ordered},
      {"acknowledged-at-erp-price", "Acknowledgements state the ERP's price, which is above the order's cost.",
       "SEQ-04", "price-differs", acknowledged_at_erp_price},
      {"acknowledged-by-erp-item", "Acknowledgements name the ERP's item number as the product.", "SEQ-04",
       "clean-order", acknowledged_by_erp_item},
      {"acknowledged-cases-as-eaches", "A case counts as one each in the acknowledgement.", "UNIT-02", "order-in-cases",
       acknowledged_cases_as_eaches},
      {"backorder-years-ahead", "Backordered goods are promised for a day in three years.", "DATE-01",
       "out-of-stock-backordered-two-parts", backorder_years_ahead},
      {"correction-states-the-difference", "A corrected acknowledgement states only what changed of a line.", "UNIT-02",
       "closed-short", correction_states_the_difference},
      {"everything-accepted", "Every line is accepted in full, whatever the ERP has, and nobody is told.", "ITEM-02",
       "supply-never-comes", everything_accepted},
      {"everything-rejected", "Every line is rejected as temporarily unavailable, whatever the ERP has.", "ITEM-01",
       "clean-order", everything_rejected},
      {"failure-taken-for-success", "Acknowledgements fail in processing, and their status is never read.", "ACK-01",
       "clean-order", failure_taken_for_success},
      {"line-acknowledged-twice", "The first line of an order comes twice in its acknowledgement.", "SEQ-04",
       "clean-order", line_acknowledged_twice},
      {"promise-after-window", "Accepted goods are promised for two months later.", "DATE-01", "clean-order",
       promise_after_window},
      {"promise-before-order", "Accepted goods are promised for four weeks before the order.", "DATE-01", "clean-order",
       promise_before_order},
      {"rejected-as-obsolete", "The first line is rejected as obsolete, and the ERP sells the item.", "ITEM-01",
       "clean-order", rejected_as_obsolete},
      {"rejected-as-unknown", "The first line is rejected as an invalid product, and the ERP knows the item.",
       "ITEM-01", "clean-order", rejected_as_unknown},
      {"rejected-before-accepted", "Every order is rejected first, until the ERP has answered.", "SEQ-04",
       "clean-order", rejected_before_accepted},
  };
  return table;
}

}  // namespace vendorproof::harness
