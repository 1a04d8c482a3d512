// A small company to try things on, and requests to it in one line each.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "core/base/http.h"
#include "core/base/json/json_tree.h"
#include "mock_erp/erp.h"

namespace vendorproof::mock_erp {

inline const std::string standard_path = "/api/v2.0/companies(5d0b7bd4-8a0c-4c5e-9f0e-7c1b5a3f2e10)/";
inline const std::string vendorlink_path =
    "/api/vendorproof/vendorlink/v1.0/companies(5d0b7bd4-8a0c-4c5e-9f0e-7c1b5a3f2e10)/";

inline Instant start_of_trial() { return *parse_instant("2026-11-23T08:00:00Z"); }

inline Item trial_item(const std::string& number, std::int64_t stock, const std::string& price) {
  Item item;
  item.number = number;
  item.display_name = "A thing called " + number;
  item.amazon_product_identifier = "B00" + number;
  item.vendor_product_identifier = "V-" + number;
  item.case_sizes = {12, 7};
  item.stock_eaches = stock;
  item.unit_price = *Money::parse(price, usd());
  return item;
}

/// TEA 100 eaches at 2.50 in cases of 12 and 7, SOAP 30 at 0.0125 without ASIN and with a lot, OLD blocked.
inline Settings trial_settings() {
  Settings settings;
  settings.items = {trial_item("TEA", 100, "2.50"), trial_item("SOAP", 30, "0.0125"), trial_item("OLD", 5, "1")};
  settings.items[1].amazon_product_identifier.clear();
  settings.items[1].lot = "LOT-7";
  settings.items[2].blocked = true;
  settings.ship_to_codes = {"PHX6"};
  return settings;
}

struct OrderLineText {
  std::string item;
  std::string quantity;
  std::string more;  ///< further members, e.g. `,"unitPrice":2`
};

class Trial {
 public:
  explicit Trial(Settings settings = trial_settings()) : erp(std::move(settings)) {}

  HttpResponse call(const std::string& method, const std::string& target, const std::string& body = "",
                    const Fields& headers = {}) {
    HttpRequest request;
    request.method = method;
    set_target(request, target);
    request.headers = headers;
    request.headers.emplace_back("Authorization", "Basic " + base64_encode("vendorproof:erp-test-key"));
    request.body = body;
    return erp.handle(request, now);
  }

  /// The rows of a list of `standard_path` or `vendorlink_path`.
  Json rows(const std::string& target) {
    const HttpResponse response = call("GET", target);
    EXPECT_EQ(response.status, 200) << target << "\n" << response.body;
    return response.status == 200 ? Json::parse(response.body).at("value") : Json::array();
  }
  Json standard(const std::string& target) { return rows(standard_path + target); }
  Json vendorlink(const std::string& target) { return rows(vendorlink_path + target); }

  /// An order as an integration enters it. Its key is its purchase order.
  static std::string order_body(const std::string& purchase_order, const std::vector<OrderLineText>& lines,
                                const std::string& ship_to = "PHX6", const std::string& key = "") {
    std::vector<std::string> texts;
    for (const OrderLineText& line : lines) {
      texts.push_back(fmt::format(R"({{"customerLineNumber":{},"lineType":"Item","itemNumber":"{}","quantity":{}{}}})",
                                  texts.size() + 1, line.item, line.quantity, line.more));
    }
    return fmt::format(
        R"({{"idempotencyKey":"{}","customerNumber":"AMAZON","externalDocumentNumber":"{}","shipToCode":"{}",)"
        R"("linkedOrderLines":[{}]}})",
        key.empty() ? purchase_order : key, purchase_order, ship_to, fmt::join(texts, ","));
  }

  /// Enters an order with its lines. It is not released.
  Json enter(const std::string& purchase_order, const std::vector<OrderLineText>& lines,
             const std::string& ship_to = "PHX6", const std::string& key = "") {
    const HttpResponse response = call("POST", vendorlink_path + "linkedOrders?$expand=linkedOrderLines",
                                       order_body(purchase_order, lines, ship_to, key));
    EXPECT_EQ(response.status, 201) << response.body;
    return Json::parse(response.body);
  }

  HttpResponse act(const Json& order, const std::string& action) {
    return call("POST",
                vendorlink_path + "linkedOrders(" + order.at("id").get<std::string>() + ")/Microsoft.NAV." + action);
  }

  /// Enters an order and releases it to the warehouse. One without a quantity cannot be released.
  Json order(const std::string& purchase_order, const std::vector<OrderLineText>& lines,
             const std::string& ship_to = "PHX6", const std::string& key = "") {
    const Json entered = enter(purchase_order, lines, ship_to, key);
    std::int64_t eaches = 0;
    for (const Json& line : entered.at("linkedOrderLines")) eaches += line.at("quantityBase").get<std::int64_t>();
    if (eaches == 0) return entered;
    EXPECT_EQ(act(entered, "release").status, 204);
    return row("linkedOrders(" + entered.at("id").get<std::string>() + ")?$expand=linkedOrderLines");
  }

  /// One row of the extension's pages.
  Json row(const std::string& target) {
    const HttpResponse response = call("GET", vendorlink_path + target);
    EXPECT_EQ(response.status, 200) << target << "\n" << response.body;
    return Json::parse(response.body);
  }

  HttpResponse patch(const Json& line, const std::string& body) {
    return call("PATCH", vendorlink_path + "linkedOrderLines(" + line.at("id").get<std::string>() + ")", body,
                {{"If-Match", line.at("@odata.etag").get<std::string>()}});
  }

  Json lines_of(const Json& order) {
    return vendorlink("linkedOrderLines?$filter=documentNumber eq '" + order.at("number").get<std::string>() + "'");
  }
  Json promises_of(const Json& order) {
    return vendorlink("linePromises?$filter=documentId eq " + order.at("id").get<std::string>());
  }
  Json despatches() { return vendorlink("despatches?$expand=despatchLines,packages($expand=packageContents)"); }

  void pass(Duration duration) {
    now += duration;
    erp.advance(now);
  }

  /// Until nothing is due any more.
  void finish() {
    for (int i = 0; i < 100'000; ++i) {
      const std::optional<Instant> due = erp.next_due();
      if (!due) return;
      now = std::max(now, *due);
      erp.advance(now);
    }
    FAIL() << "the company never comes to rest";
  }

  std::vector<Effect> effects(EffectKind kind) {
    std::vector<Effect> found;
    for (Effect& effect : erp.take_effects()) {
      seen.push_back(effect);
    }
    for (const Effect& effect : seen) {
      if (effect.kind == kind) found.push_back(effect);
    }
    return found;
  }

  Erp erp;
  Instant now = start_of_trial();
  std::vector<Effect> seen;
};

inline std::string error_code(const HttpResponse& response) {
  const Result<Json> body = parse_json(response.body);
  if (!body || !body->contains("error")) return "no error envelope";
  return body->at("error").value("code", "no code");
}

inline std::string error_message(const HttpResponse& response) {
  return Json::parse(response.body).at("error").at("message").get<std::string>();
}

}  // namespace vendorproof::mock_erp
