// Books of a clean company for the tests of checks: each test spoils one thing.
#pragma once

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/audit/check.h"
#include "core/base/gs1.h"

namespace vendorproof::audit {

inline Instant at(const char* text) { return parse_instant(text).value(); }
inline Money money(const char* text) { return Money::parse(text).value(); }

inline constexpr std::size_t parts = static_cast<std::size_t>(Part::LabelPrefix) + 1;

inline trade::PurchaseOrder sample_order(const std::string& number, const char* placed) {
  trade::PurchaseOrder order;
  order.number = number;
  order.state = trade::PurchaseOrderState::Acknowledged;
  order.ordered_at = at(placed);
  order.ship_to_party = "PHX5";
  order.delivery_window = Window{order.ordered_at + a_day, order.ordered_at + 8 * a_day};
  order.lines = {{.sequence = 1,
                  .sequence_text = "1",
                  .amazon_product_identifier = "B0TEAGREEN",
                  .vendor_product_identifier = "SKU-GREEN",
                  .ordered = {5, UnitOfMeasure::Cases, 12},
                  .back_order_allowed = true,
                  .net_cost = money("2.50 USD")}};
  return order;
}

inline Item sample_item(const std::string& number, const std::string& gtin_body) {
  return {.number = number,
          .gtin = make_gtin13(gtin_body),
          .base_unit = "PCS",
          .price = money("2.50 USD"),
          .tax_group = "GOODS"};
}

/// Two items, two orders, one of them in the ERP as an open sales order, one despatch.
inline Books sample_books() {
  Books books;
  books.now = at("2026-11-10T12:00:00Z");
  for (std::size_t i = 0; i < parts; ++i) books.readings[static_cast<Part>(i)] = {Standing::Read, "a page", ""};
  books.agreed.customer = "AMAZON";
  books.agreed.net_days = 30;
  books.agreed.gs1_prefix = "9506000";
  books.setup = {"USD", "VENDORLINK", {}};
  books.items = {sample_item("TEA-BLACK", "950600012346"), sample_item("TEA-GREEN", "950600012345")};
  books.units = {{"TEA-BLACK", "PCS", "1", 1},
                 {"TEA-BLACK", "CASE24", "24", 24},
                 {"TEA-GREEN", "PCS", "1", 1},
                 {"TEA-GREEN", "CASE12", "12", 12}};
  books.references = {{"TEA-BLACK", ReferenceKind::CatalogueNumber, "B0TEABLACK", {}, {}},
                      {"TEA-GREEN", ReferenceKind::CatalogueNumber, "B0TEAGREEN", {}, {}},
                      {"TEA-GREEN", ReferenceKind::VendorSku, "SKU-GREEN", {}, {}}};
  books.customer = Customer{"AMAZON", "", "30 DAYS", "DOMESTIC", "LU26375245"};
  books.terms = {{"30 DAYS", "30 DAYS", "30D", 30}, {"MONTH", "MONTH", "CM", std::nullopt}};
  books.currencies = {{"EUR", money("0.01 EUR")}};
  books.tax_groups = {"GOODS"};
  books.addresses = {{"PHX5", "1 Dock Street", "Phoenix", "85043", "US", make_gtin13("950600099991")},
                     {"SDF9", "2 Dock Street", "Shepherdsville", "40165", "US", ""}};
  books.orders = {sample_order("PO000001", "2026-11-08T08:00:00Z"), sample_order("PO000002", "2026-11-10T08:00:00Z")};
  books.orders.back().state = trade::PurchaseOrderState::New;
  books.orders_placed = Window{at("2026-11-01T00:00:00Z"), at("2026-11-10T12:00:00Z")};
  books.sales_orders = {{"SO-1", "PO000001", at("2026-11-08T00:00:00Z"), {{"TEA-GREEN", 60, money("150.00 USD")}}}};
  books.known_orders = {"PO000001"};
  books.despatches = {{"DS-1", "ABFS", {{1, make_sscc(0, "9506000", 1)}, {2, make_sscc(0, "9506000", 2)}}}};
  books.clocks = {{"the ERP", books.now, books.now}};
  return books;
}

/// `AUD-06 item TEA-GREEN`, in order.
inline std::vector<std::string> findings_in(const Books& books) {
  std::vector<std::string> lines;
  for (const Finding& finding : audit(books).findings) {
    lines.push_back(std::string(finding.check->id) + " " + finding.what.subject);
  }
  return lines;
}

/// The one finding.
inline Finding finding_in(const Books& books) {
  const Audit result = audit(books);
  EXPECT_EQ(result.findings.size(), 1U) << testing::PrintToString(findings_in(books));
  return result.findings.empty() ? Finding{&checks().front(), {}} : result.findings.front();
}

using Lines = std::vector<std::string>;

}  // namespace vendorproof::audit
