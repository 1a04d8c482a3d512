// getPurchaseOrdersStatus: the vendor's answers as Amazon understood them, and the receipts.
#include <algorithm>
#include <utility>

#include "core/base/json/json_writer.h"
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

void write_quantity(JsonWriter& out, std::string_view name, const Quantity& quantity) {
  out.key(name).begin_object();
  out.member("amount", quantity.amount);
  out.member("unitOfMeasure", std::string_view(text_of(quantity.unit)));
  out.member("unitSize", quantity.unit_size);
  out.end_object();
}

void write_in_unit_of(JsonWriter& out, std::string_view name, const OrderLine& line, std::int64_t eaches) {
  write_quantity(out, name, quantity_of(eaches, line.written));
}

void write_money(JsonWriter& out, std::string_view name, const Money& money) {
  out.key(name).begin_object();
  out.member("amount", money.decimal());
  out.member("currencyCode", money.currency().text());
  out.end_object();
}

/// The history as differences, newest first (PO-15).
void write_ordered(JsonWriter& out, const OrderLine& line) {
  out.key("orderedQuantity").begin_object();
  write_in_unit_of(out, "orderedQuantity", line, line.ordered);
  out.key("orderedQuantityDetails").begin_array();
  for (std::size_t i = line.revisions.size(); i > 0; --i) {
    const LineRevision& revision = line.revisions[i - 1];
    const std::int64_t before = i > 1 ? line.revisions[i - 2].eaches : 0;
    const std::int64_t difference = revision.eaches - before;
    if (difference == 0 && i > 1) continue;
    out.begin_object();
    out.member("updatedDate", format_instant(revision.from));
    write_in_unit_of(out, difference < 0 ? "cancelledQuantity" : "orderedQuantity", line,
                     difference < 0 ? -difference : difference);
    out.end_object();
  }
  out.end_array();
  out.end_object();
}

void write_acknowledgement(JsonWriter& out, const OrderLine& line) {
  out.key("acknowledgementStatus").begin_object();
  out.member("confirmationStatus", confirmation_of(line));
  write_in_unit_of(out, "acceptedQuantity", line, line.answer.confirmed());
  write_in_unit_of(out, "rejectedQuantity", line, line.answer.rejected);
  if (!line.answers.empty()) {
    out.key("acknowledgementStatusDetails").begin_array();
    for (auto record = line.answers.rbegin(); record != line.answers.rend(); ++record) {
      out.begin_object();
      out.member("acknowledgementDate", format_instant(record->at));
      write_in_unit_of(out, "acceptedQuantity", line, record->accepted);
      write_in_unit_of(out, "rejectedQuantity", line, record->rejected);
      out.end_object();
    }
    out.end_array();
  }
  out.end_object();
}

/// The received quantity in the ordered unit, or in the other one: cases as eaches, eaches as cases of one (UOM-07).
Quantity received_quantity(const OrderLine& line, bool other_unit) {
  if (!other_unit) return quantity_of(line.received, line.written);
  const bool cases = line.written.unit == UnitOfMeasure::Cases;
  return {line.received, cases ? UnitOfMeasure::Eaches : UnitOfMeasure::Cases, 1};
}

void write_receiving(JsonWriter& out, const OrderLine& line, bool other_unit) {
  out.key("receivingStatus").begin_object();
  out.member("receiveStatus", receipt_of(line));
  write_quantity(out, "receivedQuantity", received_quantity(line, other_unit));
  if (line.received_at) out.member("lastReceiveDate", format_instant(*line.received_at));
  out.end_object();
}

void write_line(JsonWriter& out, const Settings& settings, const Order& order, const OrderLine& line) {
  out.begin_object();
  out.member("itemSequenceNumber", line.sequence_text);
  if (!line.asin.empty()) out.member("buyerProductIdentifier", line.asin);
  if (!line.vendor_identifier.empty()) out.member("vendorProductIdentifier", line.vendor_identifier);
  write_money(out, "netCost", line.net_cost);
  if (line.list_price) write_money(out, "listPrice", *line.list_price);
  write_ordered(out, line);
  write_acknowledgement(out, line);
  write_receiving(out, line, is_reported_in_other_unit(settings, order.number, line));
  out.end_object();
}

std::string order_row(const Settings& settings, const Order& order) {
  JsonWriter out;
  out.begin_object();
  out.member("purchaseOrderNumber", order.number);
  out.member("purchaseOrderStatus", status_of(order));
  out.member("purchaseOrderDate", format_instant(order.placed));
  out.member("lastUpdatedDate", format_instant(order.updated));
  out.key("sellingParty").begin_object().member("partyId", order.selling_party).end_object();
  out.key("shipToParty").begin_object().member("partyId", order.ship_to_party).end_object();
  out.key("itemStatus").begin_array();
  for (const OrderLine& line : order.lines) write_line(out, settings, order, line);
  out.end_array();
  out.end_object();
  return out.take();
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
    std::string row = order_row(central.settings, *order);
    rows.push_back(changes_status(central.settings) ? quirky_status(central, *order, row) : std::move(row));
  }
  return answered(200, page_json("ordersStatus", rows, page.next_token));
}

}  // namespace vendorproof::mock_amazon
