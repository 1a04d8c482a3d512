// Defects of orders: wrong sales orders, and orders that are overlooked.
#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
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
  if (!order.contains("linkedOrderLines")) return;
  for (Json& line : order["linkedOrderLines"]) {
    const std::string item = line.value("itemNumber", "");
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
  if (!order.contains("linkedOrderLines")) return;
  for (Json& line : order["linkedOrderLines"]) {
    const auto found = believed.find({number, line.value("itemNumber", "")});
    if (found != believed.end()) line["quantityBase"] = found->second;
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
    if (spoiled.operation != "post linkedOrders") return;
    edit_body(spoiled.request, [&](Json& order) { shrink_order(scenario, order, *believed); });
  };
  spoiler.on_answer = [believed](const SpoiledRequest& spoiled, HttpResponse& response) {
    if (spoiled.operation != "post linkedOrders" && spoiled.operation != "get linkedOrders") return;
    edit_body(response, [&](Json& body) {
      if (!body.is_object()) return;
      if (!body.contains("value")) return restore_order(body, *believed);
      for (Json& order : body["value"]) restore_order(order, *believed);
    });
  };
  return spoiler;
}

/// A key that is made anew for each attempt protects from nothing.
void make_key_anew(HttpRequest& request) {
  edit_body(request, [](Json& order) {
    if (order.contains("idempotencyKey")) order["idempotencyKey"] = order["idempotencyKey"].get<std::string>() + "/2";
  });
}

Spoiler sales_order_twice(const scenarios::Scenario&) {
  Spoiler spoiler;
  spoiler.on_request = [](SpoiledRequest& spoiled) {
    if (spoiled.operation != "post linkedOrders") return;
    HttpRequest again = spoiled.request;
    make_key_anew(again);
    spoiled.before.push_back(std::move(again));
  };
  return spoiler;
}

Spoiler edits_sales_orders(void (*edit)(Json& order)) {
  Spoiler spoiler;
  spoiler.on_request = [edit](SpoiledRequest& spoiled) {
    if (spoiled.operation != "post linkedOrders") return;
    edit_body(spoiled.request, [&](Json& order) {
      if (order.contains("linkedOrderLines") && !order["linkedOrderLines"].empty()) edit(order);
    });
  };
  return spoiler;
}

Spoiler sales_order_line_twice(const scenarios::Scenario&) {
  return edits_sales_orders([](Json& order) {
    const Json first = order["linkedOrderLines"].at(0);
    order["linkedOrderLines"].push_back(first);
  });
}

Spoiler sales_order_of_another_item(const scenarios::Scenario&) {
  return edits_sales_orders([](Json& order) {
    Json& lines = order["linkedOrderLines"];
    for (const char* name : {"itemNumber", "unitOfMeasureCode"}) {
      if (lines.at(0).contains(name)) lines.at(0)[name] = Json(lines.at(lines.size() - 1)[name]);
    }
  });
}

// The look-up finds no sales order, so the core creates it a second time, under another key.
Spoiler sales_order_never_looked_up(const scenarios::Scenario&) {
  const auto sent = std::make_shared<int>(0);
  Spoiler spoiler;
  spoiler.on_request = [sent](SpoiledRequest& spoiled) {
    if (spoiled.operation != "post linkedOrders") return;
    if (*sent > 0) make_key_anew(spoiled.request);
    ++*sent;
  };
  spoiler.on_answer = [sent](const SpoiledRequest& spoiled, HttpResponse& response) {
    if (spoiled.operation != "get linkedOrders" || *sent > 1) return;
    edit_body(response, [](Json& body) {
      if (body.is_object() && body.contains("value")) body["value"] = Json::array();
    });
  };
  return spoiler;
}

