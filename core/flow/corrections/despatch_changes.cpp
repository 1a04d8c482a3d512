#include "core/flow/corrections/despatch_changes.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/base/text.h"
#include "core/flow/despatches.h"
#include "core/flow/invoices.h"
#include "core/flow/orders.h"
#include "core/flow/sales/sales_orders.h"
#include "core/flow/ship_notices.h"
#include "core/store/text/document_text.h"
#include "core/trade/shipping/despatch_gaps.h"
#include "core/trade/shipping/notice_change.h"

namespace vendorproof::flow {

namespace {

using store::DespatchState;

constexpr std::string_view replaceable_note = "notices-replaceable-until";

/// Holds the ERP's newest form of a despatch while its ship notice declares an older one.
std::string newest_note(const std::string& despatch) { return "despatch-changed/" + despatch; }
/// Holds the orders on a despatch that a person declares by hand.
std::string by_hand_note(const std::string& despatch) { return "declared-by-hand/" + despatch; }

void tell(Desk& desk, ExceptionKind kind, const trade::Despatch& noticed, const std::string& text) {
  desk.reopen(kind, noticed.number, first_order(noticed), 0, value_of_goods(desk, noticed), text);
}

/// Says by when somebody has to act: Amazon receives by the notice.
std::string until_arrival(const Desk& desk, const trade::Despatch& noticed) {
  const std::optional<Instant> arrives = trade::arrival_of(noticed, desk.config.shipping);
  return arrives ? fmt::format("; Amazon expects the goods on {}", format_instant(*arrives)) : "";
}

/// Why the notice cannot be replaced; "" if it can.
std::string obstacle(const Desk& desk, const trade::Despatch& noticed, const trade::Despatch& now) {
  if (std::string growth = trade::growth_of(noticed, now); !growth.empty()) {
    return growth + ", and a ship notice may only be reduced (ASN-09): send another one for what was added";
  }
  const Instant until = trade::replaceable_until(noticed, desk.config.shipping);
  if (desk.now.wall < until) return "";
  return fmt::format("the ship notice could be replaced until {} (ASN-10)", format_instant(until));
}

/// Nothing is left of it. The goods are on stock again, and leave with another despatch, under another notice.
void tell_undone(Desk& desk, store::DespatchRecord record, const trade::Despatch& now) {
  const trade::Despatch& noticed = record.despatch;
  tell(desk, ExceptionKind::DespatchUndone, noticed,
       "the ERP took back all goods of a despatch after its ship notice had left; the API cancels no ship notice" +
           until_arrival(desk, noticed));
  forget_undone_shipments(desk, noticed, now);
  record.despatch = now;
  record.waits_for.clear();
  desk.store.save(std::move(record));
}

void tell_too_late(Desk& desk, store::DespatchRecord record, const trade::Despatch& now, const std::string& reason) {
  tell(desk, ExceptionKind::DespatchChanged, record.despatch,
       "the ERP changed a despatch after its ship notice had left: " + reason + until_arrival(desk, record.despatch));
  // A person who closes the exception has declared these by hand, and is not told again of the same change.
  desk.store.set_note(by_hand_note(now.number), join(trade::purchase_orders_on(now), ","));
  record.despatch.modified_at = now.modified_at;
  take_goods_of(desk, record.despatch, now);
  desk.store.save(std::move(record));
}

void replace(Desk& desk, store::DespatchRecord record, const trade::Despatch& now) {
  take_goods_of(desk, record.despatch, now);
  record.despatch = now;
  record.state = DespatchState::Waiting;
  const std::string number = now.number;
  desk.store.save(std::move(record));
  judge_despatch_again(desk, number);
}

void follow(Desk& desk, store::DespatchRecord record, const trade::Despatch& now) {
  desk.store.erase_note(newest_note(now.number));
  if (trade::is_undone(now)) return tell_undone(desk, std::move(record), now);
  const std::string reason = obstacle(desk, record.despatch, now);
  if (!reason.empty()) return tell_too_late(desk, std::move(record), now, reason);
  replace(desk, std::move(record), now);
}

}  // namespace

void see_changed_despatch(Desk& desk, store::DespatchRecord noticed, const trade::Despatch& now) {
  const std::string note = newest_note(now.number);
  if (trade::declare_the_same(noticed.despatch, now)) {
    desk.store.erase_note(note);
    desk.store.close(trade::exception_key(ExceptionKind::DespatchChanged, now.number));
    return;
  }
  if (noticed.state == DespatchState::Succeeded) return follow(desk, std::move(noticed), now);
  store::DespatchRecord newest;
  newest.despatch = now;
  desk.store.set_note(note, store::write_document(newest));
}

void correct_notice(Desk& desk, const std::string& despatch) {
  const std::optional<std::string> newest = desk.store.note(newest_note(despatch));
  store::DespatchRecord record = desk.store.known_despatch(despatch);
  if (!newest || record.state != DespatchState::Succeeded) return;
  const auto now = store::read_document<store::DespatchRecord>(*newest, despatch);
  see_changed_despatch(desk, std::move(record), now.despatch);
}

void take_change_as_declared(Desk& desk, const std::string& despatch) {
  const std::optional<std::string> orders = desk.store.note(by_hand_note(despatch));
  if (!orders) return;
  desk.store.erase_note(by_hand_note(despatch));
  for (const std::string& number : split(*orders, ',')) {
    std::optional<store::OrderRecord> order = store::to_change(desk.store.order(number));
    if (!order) continue;
    for (store::ShipmentRecord& shipment : order->shipments) {
      if (shipment.despatch == despatch) shipment.noticed = true;
    }
    save_order(desk, std::move(*order));
    release_invoices_of(desk, number);
  }
}

trade::Despatch newest_form(Desk& desk, const store::DespatchRecord& record) {
  const std::string note = newest_note(record.despatch.number);
  const std::optional<std::string> newest = desk.store.note(note);
  if (!newest) return record.despatch;
  desk.store.erase_note(note);
  return store::read_document<store::DespatchRecord>(*newest, record.despatch.number).despatch;
}

void forget_undone_shipments(Desk& desk, const trade::Despatch& before, const trade::Despatch& now) {
  const std::vector<std::string> left = trade::purchase_orders_on(now);
  for (auto& [number, order] : orders_on(desk, before)) {
    if (std::find(left.begin(), left.end(), number) != left.end()) continue;
    std::erase_if(order.shipments,
                  [&](const store::ShipmentRecord& shipment) { return shipment.despatch == now.number; });
    save_order(desk, order);
    follow_despatch(desk, order);
  }
}

bool any_notice_may_be_replaced(const Desk& desk) {
  const std::optional<Instant> until = desk.noted_instant(replaceable_note);
  return until && desk.now.wall < *until;
}

void note_replaceable(Desk& desk, const trade::Despatch& noticed) {
  const Instant until = trade::replaceable_until(noticed, desk.config.shipping);
  const std::optional<Instant> noted = desk.noted_instant(replaceable_note);
  if (!noted || *noted < until) desk.note_instant(replaceable_note, until);
}

}  // namespace vendorproof::flow
