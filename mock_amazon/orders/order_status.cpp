// getPurchaseOrdersStatus: the vendor's answers as Amazon understood them, and the receipts.
#include <algorithm>

#include "core/base/json/json_tree.h"
#include "mock_amazon/orders/order_listing.h"
#include "mock_amazon/orders/order_pages.h"
#include "mock_amazon/quirks/quirks.h"
#include "mock_amazon/state/counting.h"
#include "mock_amazon/wire/page.h"
#include "mock_amazon/wire/stated.h"

namespace vendorproof::mock_amazon {

namespace {

std::string_view confirmation_of(const OrderLine& line) {
  if (!line.answer.given) return "UNCONFIRMED";
  if (line.answer.confirmed() == 0) return "REJECTED";
  return line.answer.confirmed() >= line.ordered ? "ACCEPTED" : "PARTIALLY_ACCEPTED";
}

std::string_view receipt_of(const OrderLine& line) {
  if (line.received == 0) return "NOT_RECEIVED";
  return line.received >= line.answer.confirmed() ? "RECEIVED" : "PARTIALLY_RECEIVED";
}

std::string_view status_of(const Order& order) { return order.state == OrderState::Closed ? "CLOSED" : "OPEN"; }

Json quantity_json(const Quantity& quantity) {
  return {{"amount", quantity.amount}, {"unitOfMeasure", text_of(quantity.unit)}, {"unitSize", quantity.unit_size}};
}

Json in_unit_of(const OrderLine& line, std::int64_t eaches) { return quantity_json(quantity_of(eaches, line.written)); }

Json money_json(const Money& money) { return {{"amount", money.decimal()}, {"currencyCode", money.currency().text()}}; }

/// The history as differences, newest first (PO-15).
Json ordered_json(const OrderLine& line) {
  Json details = Json::array();
  std::int64_t before = 0;
  for (std::size_t i = 0; i < line.revisions.size(); ++i) {
    const LineRevision& revision = line.revisions[i];
    const std::int64_t difference = revision.eaches - before;
    before = revision.eaches;
    if (difference == 0 && i > 0) continue;
    const char* key = difference < 0 ? "cancelledQuantity" : "orderedQuantity";
    const std::int64_t size = difference < 0 ? -difference : difference;
    details.insert(details.begin(),
                   Json{{"updatedDate", format_instant(revision.from)}, {key, in_unit_of(line, size)}});
  }
  return {{"orderedQuantity", in_unit_of(line, line.ordered)}, {"orderedQuantityDetails", std::move(details)}};
}

Json acknowledgement_json(const OrderLine& line) {
  Json json = {{"confirmationStatus", confirmation_of(line)},
               {"acceptedQuantity", in_unit_of(line, line.answer.confirmed())},
               {"rejectedQuantity", in_unit_of(line, line.answer.rejected)}};
  if (line.answers.empty()) return json;
  Json details = Json::array();
  for (auto record = line.answers.rbegin(); record != line.answers.rend(); ++record) {
    details.push_back({{"acknowledgementDate", format_instant(record->at)},
                       {"acceptedQuantity", in_unit_of(line, record->accepted)},
                       {"rejectedQuantity", in_unit_of(line, record->rejected)}});
  }
  json["acknowledgementStatusDetails"] = std::move(details);
  return json;
}

/// The received quantity in the ordered unit, or in the other one: cases as eaches, eaches as cases of one (UOM-07).
Quantity received_quantity(const OrderLine& line, bool other_unit) {
  if (!other_unit) return quantity_of(line.received, line.written);
  const bool cases = line.written.unit == UnitOfMeasure::Cases;
  return {line.received, cases ? UnitOfMeasure::Eaches : UnitOfMeasure::Cases, 1};
}

Json receiving_json(const OrderLine& line, bool other_unit) {
  Json json = {{"receiveStatus", receipt_of(line)},
               {"receivedQuantity", quantity_json(received_quantity(line, other_unit))}};
  if (line.received_at) json["lastReceiveDate"] = format_instant(*line.received_at);
  return json;
}

Json line_json(const Settings& settings, const Order& order, const OrderLine& line) {
  Json json = {{"itemSequenceNumber", line.sequence_text}};
  if (!line.asin.empty()) json["buyerProductIdentifier"] = line.asin;
  if (!line.vendor_identifier.empty()) json["vendorProductIdentifier"] = line.vendor_identifier;
  json["netCost"] = money_json(line.net_cost);
  if (line.list_price) json["listPrice"] = money_json(*line.list_price);
  json["orderedQuantity"] = ordered_json(line);
  json["acknowledgementStatus"] = acknowledgement_json(line);
  json["receivingStatus"] = receiving_json(line, is_reported_in_other_unit(settings, order.number, line));
  return json;
}

Json order_json(const Settings& settings, const Order& order) {
  Json json = {{"purchaseOrderNumber", order.number},
               {"purchaseOrderStatus", status_of(order)},
               {"purchaseOrderDate", format_instant(order.placed)},
               {"lastUpdatedDate", format_instant(order.updated)},
               {"sellingParty", {{"partyId", order.selling_party}}},
               {"shipToParty", {{"partyId", order.ship_to_party}}},
               {"itemStatus", Json::array()}};
  for (const OrderLine& line : order.lines) json["itemStatus"].push_back(line_json(settings, order, line));
  return json;
}

struct StatusFilter {
  std::optional<std::string> number;
  std::optional<std::string> status;
  std::optional<std::string> confirmation;
  std::optional<std::string> receipt;
  std::optional<std::string> vendor_code;
  std::optional<std::string> ship_to;
  Span updated;

