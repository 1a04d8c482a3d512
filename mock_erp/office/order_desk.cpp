// Creating a sales order, and adding a line to one, through the standard pages or the extension's: the whole request is
// checked before anything changes.
#include <fmt/format.h>

#include "core/base/hash.h"
#include "core/base/text.h"
#include "mock_erp/contract/entities.h"
#include "mock_erp/office/desks.h"
#include "mock_erp/office/line_terms.h"
#include "mock_erp/pages/listing.h"
#include "mock_erp/warehouse/stock_room.h"
#include "mock_erp/wire/code.h"
#include "mock_erp/wire/exact.h"

namespace vendorproof::mock_erp {

namespace {

constexpr std::size_t lines_max = 1'000;

struct LineDraft {
  std::size_t item = 0;
  std::int64_t customer_line = 0;
  std::string description;
  std::string unit_code;
  std::int64_t unit_eaches = 1;
  std::int64_t eaches = 0;
  Money unit_price;
};

struct OrderDraft {
  std::string idempotency_key;
  std::string content_hash;
  std::string external_document_number;
  Instant order_date;
  std::optional<Instant> requested_delivery;
  std::string ship_to;
  bool ship_to_is_code = true;
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
    return refusal(
        400, "Application_FieldValidationException",
        fmt::format("Blocked must be equal to 'No' in Item: No.={}. Current value is 'Yes'.", shown(number)));
  }
  return found->second;
}

/// Price, quantity and unit of a line whose item and texts are known.
tl::expected<LineDraft, Refusal> with_terms(const Company& company, const JsonReader& in, const Entity& entity,
                                            LineDraft draft) {
  const Item& item = company.items[draft.item].item;
  const tl::expected<std::int64_t, Refusal> unit_eaches = eaches_of_unit(item, draft.unit_code);
  if (!unit_eaches) return tl::unexpected<Refusal>(unit_eaches.error());
  draft.unit_eaches = *unit_eaches;
  if (in.has("quantity")) {
    const tl::expected<std::int64_t, Refusal> eaches = read_eaches(in.at("quantity"), draft.unit_eaches);
    if (!eaches) return tl::unexpected<Refusal>(eaches.error());
    draft.eaches = *eaches;
  }
  draft.unit_price = list_price(company, item, draft.unit_eaches);
  if (price_counts(in, entity)) {
    const tl::expected<Money, Refusal> price = read_price(in.at("unitPrice"), company.settings.currency);
    if (!price) return tl::unexpected<Refusal>(price.error());
    draft.unit_price = *price;
  }
  const auto in_range = require_amount_in_range(draft.unit_price, draft.eaches, draft.unit_eaches);
  if (!in_range) return tl::unexpected<Refusal>(in_range.error());
  return draft;
}

tl::expected<LineDraft, Refusal> read_line(const Company& company, const JsonReader& in, const Entity& entity) {
  const bool is_standard = entity.api == Api::Standard;
  const std::string type = in.text_or("lineType", is_standard ? "Comment" : "Item");
  if (type != "Item") {
    return business_error(
        fmt::format("{}: this company sells items only, and the line's type is '{}'.", in.path(), type));
  }
  LineDraft draft;
  const std::string number = code_of(in.text_or(is_standard ? "lineObjectNumber" : "itemNumber", ""));
  if (!is_standard) draft.customer_line = read_whole(in, "customerLineNumber", 0);
  draft.description = in.text_or("description", "");
  draft.unit_code = code_of(in.text_or("unitOfMeasureCode", ""));
  const tl::expected<std::size_t, Refusal> item = item_to_sell(company, number);
  if (!item) return tl::unexpected<Refusal>(item.error());
  draft.item = *item;
  if (draft.description.empty()) draft.description = company.items[*item].item.display_name;
  if (draft.unit_code.empty()) draft.unit_code = company.items[*item].item.base_unit;
  return with_terms(company, in, entity, std::move(draft));
}

tl::expected<void, Refusal> require_customer(const Company& company, const std::string& number) {
  if (number == company.settings.customer_number) return {};
  return business_error(
      fmt::format("The Customer does not exist. Identification fields and values: No.='{}'.", shown(number)));
}

tl::expected<OrderDraft, Refusal> read_header(const Call& call, const JsonReader& in) {
  const Settings& settings = call.company.settings;
  OrderDraft draft;
  draft.idempotency_key = code_of(in.text_or("idempotencyKey", ""));
  draft.content_hash = in.text_or("contentHash", "");
  draft.external_document_number = code_of(in.text_or("externalDocumentNumber", ""));
  draft.order_date = read_day(in, "orderDate").value_or(call.now);
  draft.requested_delivery = read_day(in, "requestedDeliveryDate");
  const bool is_standard = call.entity.api == Api::Standard;
  draft.ship_to = is_standard ? in.text_or("shipToName", "") : code_of(in.text_or("shipToCode", ""));
  draft.ship_to_is_code = !is_standard;
  if (const auto known = require_customer(call.company, code_of(in.text_or("customerNumber", ""))); !known) {
    return tl::unexpected<Refusal>(known.error());
  }
  const std::string currency = code_of(in.text_or("currencyCode", ""));
  if (!currency.empty() && currency != settings.currency.text()) {
    return business_error(fmt::format("The Currency does not exist. Code='{}'.", shown(currency)));
  }
  return draft;
}

/// The key comes first, as in the extension: an item may be blocked by the time when a create is sent again.
tl::expected<void, Refusal> require_new_key(const Company& company, const OrderDraft& draft) {
  if (draft.idempotency_key.empty() || company.order_by_key.find(draft.idempotency_key) == nullptr) return {};
  return same_key("VPL Order Link", draft.idempotency_key);
}

tl::expected<OrderDraft, Refusal> read_order(const Call& call, const JsonReader& in) {
  tl::expected<OrderDraft, Refusal> draft = read_header(call, in);
  if (!draft) return draft;
  if (const auto is_new = require_new_key(call.company, *draft); !is_new) {
    return tl::unexpected<Refusal>(is_new.error());
  }
  const Part& part = call.entity.parts.front();
  if (!in.has(part.name)) return draft;
  const Entity& lines = *entity_of(call.entity.api, part.target);
  for (const JsonReader& element : in.at(part.name).elements()) {
    tl::expected<LineDraft, Refusal> line = read_line(call.company, element, lines);
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
  line.customer_line = from.customer_line;
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
  order.idempotency_key = draft.idempotency_key;
  order.content_hash = draft.content_hash;
  order.created = now;
  order.order_date = draft.order_date;
  order.requested_delivery = draft.requested_delivery;
  order.ship_to = draft.ship_to;
  order.ship_to_is_code = draft.ship_to_is_code;
  order.lines.reserve(draft.lines.size());
  for (const LineDraft& from : draft.lines) book_line(company, order, from);
  SalesOrder& booked = company.orders.add(std::move(order));
  if (!draft.idempotency_key.empty()) company.order_by_key[draft.idempotency_key] = booked.serial;
  const std::optional<Duration>& release_after = company.settings.policy.release_after;
  if (release_after)
    booked.release_due = company.agenda.add(now + *release_after, {Duty::ReleaseOrder, booked.serial, ""});
  return booked.serial;
}

}  // namespace

tl::unexpected<Refusal> same_key(std::string_view table, const std::string& key) {
  return refusal(400, "Internal_EntityWithSameKeyExists",
                 fmt::format("The record in table {} already exists. Identification fields and values: Idempotency "
                             "Key='{}'.",
                             table, key));
}

Answer create_sales_order(const Call& call, const JsonReader& body) {
  const tl::expected<OrderDraft, Refusal> draft = read_order(call, body);
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
  return serve_row(call, call.entity, 201, {serial, 0, 0});
}

Answer add_sales_order_line(const Call& call, const JsonReader& body) {
  Company& company = call.company;
  const std::string document = call.rest.empty() ? lower_case(body.text_or("documentId", "")) : call.key;
  if (document.empty()) return business_error("You must specify a document id to create a line.");
  const std::vector<std::int64_t> found = company.orders.with_id(document);
  if (found.empty() || !company.orders.is_live(found.front())) {
    return business_error(fmt::format("No document with the specified ID exists: '{}'.", shown(document)));
  }
  SalesOrder& order = company.orders.at(found.front());
  if (const auto allowed = require_changeable(call, order); !allowed) {
    return tl::unexpected<Refusal>(allowed.error());
  }
  if (order.lines.size() >= lines_max) return bad_request("A sales order has at most 1,000 lines.");
  const Entity& lines = call.rest.empty() ? call.entity : *entity_of(call.entity.api, call.rest);
  const tl::expected<LineDraft, Refusal> draft = read_line(company, body, lines);
  if (!draft) return tl::unexpected<Refusal>(draft.error());

  const RowKey key = book_line(company, order, *draft);
  ask_for(company, key, draft->eaches, call.now);
  settle_release(company, order.serial, call.now);
  company.orders.touch(order, call.now);
  company.effects.push_back(sales_order_changed(call, order.serial));
  return serve_row(call, lines, 201, {key.record, key.line, 0});
}

}  // namespace vendorproof::mock_erp
