#include "core/flow/ship_notices.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/base/text.h"
#include "core/flow/corrections/despatch_changes.h"
#include "core/flow/corrections/read_back.h"
#include "core/flow/invoices.h"
#include "core/flow/orders.h"
#include "core/flow/outbox/bookmark.h"
#include "core/flow/outbox/subjects.h"
#include "core/flow/takeover/memory.h"
#include "core/store/text/document_text.h"
#include "core/trade/shipping/despatch_gaps.h"
#include "core/trade/shipping/notice_parts.h"

namespace vendorproof::flow {

namespace {

using store::DespatchState;

constexpr std::string_view notice_prefix = "ship-notice/";
constexpr std::string_view replacement_prefix = "ship-notice-replaced/";
constexpr OperationId ship_notices = OperationId::SubmitShipNotice;

std::string notice_key(const std::string& identifier) { return std::string(notice_prefix) + identifier; }

std::string replacement_key(const std::string& identifier) { return std::string(replacement_prefix) + identifier; }

bool is_replacement(const store::Work& work) { return starts_with(work.key, replacement_prefix); }

std::string identifier_of(const store::Work& work) { return work.key.substr(work.key.find('/') + 1); }

/// Of several notices of one despatch: this one is on its way, or has arrived.
std::string sent_note(const std::string& identifier) { return "notice-sent/" + identifier; }

/// "" if the notice declares the whole despatch.
std::string vendor_code_in(const std::string& identifier, const trade::Despatch& despatch) {
  return identifier == despatch.number ? "" : identifier.substr(despatch.number.size() + 1);
}

/// Invoices are released when all orders are marked: one may bill several of them.
void mark_noticed(Desk& desk, const trade::Despatch& despatch, const std::string& vendor_code) {
  std::vector<std::string> marked;
  for (auto& [number, order] : orders_on(desk, despatch)) {
    if (!vendor_code.empty() && order.order.selling_party != vendor_code) continue;
    for (store::ShipmentRecord& shipment : order.shipments) {
      if (shipment.despatch == despatch.number) shipment.noticed = true;
    }
    save_order(desk, std::move(order));
    marked.push_back(number);
  }
  for (const std::string& number : marked) release_invoices_of(desk, number);
}

bool is_all_noticed(const trade::Despatch& despatch, const OrdersOnTruck& orders) {
  return std::all_of(orders.begin(), orders.end(), [&](const auto& entry) {
    const std::vector<store::ShipmentRecord>& shipments = entry.second.shipments;
    return std::all_of(shipments.begin(), shipments.end(), [&](const store::ShipmentRecord& shipment) {
      return shipment.despatch != despatch.number || shipment.noticed;
    });
  });
}

void forget_sent_notices(Desk& desk, const trade::Despatch& despatch, const OrdersOnTruck& orders) {
  for (const auto& [number, order] : orders) {
    desk.store.erase_note(sent_note(trade::notice_identifier(despatch, order.order.selling_party, false)));
  }
}

/// Whether Amazon has the notice of these orders' goods on the despatch.
bool is_noticed(Desk& desk, const std::string& despatch, const std::map<std::string, trade::NoticeOrder>& orders) {
  return std::any_of(orders.begin(), orders.end(), [&](const auto& entry) {
    const store::Found<store::OrderRecord> order = desk.store.order(entry.first);
    return order &&
           std::any_of(order->shipments.begin(), order->shipments.end(), [&](const store::ShipmentRecord& shipment) {
             return shipment.despatch == despatch && shipment.noticed;
           });
  });
}

}  // namespace

OrdersOnTruck orders_on(Desk& desk, const trade::Despatch& despatch) {
  OrdersOnTruck orders;
  for (const std::string& number : trade::purchase_orders_on(despatch)) {
    std::optional<store::OrderRecord> order = store::to_change(desk.store.order(number));
    if (order && !order->foreign) orders.emplace(number, std::move(*order));
  }
  return orders;
}

std::string first_order(const trade::Despatch& despatch) {
  const std::vector<std::string> numbers = trade::purchase_orders_on(despatch);
  return numbers.empty() ? "" : numbers.front();
}

Result<void> send_ship_notices(Desk& desk, store::DespatchRecord& record,
                               const std::map<std::string, trade::NoticeOrder>& orders) {
  const trade::Despatch& despatch = record.despatch;
  const Result<std::vector<trade::NoticePart>> parts = trade::notice_parts(despatch, orders);
  if (!parts) return tl::unexpected<Error>(parts.error());
  const trade::ShipFrom ship_from = {desk.config.ship_from_party, desk.config.ship_from_address};
  std::vector<trade::ShipNotice> notices;
  std::set<std::string> replaced;
  for (const trade::NoticePart& part : *parts) {
    if (part.despatch.lines.empty()) continue;
    if (is_noticed(desk, despatch.number, part.orders)) replaced.insert(part.despatch.number);
    auto notice = trade::make_ship_notice(part.despatch, part.orders, ship_from, desk.config.shipping, desk.now.wall);
    if (!notice) return tl::unexpected<Error>(notice.error());
    notices.push_back(std::move(*notice));
  }
  record.state = DespatchState::Sending;
  record.waits_for = fmt::format("transaction of {}", desk.channel().submissions.ship_notice);
  note_replaceable(desk, despatch);
  const bool is_older = std::any_of(orders.begin(), orders.end(),
                                    [&](const auto& entry) { return predates_memory(desk, entry.second.order); });
  for (const trade::ShipNotice& notice : notices) {
    const std::string note = sent_note(notice.identifier);
    if (notices.size() > 1 && desk.store.note(note)) continue;
    if (notices.size() > 1) desk.note_instant(note, desk.now.wall);
    // If the departure time is in the future, the notice is sent at that time.
    const bool replaces = replaced.contains(notice.identifier);
    const std::string key = replaces ? replacement_key(notice.identifier) : notice_key(notice.identifier);
    desk.schedule(ship_notices, key, despatch.number, std::max(desk.now.wall, notice.shipped_at),
                  store::write_document(notice));
    if (is_older) may_have_arrived(desk, key);
  }
  return {};
}

bool withdraw_unsent_notices(Desk& desk, const trade::Despatch& despatch) {
  const OrdersOnTruck orders = orders_on(desk, despatch);
  std::set<std::string> identifiers = {despatch.number};
  for (const auto& [number, order] : orders) {
    identifiers.insert(trade::notice_identifier(despatch, order.order.selling_party, false));
  }
  const bool replaces = is_all_noticed(despatch, orders);
  std::vector<std::string> keys;
  for (const std::string& identifier : identifiers) {
    const std::string key = replaces ? replacement_key(identifier) : notice_key(identifier);
    const std::optional<store::Work> work = desk.store.work(key);
    if (!work) continue;
    if (work->state != store::WorkState::Due || work->attempt > 0) return false;
    keys.push_back(key);
  }
  for (const std::string& key : keys) desk.store.erase_work(key);
  for (const std::string& identifier : identifiers) desk.store.erase_note(sent_note(identifier));
  return !keys.empty();
}

std::string despatch_of_notice(Desk& desk, const std::string& identifier) {
  std::string number = identifier;
  while (!desk.store.despatch(number)) {
    const std::size_t dash = number.rfind('-');
    if (dash == std::string::npos) return "";
    number.resize(dash);
  }
  return number;
}

std::optional<channel::Document> make_ship_notice(Desk&, store::Work& work) {
  auto notice = store::read_document<trade::ShipNotice>(parameters_of(work), work.key);
  notice.replaces = is_replacement(work);
  return notice;
}

// Sends the same identifier and body again. If Amazon refuses it as a duplicate, the first one has arrived.
void ship_notice_succeeded(Desk& desk, store::Work& work) {
  store::DespatchRecord record = desk.store.known_despatch(work.subject);
  const std::string identifier = identifier_of(work);
  forget_copies(desk, work);
  desk.store.close(trade::exception_key(ExceptionKind::ShipNoticeFailed, identifier));
  desk.store.close(trade::exception_key(ExceptionKind::ShipNoticeLost, identifier));
  mark_noticed(desk, record.despatch, vendor_code_in(identifier, record.despatch));
  const OrdersOnTruck orders = orders_on(desk, record.despatch);
  if (!is_all_noticed(record.despatch, orders)) return;
  forget_sent_notices(desk, record.despatch, orders);
  desk.store.close(trade::exception_key(ExceptionKind::DespatchChanged, record.despatch.number));
  const std::string number = record.despatch.number;
  record.state = DespatchState::Succeeded;
  record.waits_for.clear();
  desk.store.save(std::move(record));
  correct_notice(desk, number);
}

void ship_notice_failed(Desk& desk, store::Work& work, const trade::Transaction& transaction) {
  // Amazon did not refuse the first one. It refuses the same document now because it has it, and does not say so.
  const bool is_had = transaction.is_unexplained && is_copy(desk, work) && !says_success(desk, ship_notices);
  if (is_had) return ship_notice_succeeded(desk, work);
  forget_copies(desk, work);
  store::DespatchRecord record = desk.store.known_despatch(work.subject);
  const std::string identifier = identifier_of(work);
  record.state = DespatchState::Failed;
  record.waits_for = fmt::format("exception ship-notice-failed {} (IT)", identifier);
  desk.store.save(record);
  desk.store.erase_note(sent_note(identifier));
  // If an answer was lost before, a failure without a reason probably means that the first notice had arrived.
  const bool may_have_arrived = work.doubted && transaction.is_unexplained;
  const Money waiting = money_waiting(desk, work.subject);
  desk.reopen(ExceptionKind::ShipNoticeFailed, identifier, first_order(record.despatch), 0, waiting,
              fmt::format("{}: {}{}{}", transaction.error_code, transaction.error_message,
                          may_have_arrived ? " An earlier notice may have arrived: look for it in Vendor Central." : "",
                          words_of_waiting(waiting)),
              "code=" + transaction.error_code);
}

namespace {

/// The row keeps the document for the person who decides.
void ship_notice_lost(Desk& desk, store::Work& work) {
  store::DespatchRecord record = desk.store.known_despatch(work.subject);
  const std::string identifier = identifier_of(work);
  desk.store.save(work);
  record.state = DespatchState::Failed;
  record.waits_for = fmt::format("exception ship-notice-lost {} (Operations)", identifier);
  const Money waiting = money_waiting(desk, work.subject);
  std::string text =
      fmt::format("Amazon took the ship notice, and again a copy of it, and never said what became of it{}",
                  words_of_waiting(waiting));
  if (const auto due = trade::notice_due(record.despatch, desk.config.shipping)) {
    text += fmt::format("; it was due by {} (ASN-01)", format_instant(*due));
  }
  desk.reopen(ExceptionKind::ShipNoticeLost, identifier, first_order(record.despatch), 0, waiting, std::move(text));
  desk.store.save(std::move(record));
}

/// The row of a ship notice that waits for a person; nullopt if it is on its way, or has arrived.
std::optional<store::Work> lost_row(Desk& desk, const std::string& identifier) {
  for (const std::string& key : {replacement_key(identifier), notice_key(identifier)}) {
    std::optional<store::Work> work = desk.store.work(key);
    if (work && work->state == store::WorkState::Done && !work->parameters.empty()) return work;
  }
  return std::nullopt;
}

}  // namespace

void ship_notice_unsaid(Desk& desk, store::Work& work) {
  // Amazon takes a second Replace as well as the first, so that a copy asks nothing. A row without its document was
  // written by an older version of the program, or a person has decided meanwhile.
  const bool asks = !work.parameters.empty() && (!is_replacement(work) || says_success(desk, ship_notices));
  if (!asks) {
    desk.finish(work);
    return ship_notice_succeeded(desk, work);
  }
  if (!send_copy(desk, work)) ship_notice_lost(desk, work);
}

void send_lost_notice_again(Desk& desk, const std::string& identifier) {
  std::optional<store::Work> work = lost_row(desk, identifier);
  if (!work) return;
  store::DespatchRecord record = desk.store.known_despatch(work->subject);
  record.state = DespatchState::Sending;
  record.waits_for = fmt::format("transaction of {}", desk.channel().submissions.ship_notice);
  desk.store.save(std::move(record));
  send_row_again(desk, *work);
}

void take_notice_as_arrived(Desk& desk, const std::string& identifier) {
  std::optional<store::Work> work = lost_row(desk, identifier);
  if (!work) return;
  desk.finish(*work);
  ship_notice_succeeded(desk, *work);
}

}  // namespace vendorproof::flow