// All orders of the first days are asked for, again and again, one on a page, and the way to the next page is dropped.
Spoiler second_page_never_read(const scenarios::Scenario& scenario) {
  const std::string since = format_instant(scenario.start - std::chrono::hours(24));
  const std::string until = format_instant(scenario.start + std::chrono::hours(5 * 24));
  Spoiler spoiler;
  spoiler.on_request = [since, until](SpoiledRequest& spoiled) {
    if (spoiled.operation != "getPurchaseOrders") return;
    for (auto& [name, value] : spoiled.request.query) {
      if (name == "limit") value = "1";
      if (name == "createdAfter") value = since;
      if (name == "createdBefore") value = until;
    }
  };
  spoiler.on_answer = [](const SpoiledRequest& spoiled, HttpResponse& response) {
    if (spoiled.operation != "getPurchaseOrders") return;
    edit_body(response, [](Json& body) {
      if (body.contains("payload")) body["payload"].erase("pagination");
    });
  };
  return spoiler;
}

/// Each order as it was first seen in full, by number.
using FirstForms = std::map<std::string, Json>;

void keep_first_form(Json& order, FirstForms& first) {
  if (!order.is_object() || !order.contains("orderDetails")) return;
  order = first.try_emplace(order.value("purchaseOrderNumber", ""), order).first->second;
}

Spoiler changes_never_read(const scenarios::Scenario&) {
  const auto first = std::make_shared<FirstForms>();
  Spoiler spoiler;
  spoiler.on_answer = [first](const SpoiledRequest& spoiled, HttpResponse& response) {
    if (spoiled.operation != "getPurchaseOrders" && spoiled.operation != "getPurchaseOrder") return;
    edit_body(response, [&](Json& body) {
      if (!body.contains("payload")) return;
      Json& payload = body["payload"];
      if (!payload.contains("orders")) return keep_first_form(payload, *first);
      for (Json& order : payload["orders"]) keep_first_form(order, *first);
    });
  };
  spoiler.on_shown = [](std::vector<TradeException>& shown) { shown.clear(); };
  return spoiler;
}

// A list of changed orders is read for its changes, and is always empty here: nothing that Amazon adds is seen.
Spoiler lists_of_changes_empty(const scenarios::Scenario&) {
  Spoiler spoiler;
  spoiler.on_answer = [](const SpoiledRequest& spoiled, HttpResponse& response) {
    const auto& query = spoiled.request.query;
    const bool asks_for_changes = std::any_of(query.begin(), query.end(), [](const auto& row) {
      return row.first == "changedAfter" || row.first == "isPOChanged";
    });
    if (spoiled.operation != "getPurchaseOrders" || !asks_for_changes) return;
    edit_body(response, [](Json& body) {
      if (body.contains("payload")) body["payload"]["orders"] = Json::array();
    });
  };
  spoiler.on_shown = [](std::vector<TradeException>& shown) { shown.clear(); };
  return spoiler;
}

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
      {"added-line-never-read", "A line that Amazon adds to an order is never seen.", "UNIT-02",
       "line-added-with-stock", lists_of_changes_empty},
      {"cancellation-never-read", "An order that Amazon cancels is traded as it was first seen.", "SEQ-08",
       "order-cancelled", changes_never_read},
      {"changed-quantity-never-read", "An order that Amazon lowers is shipped as it was first seen.", "SEQ-08",
       "changed-after-acknowledgement", changes_never_read},
      {"cases-as-eaches", "A case counts as one each in the sales order.", "UNIT-01", "order-in-cases",
       cases_as_eaches},
      {"order-overlooked", "The first order is never seen in the lists of orders.", "ACK-01", "clean-order",
       order_overlooked},
      {"sales-order-line-twice", "The first line of an order comes twice in its sales order.", "UNIT-01", "clean-order",
       sales_order_line_twice},
      {"sales-order-never-looked-up", "After a lost answer the sales order is created again without a look-up.",
       "ONCE-01", "lost-answer-to-sales-order", sales_order_never_looked_up},
      {"sales-order-of-another-item", "The first line of a sales order has the item of the last.", "UNIT-01",
       "clean-order", sales_order_of_another_item},
      {"second-page-never-read", "Only the first page of a list of orders is read.", "ACK-01", "two-orders-one-truck",
       second_page_never_read},
      {"sales-order-twice", "Every sales order is created twice.", "ONCE-01", "clean-order", sales_order_twice},
  };
  return table;
}

}  // namespace vendorproof::harness
