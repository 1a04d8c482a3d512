#include "core/flow/sales/sales_order_head.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "core/base/hash.h"
#include "core/base/text.h"
#include "core/flow/orders.h"
#include "core/flow/outbox/questions.h"
#include "core/flow/sales/sales_order_lines.h"
#include "core/flow/sales/sales_order_mending.h"
#include "core/trade/order_plan.h"

namespace vendorproof::flow {

namespace {

using store::OrderRecord;

/// A part of the head: its value as a text, and what it means that the ERP does not take it.
struct HeadPart {
  std::string_view name;
  std::int64_t refused_as;  ///< in OrderRecord::refused, where lines have numbers from 1
  std::string (*wanted)(const OrderRecord& record);
  std::string (*held)(const OrderRecord& record);
  void (*set)(erp::HeadChange& change, const std::string& value);
  ExceptionKind kind;
  std::string (*subject)(const OrderRecord& record);
  std::string_view meaning;
};

std::string day_of(std::optional<Instant> instant) { return instant ? format_date(*instant) : ""; }

constexpr std::array<HeadPart, 2> head_parts = {{
    {"ship-to", 0, [](const OrderRecord& record) { return record.order.ship_to_party; },
     [](const OrderRecord& record) { return record.sales_order.ship_to; },
     [](erp::HeadChange& change, const std::string& value) { change.ship_to = value; },
     ExceptionKind::DestinationChanged, [](const OrderRecord& record) { return record.order.number; },
     "Amazon sends the goods to"},
    {"delivery", -1, [](const OrderRecord& record) { return day_of(trade::requested_delivery_of(record.order)); },
     [](const OrderRecord& record) { return day_of(record.sales_order.requested_delivery); },
     [](erp::HeadChange& change, const std::string& value) { change.requested_delivery = *parse_instant(value); },
     ExceptionKind::ChangeTooLate, [](const OrderRecord& record) { return record.order.number + "/delivery"; },
     "Amazon's window now begins on"},
}};

std::pair<std::int64_t, std::int64_t> refusal_of(const HeadPart& part, std::string_view wanted) {
  return {part.refused_as, static_cast<std::int64_t>(hash_of(0, wanted) >> 1)};
}

/// An ERP that does not show the head is not asked to change it.
bool is_wrong(const HeadPart& part, const OrderRecord& record) {
  const std::string wanted = part.wanted(record);
  if (record.sales_order.version.empty() || wanted.empty() || wanted == part.held(record)) return false;
  return std::find(record.refused.begin(), record.refused.end(), refusal_of(part, wanted)) == record.refused.end();
}

std::string key_of(const HeadPart& part, const std::string& purchase_order) {
  return fmt::format("sales-order-head/{}/{}", purchase_order, part.name);
}

/// The last value that the ERP accepted. If the ERP accepts a change and does not show it, the change is not sent
/// again.
std::string taken_note(const HeadPart& part, const OrderRecord& record) {
  return "taken/" + key_of(part, record.order.number);
}

const HeadPart& part_of(const store::Work& work) {
  const std::string name = split(work.key, '/').back();
  const auto* found =
      std::find_if(head_parts.begin(), head_parts.end(), [&](const HeadPart& part) { return part.name == name; });
  REQUIRE(found != head_parts.end());
  return *found;
}

void tell(Desk& desk, const OrderRecord& record, const HeadPart& part, const std::string& reason) {
  const std::string held = part.held(record);
  desk.reopen(
      part.kind, part.subject(record), record.order.number, 0, Money(),
      fmt::format("{} {} instead of {}: {}", part.meaning, part.wanted(record), held.empty() ? "none" : held, reason));
}

}  // namespace

bool mend_head(Desk& desk, OrderRecord& record) {
  for (const HeadPart& part : head_parts) {
    if (!is_wrong(part, record)) continue;
    if (desk.store.note(taken_note(part, record)) == part.wanted(record)) {
      tell(desk, record, part, "the ERP took the change and does not show it");
      record.refused.push_back(refusal_of(part, part.wanted(record)));
      continue;
    }
    record.erp = store::ErpStage::Change;
    desk.schedule(OperationId::ChangeSalesOrderHead, key_of(part, record.order.number), record.order.number,
                  desk.now.wall, part.wanted(record));
    return true;
  }
  return false;
}

void tell_of_wrong_head(Desk& desk, const OrderRecord& record, const std::string& reason) {
  for (const HeadPart& part : head_parts) {
    if (is_wrong(part, record)) tell(desk, record, part, reason);
  }
}

std::optional<HttpRequest> make_head_change(Desk& desk, store::Work& work) {
  const OrderRecord record = desk.store.known_order(work.subject);
  erp::HeadChange change{record.sales_order.id, record.sales_order.version};
  part_of(work).set(change, std::string(parameters_of(work)));
  return ask(desk, work, desk.dialect().change_head, change);
}

Result<void> take_changed_head(Desk& desk, store::Work& work, std::string_view body) {
  const auto changed = hear_whole(desk, work, desk.dialect().change_head, body);
  if (!changed) return tl::unexpected<Error>(changed.error());
  if (!*changed) return {};
  const HeadPart& part = part_of(work);
  const std::string value(parameters_of(work));
  desk.finish(work);
  OrderRecord record = desk.store.known_order(work.subject);
  desk.store.set_note(taken_note(part, record), value);
  desk.store.close(trade::exception_key(part.kind, part.subject(record)));
  if (!record.shipments.empty()) tell(desk, record, part, "goods have left already");
  // Read again: the head has a new version, and somebody else may have changed more.
  search_sales_order(desk, record, desk.now.wall);
  save_order(desk, std::move(record));
  return {};
}

bool refuse_changed_head(Desk& desk, store::Work& work, trade::Reception reception, std::string_view body) {
  OrderRecord record = desk.store.known_order(work.subject);
  if (reception == trade::Reception::Outdated || reception == trade::Reception::NotFound) {
    ++work.failures;
    work.state = store::WorkState::Done;
    desk.store.save(work);
    search_sales_order(desk, record, desk.now.wall + desk.backoff(work.failures, work.key));
  } else if (reception == trade::Reception::Wrong) {
    const HeadPart& part = part_of(work);
    tell(desk, record, part, desk.dialect().error_text(body));
    record.refused.push_back(refusal_of(part, parameters_of(work)));
    desk.finish(work);
    if (!mend_sales_order(desk, record)) ask_what_can_be_delivered(desk, record);
  } else {
    return false;
  }
  save_order(desk, std::move(record));
  return true;
}

}  // namespace vendorproof::flow
