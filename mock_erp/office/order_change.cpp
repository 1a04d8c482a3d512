// Changing a sales order line: unit, quantity and unit price, guarded by its ETag.
#include <fmt/format.h>

#include "core/base/hash.h"
#include "mock_erp/office/desks.h"
#include "mock_erp/office/line_terms.h"
#include "mock_erp/pages/listing.h"
#include "mock_erp/warehouse/stock_room.h"
#include "mock_erp/wire/code.h"
#include "mock_erp/wire/exact.h"

namespace vendorproof::mock_erp {

namespace {

struct LineChange {
  std::string unit_code;
  std::int64_t unit_eaches = 1;
  std::int64_t eaches = 0;
  Money unit_price;
  std::string description;
  std::int64_t customer_line = 0;

  bool operator==(const LineChange&) const = default;
};

LineChange terms_of(const SalesLine& line) {
  return {line.unit_code, line.unit_eaches, line.quantity, line.unit_price, line.description, line.customer_line};
}

tl::expected<RowKey, Refusal> line_to_change(const Call& call) {
  const RowKey* found = call.company.line_by_id.find(call.key);
  if (found == nullptr || !call.company.orders.is_live(found->record)) {
    return refusal(404, "Internal_RecordNotFound",
                   fmt::format("The Sales Line does not exist. Identification fields and values: SystemId='{}'.",
                               shown(call.key)));
  }
  return *found;
}

/// Another unit keeps the number of units.
tl::expected<void, Refusal> change_unit(const Company& company, const SalesLine& line, const std::string& code,
                                        LineChange& change) {
  if (code == line.unit_code) return {};
  if (line.shipped > 0) {
    return refusal(400, "Application_FieldValidationException",
                   "Quantity Shipped must be equal to '0' in Sales Line: the unit of what is shipped stays.");
  }
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
  return {};
}

/// Business Central prices a line anew when its unit or its quantity is written.
tl::expected<void, Refusal> change_price(const Company& company, const SalesLine& line, const JsonReader& in,
                                         const Entity& entity, LineChange& change) {
  if (price_counts(in, entity)) {
    const tl::expected<Money, Refusal> price = read_price(in.at("unitPrice"), company.settings.currency);
    if (!price) return tl::unexpected<Refusal>(price.error());
    change.unit_price = *price;
  } else if (change.unit_code != line.unit_code || change.eaches != line.quantity) {
    change.unit_price = list_price(company, company.items[line.item].item, change.unit_eaches);
  }
  return {};
}

/// What a warehouse document holds stays as it is.
tl::expected<void, Refusal> require_free(const SalesLine& line, const LineChange& change) {
  const bool changes = change.eaches != line.quantity || change.unit_code != line.unit_code;
  if (changes && line.in_despatch > 0) {
    return business_error(fmt::format(
        "Quantity cannot be changed: {} pieces of the line are in an open warehouse shipment.", line.in_despatch));
  }
  if (change.eaches >= line.shipped) return {};
  return business_error(fmt::format("Quantity must not be less than {} pieces, which are shipped.", line.shipped));
}

/// Which line of which document it is, and what it sells, stays as it was created.
tl::expected<void, Refusal> require_kept(const JsonReader& in, const Entity& entity) {
  for (const char* name : {"documentId", "sequence", "lineObjectNumber", "itemId", "accountId", "lineType"}) {
    if (entity.api == Api::Vendorlink || !in.has(name)) continue;
    return business_error(fmt::format("{} cannot be changed: delete the line and create another.", in.at(name).path()));
  }
  return {};
}

/// The new values of the line; fields that the body does not name do not change.
tl::expected<LineChange, Refusal> read_change(const Call& call, const SalesLine& line, const JsonReader& in) {
  const Company& company = call.company;
  if (auto kept = require_kept(in, call.entity); !kept) return tl::unexpected<Refusal>(kept.error());
  LineChange change = terms_of(line);
  change.description = in.text_or("description", line.description);
  change.customer_line = read_whole(in, "customerLineNumber", line.customer_line);
  if (in.has("unitOfMeasureCode")) {
    const std::string code = code_of(in.text_or("unitOfMeasureCode", ""));
    const tl::expected<void, Refusal> changed = change_unit(company, line, code, change);
    if (!changed) return tl::unexpected<Refusal>(changed.error());
  }
  if (in.has("quantity")) {
    const tl::expected<std::int64_t, Refusal> eaches = read_eaches(in.at("quantity"), change.unit_eaches);
    if (!eaches) return tl::unexpected<Refusal>(eaches.error());
    change.eaches = *eaches;
  }
  if (auto priced = change_price(company, line, in, call.entity, change); !priced) {
    return tl::unexpected<Refusal>(priced.error());
  }
  if (auto free = require_free(line, change); !free) return tl::unexpected<Refusal>(free.error());
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

Answer change_sales_order_line(const Call& call, const JsonReader& body) {
  Company& company = call.company;
  const tl::expected<RowKey, Refusal> key = line_to_change(call);
  if (!key) return tl::unexpected<Refusal>(key.error());
  SalesLine& line = company.line(*key);
  const tl::expected<void, Refusal> matched = require_etag(call, etag_of(line.id, line.version));
  if (!matched) return tl::unexpected<Refusal>(matched.error());
  if (auto allowed = require_changeable(call, company.orders.at(key->record)); !allowed) {
    return tl::unexpected<Refusal>(allowed.error());
  }
  const tl::expected<LineChange, Refusal> change = read_change(call, line, body);
  if (!change) return tl::unexpected<Refusal>(change.error());

  const bool changes = *change != terms_of(line);
  if (changes) {
    line.description = change->description;
    line.customer_line = change->customer_line;
    line.unit_code = change->unit_code;
    line.unit_eaches = change->unit_eaches;
    line.unit_price = change->unit_price;
    change_quantity(company, *key, change->eaches, call.now);
    company.touch_line(*key, call.now);
    settle_release(company, key->record, call.now);
    company.effects.push_back(sales_order_changed(call, key->record));
    close_if_done(company, key->record);
  }
  return serve_row(call, call.entity, 200, {key->record, key->line, 0});
}

}  // namespace vendorproof::mock_erp