  bool takes(const Order& order) const {
    if (number && *number != order.number) return false;
    if (status && *status != status_of(order)) return false;
    if (vendor_code && *vendor_code != order.selling_party) return false;
    if (ship_to && *ship_to != order.ship_to_party) return false;
    if (!updated.contains(order.updated)) return false;
    const auto any_line = [&](const auto& is_so) { return std::any_of(order.lines.begin(), order.lines.end(), is_so); };
    if (confirmation && !any_line([&](const OrderLine& line) { return *confirmation == confirmation_of(line); })) {
      return false;
    }
    return !receipt || any_line([&](const OrderLine& line) { return *receipt == receipt_of(line); });
  }
};

/// The orders to filter: the named one, those updated in the span, or all.
Index candidates(const OrderBook& book, const StatusFilter& filter) {
  if (!filter.number) return issued_among(book, book.by_update(), filter.updated);
  Index index;
  if (const Order* order = book.find(*filter.number)) index.emplace(order->issued, order->number);
  return index;
}

}  // namespace

Answer get_purchase_orders_status(Central& central, const Call& call) {
  const OrderBook& book = central.orders;
  QueryReader query(call.request);
  StatusFilter filter;
  PageRequest request;
  request.limit = query.limit();
  request.descending = query.choice("sortOrder", {"ASC", "DESC"}).value_or("ASC") == "DESC" ||
                       has_quirk(central.settings, Quirk::SortOrderIgnored);
  request.issued = query.span("createdAfter", "createdBefore");
  filter.updated = query.span("updatedAfter", "updatedBefore");
  filter.number = query.text("purchaseOrderNumber");
  filter.status = query.choice("purchaseOrderStatus", {"OPEN", "CLOSED"});
  filter.confirmation =
      query.choice("itemConfirmationStatus", {"ACCEPTED", "PARTIALLY_ACCEPTED", "REJECTED", "UNCONFIRMED"});
  filter.receipt = query.choice("itemReceiveStatus", {"NOT_RECEIVED", "PARTIALLY_RECEIVED", "RECEIVED"});
  filter.vendor_code = query.text("orderingVendorCode");
  filter.ship_to = query.text("shipToPartyId");
  request.start = query.next_token(book.by_issue());
  if (query.bad()) return refused_query();
  if (has_quirk(central.settings, Quirk::UpdatedFilterIgnored)) filter.updated = {};

  const bool narrowed = filter.number || filter.updated.given();
  const Index few = narrowed ? candidates(book, filter) : Index();
  const Index& index = narrowed ? few : book.by_issue();
  const Page page = cut_page(book, index, request, [&](const Order& order) {
    return filter.takes(order) && !is_withheld(central, order, call.now);
  });
  std::vector<std::string> rows;
  for (const Order* order : page.orders) {
    Json row = order_json(central.settings, *order);
    put_quirks_in_status(central, *order, row);
    rows.push_back(written(row));
  }
  return answered(200, page_json("ordersStatus", rows, page.next_token));
}

}  // namespace vendorproof::mock_amazon
