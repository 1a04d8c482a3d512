// Changing a sales order line: quantity and unit price, guarded by its ETag.
#include <fmt/format.h>

#include "core/base/hash.h"
#include "mock_erp/office/desks.h"
#include "mock_erp/office/line_terms.h"
#include "mock_erp/pages/pages.h"
#include "mock_erp/warehouse/stock_room.h"
#include "mock_erp/wire/exact.h"

namespace vendorproof::mock_erp {

namespace {

struct LineChange {
  std::string unit_code;
  std::int64_t unit_eaches = 1;
  std::int64_t eaches = 0;
  Money unit_price;
};

tl::expected<RowKey, Refusal> line_to_change(const Call& call) {
  const RowKey* found = call.company.line_by_id.find(call.key);
  if (found == nullptr || !call.company.orders.is_live(found->record)) {
    return refusal(404, "Internal_RecordNotFound",
                   fmt::format("The Sales Line does not exist. Identification fields and values: SystemId='{}'.",
                               shown(call.key)));
  }
  return *found;
}

/// Another unit keeps the number of units, and prices the line by the item again.
tl::expected<void, Refusal> change_unit(const Company& company, const SalesLine& line, const std::string& code,
                                        LineChange& change) {
  if (code == line.unit_code) return {};
  const Item& item = company.items[line.item].item;
  const tl::expected<std::int64_t, Refusal> unit_eaches = eaches_of_unit(item, code);
  if (!unit_eaches) return tl::unexpected<Refusal>(unit_eaches.error());
  if (line.quantity % line.unit_eaches != 0) {
    return business_error(
        fmt::format("The quantity of {} pieces is not a whole number of units of {}: change the quantity first.",
                    line.quantity, line.unit_eaches));
  }
  change.unit_code = code;
  change.unit_eaches = *unit_eaches;
  change.eaches = line.quantity / line.unit_eaches * *unit_eaches;
  change.unit_price = Money(item.unit_price.ten_thousandths(), company.settings.currency) * *unit_eaches;
  return {};
}

/// The new values of the line; fields that the body does not name do not change.
tl::expected<LineChange, Refusal> read_change(const Company& company, const SalesLine& line, const JsonText& body) {
  const JsonReader in(body, "salesOrderLine");
  const auto known = require_known_fields(in, "salesOrderLine", {"unitOfMeasureCode", "quantity", "unitPrice"});
  if (!known) return tl::unexpected<Refusal>(known.error());
  LineChange change{line.unit_code, line.unit_eaches, line.quantity, line.unit_price};
  if (in.node().member("unitOfMeasureCode")) {
    const tl::expected<void, Refusal> changed = change_unit(company, line, in.text_or("unitOfMeasureCode", ""), change);
    if (!changed) return tl::unexpected<Refusal>(changed.error());
  }
  if (in.node().member("quantity")) {
    const tl::expected<std::int64_t, Refusal> eaches = read_eaches(in.at("quantity"), change.unit_eaches);
    if (!eaches) return tl::unexpected<Refusal>(eaches.error());
    change.eaches = *eaches;
  }
  if (in.node().member("unitPrice")) {
    const tl::expected<Money, Refusal> price = read_price(in.at("unitPrice"), company.settings.currency);
    if (!price) return tl::unexpected<Refusal>(price.error());
    change.unit_price = *price;
  }
  const std::int64_t bound = line.shipped + line.in_despatch;
  if (change.eaches < bound) {
    return business_error(
        fmt::format("Quantity must not be less than {} pieces: {} are shipped and {} are in an open "
                    "despatch.",
                    bound, line.shipped, line.in_despatch));
  }
  const auto in_range = require_amount_in_range(change.unit_price, change.eaches, change.unit_eaches);
  if (!in_range) return tl::unexpected<Refusal>(in_range.error());
  return change;
}

/// Units closed short stay closed, unless the new quantity is so low that it removes some of them.
void change_quantity(Company& company, const RowKey& key, std::int64_t eaches, Instant now) {
  SalesLine& line = company.line(key);
  if (eaches > line.quantity) {
    ask_for(company, key, eaches - line.quantity, now);
    return;
  }
  const std::int64_t lowered = line.quantity - eaches;
  const std::int64_t open = line.backorder() + line.reserved - line.in_despatch;
  const std::int64_t from_open = lowered < open ? lowered : open;
  line.closed_short -= lowered - from_open;
  line.quantity -= lowered - from_open;
  give_up(company, key, from_open, now);
}

}  // namespace

Effect sales_order_changed(const Call& call, std::int64_t serial) {
  const Company& company = call.company;
  const SalesOrder& order = company.orders.at(serial);
  Effect effect;
  effect.at = call.now;
  effect.kind = EffectKind::SalesOrderChanged;
  effect.purchase_order = order.external_document_number;
  effect.document = order.number;
  effect.amount = Money(0, company.settings.currency);
  effect.body_hash = hash_of(0, call.request.body);
  for (std::size_t i = 0; i < order.lines.size(); ++i) {
    const SalesLine& line = order.lines[i];
    effect.amount += divided(line.unit_price * line.quantity, line.unit_eaches);
    effect.lines.push_back(effect_line(company, {serial, static_cast<std::int64_t>(i)}, line.quantity));
  }
  return effect;
}

Answer change_sales_order_line(const Call& call) {
  Company& company = call.company;
  const tl::expected<RowKey, Refusal> key = line_to_change(call);
  if (!key) return tl::unexpected<Refusal>(key.error());
  SalesLine& line = company.line(*key);
  const tl::expected<void, Refusal> matched = require_etag(call, etag_of(line.id, line.version));
  if (!matched) return tl::unexpected<Refusal>(matched.error());
  const tl::expected<JsonText, Refusal> body = read_body(call.request);
  if (!body) return tl::unexpected<Refusal>(body.error());
  const tl::expected<LineChange, Refusal> change = read_change(company, line, *body);
  if (!change) return tl::unexpected<Refusal>(change.error());

  const bool changes =
      change->eaches != line.quantity || change->unit_price != line.unit_price || change->unit_code != line.unit_code;
  if (changes) {
    line.unit_code = change->unit_code;
    line.unit_eaches = change->unit_eaches;
    line.unit_price = change->unit_price;
    change_quantity(company, *key, change->eaches, call.now);
    company.touch_line(*key, call.now);
    company.effects.push_back(sales_order_changed(call, key->record));
    close_if_done(company, key->record);
  }
  return json_response(200, sales_line_json(company, *key));
}

}  // namespace vendorproof::mock_erp
