// Creating a sales order, and adding a line to one: the whole request is checked before anything changes.
#include <fmt/format.h>

#include "core/base/hash.h"
#include "core/base/text.h"
#include "mock_erp/office/desks.h"
#include "mock_erp/office/line_terms.h"
#include "mock_erp/pages/pages.h"
#include "mock_erp/warehouse/stock_room.h"
#include "mock_erp/wire/exact.h"

namespace vendorproof::mock_erp {

namespace {

constexpr std::size_t lines_max = 1'000;
constexpr std::size_t code_bytes_max = 100;

struct LineDraft {
  std::size_t item = 0;
  std::string description;
  std::string unit_code;
  std::int64_t unit_eaches = 1;
  std::int64_t eaches = 0;
  Money unit_price;
};

struct OrderDraft {
  std::string external_document_number;
  Instant order_date;
  std::optional<Instant> requested_delivery;
  std::string ship_to;
  std::vector<LineDraft> lines;
};

/// The item of a line; refuses an unknown or blocked item.
tl::expected<std::size_t, Refusal> item_to_sell(const Company& company, const std::string& number) {
  const auto found = company.item_by_number.find(number);
  if (found == company.item_by_number.end() || !company.knows(found->second)) {
    return business_error(
        fmt::format("The Item does not exist. Identification fields and values: No.='{}'.", shown(number)));
  }
  if (company.blocks(found->second)) {
    return business_error(
        fmt::format("Blocked must be equal to 'No' in Item: No.={}. Current value is 'Yes'.", shown(number)));
  }
  return found->second;
}

/// Price, quantity and unit of a line whose item and texts are known.
tl::expected<LineDraft, Refusal> with_terms(const Company& company, const JsonReader& in, LineDraft draft) {
  const Item& item = company.items[draft.item].item;
  const tl::expected<std::int64_t, Refusal> unit_eaches = eaches_of_unit(item, draft.unit_code);
  if (!unit_eaches) return tl::unexpected<Refusal>(unit_eaches.error());
  draft.unit_eaches = *unit_eaches;
  const tl::expected<std::int64_t, Refusal> eaches = read_eaches(in.at("quantity"), draft.unit_eaches);
  if (!eaches) return tl::unexpected<Refusal>(eaches.error());
  draft.eaches = *eaches;
  const Currency currency = company.settings.currency;
  draft.unit_price = Money(item.unit_price.ten_thousandths(), currency) * draft.unit_eaches;
  if (in.has("unitPrice")) {
    const tl::expected<Money, Refusal> price = read_price(in.at("unitPrice"), currency);
    if (!price) return tl::unexpected<Refusal>(price.error());
    draft.unit_price = *price;
  }
  const auto in_range = require_amount_in_range(draft.unit_price, draft.eaches, draft.unit_eaches);
  if (!in_range) return tl::unexpected<Refusal>(in_range.error());
  return draft;
}

tl::expected<LineDraft, Refusal> read_line_terms(const Company& company, const JsonReader& in) {
  LineDraft draft;
  const std::string type = in.at("lineType").text();
  const std::string number = in.at("lineObjectNumber").text();
  draft.description = in.text_or("description", "");
  draft.unit_code = in.text_or("unitOfMeasureCode", "");
  in.at("quantity");
  const Result<bool> read = in.finish(true);
  if (!read) return bad_request(read.error().message);

  if (type != "Item") return bad_request(in.at("lineType").path() + " must be 'Item'.");
  if (draft.description.size() > code_bytes_max) {
    return business_error("The length of the Description must not be more than 100 characters.");
  }
  const tl::expected<std::size_t, Refusal> item = item_to_sell(company, number);
  if (!item) return tl::unexpected<Refusal>(item.error());
  draft.item = *item;
  if (draft.unit_code.empty()) draft.unit_code = company.items[*item].item.base_unit;
  return with_terms(company, in, std::move(draft));
}

tl::expected<LineDraft, Refusal> read_line(const Company& company, const JsonReader& in) {
  const auto known = require_known_fields(
      in, "salesOrderLine",
      {"lineType", "lineObjectNumber", "quantity", "unitOfMeasureCode", "unitPrice", "description"});
  if (!known) return tl::unexpected<Refusal>(known.error());
  return read_line_terms(company, in);
}

tl::expected<OrderDraft, Refusal> read_header(const Call& call, const JsonReader& in) {
  const Settings& settings = call.company.settings;
  OrderDraft draft;
  const std::string customer = in.at("customerNumber").text();
  const std::string currency = in.text_or("currencyCode", settings.currency.text());
  draft.external_document_number = in.text_or("externalDocumentNumber", "");
  draft.order_date = in.has("orderDate") ? in.at("orderDate").instant() : call.now;
  if (in.has("requestedDeliveryDate")) draft.requested_delivery = in.at("requestedDeliveryDate").instant();
  draft.ship_to = in.text_or("shipToCode", "");
  const Result<bool> read = in.finish(true);
  if (!read) return bad_request(read.error().message);

  if (customer != settings.customer_number) {
    return business_error(
        fmt::format("The Customer does not exist. Identification fields and values: No.='{}'.", shown(customer)));
  }
  if (currency != settings.currency.text()) {
    return business_error(fmt::format("The Currency does not exist. Code='{}'.", shown(currency)));
  }
  constexpr std::size_t external_bytes_max = 35;
  if (draft.external_document_number.size() > external_bytes_max) {
    return refusal(400, "Application_StringExceededLength",
                   "The length of externalDocumentNumber must be less than or equal to 35 characters.");
  }
  if (draft.ship_to.size() > code_bytes_max) {
    return business_error("The length of shipToCode must not be more than 100 characters.");
  }
  return draft;
}

tl::expected<OrderDraft, Refusal> read_order(const Call& call, const JsonText& body) {
  const JsonReader in(body, "salesOrder");
  const auto known = require_known_fields(in, "salesOrder",
                                          {"customerNumber", "externalDocumentNumber", "orderDate",
                                           "requestedDeliveryDate", "currencyCode", "shipToCode", "salesOrderLines"});
  if (!known) return tl::unexpected<Refusal>(known.error());
  tl::expected<OrderDraft, Refusal> draft = read_header(call, in);
  if (!draft || !in.has("salesOrderLines")) return draft;
  const std::vector<JsonReader> elements = in.at("salesOrderLines").elements();
  const Result<bool> read = in.finish(true);
  if (!read) return bad_request(read.error().message);
  if (elements.size() > lines_max) return bad_request("A sales order has at most 1,000 lines.");
  draft->lines.reserve(elements.size());
  for (const JsonReader& element : elements) {
    if (!element.node().is_object()) return bad_request(element.path() + " is not an object.");
    tl::expected<LineDraft, Refusal> line = read_line(call.company, element);
    if (!line) return tl::unexpected<Refusal>(line.error());
    draft->lines.push_back(std::move(*line));
  }
  return draft;
}

/// The line with quantity 0; the stock room then sets the quantity.
RowKey book_line(Company& company, SalesOrder& order, const LineDraft& from) {
  SalesLine line;
  line.sequence = static_cast<std::int64_t>(order.lines.size() + 1) * 10'000;
  line.id = guid_of(fmt::format("{}/{}", order.number, line.sequence));
  line.item = from.item;
  line.description = from.description;
  line.unit_code = from.unit_code;
  line.unit_eaches = from.unit_eaches;
  line.unit_price = from.unit_price;
  const RowKey key{order.serial, static_cast<std::int64_t>(order.lines.size())};
  company.line_by_id[line.id] = key;
  order.lines.push_back(std::move(line));
  return key;
}

/// Books the order with quantity 0 on its lines; the stock room then sets the quantities.
std::int64_t book_order(Company& company, const OrderDraft& draft, Instant now) {
  SalesOrder order;
  static_cast<Record&>(order) = new_record("SO", company.orders.next_serial(), now);
  order.external_document_number = draft.external_document_number;
  order.order_date = draft.order_date;
  order.requested_delivery = draft.requested_delivery;
  order.ship_to = draft.ship_to;
  order.lines.reserve(draft.lines.size());
  for (const LineDraft& from : draft.lines) book_line(company, order, from);
  return company.orders.add(std::move(order)).serial;
}

}  // namespace

Answer create_sales_order(const Call& call) {
  const tl::expected<JsonText, Refusal> body = read_body(call.request);
  if (!body) return tl::unexpected<Refusal>(body.error());
  const tl::expected<OrderDraft, Refusal> draft = read_order(call, *body);
  if (!draft) return tl::unexpected<Refusal>(draft.error());

  Company& company = call.company;
  const std::int64_t serial = book_order(company, *draft, call.now);
  Effect effect;
  effect.at = call.now;
  effect.kind = EffectKind::SalesOrderCreated;
  effect.purchase_order = draft->external_document_number;
  effect.document = company.orders.at(serial).number;
  effect.amount = Money(0, company.settings.currency);
  effect.body_hash = hash_of(0, call.request.body);
  effect.lines.reserve(draft->lines.size());
  for (std::size_t i = 0; i < draft->lines.size(); ++i) {
    const LineDraft& line = draft->lines[i];
    const RowKey key{serial, static_cast<std::int64_t>(i)};
    ask_for(company, key, line.eaches, call.now);
    effect.amount += divided(line.unit_price * line.eaches, line.unit_eaches);
    effect.lines.push_back(effect_line(company, key, line.eaches));
  }
  company.effects.push_back(std::move(effect));
  return json_response(201, sales_order_json(company, serial));
}

Answer add_sales_order_line(const Call& call) {
  const tl::expected<JsonText, Refusal> body = read_body(call.request);
  if (!body) return tl::unexpected<Refusal>(body.error());
  const JsonReader in(*body, "salesOrderLine");
  const auto known = require_known_fields(
      in, "salesOrderLine",
      {"documentId", "lineType", "lineObjectNumber", "quantity", "unitOfMeasureCode", "unitPrice", "description"});
  if (!known) return tl::unexpected<Refusal>(known.error());
  const std::string document = lower_case(in.text_or("documentId", ""));
  if (document.empty()) return business_error("You must specify a document id to create a line.");
  Company& company = call.company;
  const std::vector<std::int64_t> found = company.orders.with_id(document);
  if (found.empty() || !company.orders.is_live(found.front())) {
    return business_error(fmt::format("No document with the specified ID exists: '{}'.", shown(document)));
  }
  SalesOrder& order = company.orders.at(found.front());
  const tl::expected<void, Refusal> allowed = require_draft(order);
  if (!allowed) return tl::unexpected<Refusal>(allowed.error());
  if (order.lines.size() >= lines_max) return bad_request("A sales order has at most 1,000 lines.");
  const tl::expected<LineDraft, Refusal> draft = read_line_terms(company, in);
  if (!draft) return tl::unexpected<Refusal>(draft.error());

  const RowKey key = book_line(company, order, *draft);
  ask_for(company, key, draft->eaches, call.now);
  company.orders.touch(order, call.now);
  company.effects.push_back(sales_order_changed(call, order.serial));
  return json_response(201, sales_line_json(company, key));
}

}  // namespace vendorproof::mock_erp
