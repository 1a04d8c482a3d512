// Defects of orders: wrong sales orders, and orders that are overlooked.
#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "core/base/json/json_tree.h"
#include "harness/defects/defects.h"
#include "harness/defects/spoiling.h"

namespace vendorproof::harness {

namespace {

const scenarios::OrderLine* line_of(const scenarios::Scenario& scenario, const std::string& purchase_order,
                                    const std::string& item_number) {
  const auto item = std::find_if(scenario.items.begin(), scenario.items.end(),
                                 [&](const scenarios::Item& row) { return row.number == item_number; });
  if (item == scenario.items.end()) return nullptr;
  for (const scenarios::Order& order : scenario.orders) {
    if (order.number != purchase_order) continue;
    for (const scenarios::OrderLine& line : order.lines) {
      const bool same = line.asin.empty() ? line.vendor_product_identifier == item->vendor_product_identifier
                                          : line.asin == item->asin;
      if (same) return &line;
    }
  }
  return nullptr;
}

/// The quantity that the core believes for lines that were made smaller: eaches by purchase order and item.
using Believed = std::map<std::pair<std::string, std::string>, std::int64_t>;

void shrink_order(const scenarios::Scenario& scenario, Json& order, Believed& believed) {
  const std::string number = order.value("externalDocumentNumber", "");
  if (!order.contains("salesOrderLines")) return;
  for (Json& line : order["salesOrderLines"]) {
    const std::string item = line.value("lineObjectNumber", "");
    const scenarios::OrderLine* ordered = line_of(scenario, number, item);
    if (ordered == nullptr || ordered->ordered.unit != UnitOfMeasure::Cases) continue;
    const std::int64_t eaches = ordered->ordered.amount * ordered->ordered.unit_size;
    if (line.value("quantity", std::int64_t{0}) != eaches) continue;
    believed[{number, item}] = eaches;
    line["quantity"] = ordered->ordered.amount;
  }
}

void restore_order(Json& order, const Believed& believed) {
  const std::string number = order.value("externalDocumentNumber", "");
  if (!order.contains("salesOrderLines")) return;
  for (Json& line : order["salesOrderLines"]) {
    const auto found = believed.find({number, line.value("lineObjectNumber", "")});
    if (found != believed.end()) line["quantity"] = found->second;
  }
}

void take_out_order(Json& body, const std::string& number) {
  if (!body.contains("payload") || !body["payload"].contains("orders")) return;
  Json& orders = body["payload"]["orders"];
  Json kept = Json::array();
  for (Json& order : orders) {
    if (order.value("purchaseOrderNumber", "") != number) kept.push_back(std::move(order));
  }
  orders = std::move(kept);
}

// The ERP gets the smaller quantity; in the ERP's answers the core reads the quantity that it sent.
Spoiler cases_as_eaches(const scenarios::Scenario& scenario) {
  const auto believed = std::make_shared<Believed>();
  Spoiler spoiler;
  spoiler.on_request = [scenario, believed](SpoiledRequest& spoiled) {
    if (spoiled.operation != "post salesOrders") return;
    edit_body(spoiled.request, [&](Json& order) { shrink_order(scenario, order, *believed); });
  };
  spoiler.on_answer = [believed](const SpoiledRequest& spoiled, HttpResponse& response) {
    if (spoiled.operation != "post salesOrders" && spoiled.operation != "get salesOrders") return;
    edit_body(response, [&](Json& body) {
      if (!body.is_object()) return;
      if (!body.contains("value")) return restore_order(body, *believed);
      for (Json& order : body["value"]) restore_order(order, *believed);
    });
  };
  return spoiler;
}

Spoiler sales_order_twice(const scenarios::Scenario&) { return repeats("post salesOrders", 2); }

Spoiler order_overlooked(const scenarios::Scenario& scenario) {
  const std::string number = scenario.orders.empty() ? "" : scenario.orders.front().number;
  Spoiler spoiler;
  spoiler.on_answer = [number](const SpoiledRequest& spoiled, HttpResponse& response) {
    if (spoiled.operation != "getPurchaseOrders") return;
    edit_body(response, [&](Json& body) { take_out_order(body, number); });
  };
  return spoiler;
}

}  // namespace

const std::vector<Defect>& order_defects() {
  static const std::vector<Defect> table = {
      {"cases-as-eaches", "A case counts as one each in the sales order.", "UNIT-01", "order-in-cases",
       cases_as_eaches},
      {"order-overlooked", "The first order is never seen in the lists of orders.", "ACK-01", "clean-order",
       order_overlooked},
      {"sales-order-twice", "Every sales order is created twice.", "ONCE-01", "clean-order", sales_order_twice},
  };
  return table;
}

}  // namespace vendorproof::harness
