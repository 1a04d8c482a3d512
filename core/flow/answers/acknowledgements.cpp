#include "core/flow/answers/acknowledgements.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/base/hash.h"
#include "core/base/text.h"
#include "core/flow/despatches.h"
#include "core/flow/orders.h"
#include "core/flow/outbox/questions.h"
#include "core/flow/outbox/subjects.h"
#include "core/flow/sales/sales_order_lines.h"
#include "core/flow/takeover/takeover.h"
#include "core/flow/transactions.h"
#include "core/store/text/document_text.h"

namespace vendorproof::flow {

namespace {

using store::AcknowledgementStage;

// A changed order is read again so soon.
constexpr Duration change_is_read_within = std::chrono::minutes(2);

std::string status_key(const std::string& purchase_order) { return "order-status/" + purchase_order; }

/// A look whether Amazon shows an acknowledgement that it took.
std::string read_back_key(const std::string& purchase_order) { return "read-back/" + purchase_order; }

/// The parameters of a look at the status are its earliest time, and its number from 1.
std::string look_at(Instant due, std::int64_t look) { return fmt::format("{} {}", text_of(due), look); }
std::int64_t look_of(std::string_view parameters) { return number_of(split(parameters, ' ').back()); }

std::string resent_note(const std::string& key) { return "resent/" + key; }

/// How often Amazon is asked again where it does not show the lines at all.
constexpr std::int64_t looks_max = 4;

void forget_unsent(Desk& desk, const store::OrderRecord& record) {
  const std::optional<store::Work> work = desk.store.work(record.acknowledgement_key);
  if (work && work->state == store::WorkState::Due && work->attempt == 0) desk.store.erase_work(work->key);
}

bool is_under_way(Desk& desk, const store::OrderRecord& record) {
  switch (record.acknowledgement) {
    case AcknowledgementStage::None:
    case AcknowledgementStage::Succeeded:
    case AcknowledgementStage::Failed:
      return false;
    case AcknowledgementStage::InDoubt:
    case AcknowledgementStage::Processing:
      return true;
    case AcknowledgementStage::Sending:
      break;
  }
  forget_unsent(desk, record);
  return desk.store.work(record.acknowledgement_key).has_value();
}

void send(Desk& desk, store::OrderRecord& record) {
  record.acknowledgement_key = record.wanted_key;
  record.acknowledged = record.wanted;
  if (record.wanted.lines.empty()) {
    record.acknowledgement = AcknowledgementStage::Succeeded;
    return;
  }
  record.acknowledgement = AcknowledgementStage::Sending;
  desk.schedule(OperationId::SubmitAcknowledgement, record.acknowledgement_key, record.order.number, desk.now.wall,
                store::write_document(record.acknowledged));
}

std::vector<trade::LineStatus> lines_of(const std::vector<channel::OrderStatus>& orders, std::string_view number) {
  std::vector<trade::LineStatus> lines;
  for (const channel::OrderStatus& order : orders) {
    if (order.purchase_order == number) lines.insert(lines.end(), order.lines.begin(), order.lines.end());
  }
  return lines;
}

/// Whether Amazon shows every line of the acknowledgement as not confirmed: it took the document and lost it.
bool is_lost(const trade::Acknowledgement& sent, const std::vector<trade::LineStatus>& lines) {
  return std::all_of(sent.lines.begin(), sent.lines.end(), [&](const trade::LineAcknowledgement& answer) {
    return std::any_of(lines.begin(), lines.end(), [&](const trade::LineStatus& line) {
      return line.sequence == answer.sequence && line.unconfirmed && line.accepted_eaches == 0 &&
             line.rejected_eaches == 0;
    });
  });
}

bool are_told(const trade::Acknowledgement& sent, const std::vector<trade::LineStatus>& lines) {
  return std::all_of(sent.lines.begin(), sent.lines.end(), [&](const trade::LineAcknowledgement& answer) {
    return std::any_of(lines.begin(), lines.end(),
                       [&](const trade::LineStatus& line) { return line.sequence == answer.sequence; });
  });
}

/// Whether Amazon orders another quantity of a line than we know: the order changed, and the change was not read yet.
bool has_changed(const trade::PurchaseOrder& order, const std::vector<trade::LineStatus>& lines) {
  return std::any_of(lines.begin(), lines.end(), [&](const trade::LineStatus& line) {
    const auto known = std::find_if(order.lines.begin(), order.lines.end(),
                                    [&](const auto& ordered) { return ordered.sequence == line.sequence; });
    if (!line.ordered_eaches || known == order.lines.end() || known->ordered.unit_size == 0) return false;
    return *line.ordered_eaches != known->ordered.amount * known->ordered.unit_size;
  });
}

bool shows(const trade::LineAcknowledgement& sent, const std::vector<trade::LineStatus>& lines) {
  trade::Acknowledgement one;
  one.lines.push_back(sent);
  const trade::LineAnswer answer = trade::answer_to(one, sent.sequence);
  return std::any_of(lines.begin(), lines.end(), [&](const trade::LineStatus& line) {
    return line.sequence == sent.sequence && !line.unconfirmed && line.accepted_eaches == answer.confirmed() &&
           line.rejected_eaches == answer.rejected;
  });
}

}  // namespace

std::string decision_key(const store::OrderRecord& record) {
  const Instant changed = record.order.changed_at.value_or(Instant());
  const auto seed = static_cast<std::uint64_t>(changed.time_since_epoch().count());
  const std::uint64_t revision = hash_of(seed, store::write_document(record.wanted));
  return fmt::format("acknowledgement/{}/{}", record.order.number, hex_of(revision));
}

void decide(Desk& desk, store::OrderRecord& record) {
  decide(desk, record, desk.config.acknowledgement.of(record.order));
}

void decide(Desk& desk, store::OrderRecord& record, const trade::AcknowledgementPolicy& policy) {
  const std::vector<trade::LineSupply> supplies = supplies_of(record);
  record.wanted = trade::decide_acknowledgement(record.order, plan_of(desk, record), supplies, firm_answer(record),
                                                policy, desk.now.wall);
  record.wanted_key = decision_key(record);
  if (std::exchange(record.emergency, false)) {
    desk.store.close(trade::exception_key(ExceptionKind::EmergencyAcknowledgement, record.order.number));
  }
  record.closed.clear();
  for (const trade::LineSupply& supply : supplies) {
    if (supply.closed_short > 0) record.closed.emplace_back(supply.sequence, supply.closed_short);
  }
}

void offer_acknowledgement(Desk& desk, store::OrderRecord& record) {
  if (record.wanted_key.empty() || record.wanted_key == record.acknowledgement_key) return;
  if (!is_under_way(desk, record)) send(desk, record);
}

void offer_acknowledgement_again(Desk& desk, store::OrderRecord& record) {
  if (record.acknowledgement == AcknowledgementStage::Failed) send(desk, record);
}

namespace {

/// Removes `excess` eaches from an answer, starting with its last part.
void cut(trade::LineAcknowledgement& answer, std::int64_t excess) {
  while (excess > 0 && !answer.parts.empty()) {
    const std::int64_t taken = std::min(excess, answer.parts.back().eaches);
    answer.parts.back().eaches -= taken;
    excess -= taken;
    if (answer.parts.back().eaches == 0) answer.parts.pop_back();
  }
}

/// For an acknowledgement that waited while Amazon changed the order: removes lines that are gone or cancelled, and
/// reduces lines to what is ordered now (ACK-09).
trade::Acknowledgement still_true(trade::Acknowledgement acknowledgement, const trade::PurchaseOrder& order) {
  for (trade::LineAcknowledgement& answer : acknowledgement.lines) {
    const auto line = std::find_if(order.lines.begin(), order.lines.end(),
                                   [&](const auto& ordered) { return ordered.sequence == answer.sequence; });
    const bool gone = line == order.lines.end() || line->ordered.amount == 0;
    const bool unsized = !gone && line->ordered.unit == UnitOfMeasure::Cases && line->ordered.unit_size == 0;
    if (unsized) continue;
    std::int64_t answered = 0;
    for (const trade::ItemAcknowledgement& part : answer.parts) answered += part.eaches;
    cut(answer, answered - (gone ? 0 : line->ordered.amount * line->ordered.unit_size));
  }
  std::erase_if(acknowledgement.lines, [](const trade::LineAcknowledgement& answer) { return answer.parts.empty(); });
  return acknowledgement;
}

}  // namespace

std::optional<channel::Document> make_acknowledgement(Desk& desk, store::Work& work) {
  const store::OrderRecord record = desk.store.known_order(work.subject);
  auto acknowledgement =
      still_true(store::read_document<trade::Acknowledgement>(parameters_of(work), work.key), record.order);
  if (acknowledgement.lines.empty()) {
    desk.finish(work);
    acknowledgement_succeeded(desk, work);
    return std::nullopt;
  }
  trade::PurchaseOrder order = trade::with_unit_sizes(record.order, plan_of(desk, record));
  return channel::AcknowledgementDraft{std::move(order), std::move(acknowledgement), desk.now.wall};
}

void doubt_acknowledgement(Desk& desk, store::Work& work) {
  work.state = store::WorkState::InDoubt;
  desk.store.save(work);
  store::OrderRecord record = desk.store.known_order(work.subject);
  record.acknowledgement = AcknowledgementStage::InDoubt;
  save_order(desk, std::move(record));
  const Instant due = desk.now.wall + visible_after;
  desk.schedule(OperationId::ReadOrderStatus, status_key(work.subject), work.subject, due, look_at(due, 1));
}

Result<void> take_acknowledgement_receipt(Desk& desk, std::span<store::Work> rows, std::string_view body) {
  if (auto taken = take_receipt(desk, rows, body); !taken) return taken;
  for (const store::Work& work : rows) {
    store::OrderRecord record = desk.store.known_order(work.subject);
    record.acknowledgement = AcknowledgementStage::Processing;
    save_order(desk, std::move(record));
  }
  return {};
}

namespace {

void read_back(Desk& desk, const store::OrderRecord& record, std::int64_t look) {
  const Instant due = desk.now.wall + visible_after;
  desk.schedule(OperationId::ReadOrderStatus, read_back_key(record.order.number), record.order.number, due,
                look_at(due, look));
}

}  // namespace

void acknowledgement_succeeded(Desk& desk, store::Work& work) {
  store::OrderRecord record = desk.store.known_order(work.subject);
  const bool may_be_lost = work.doubted && !record.acknowledged.lines.empty();
  if (may_be_lost) read_back(desk, record, 1);
  record.acknowledgement = AcknowledgementStage::Succeeded;
  record.confirmed = true;
  desk.store.close("acknowledgement-failed/" + work.subject);
  offer_acknowledgement(desk, record);
  save_order(desk, std::move(record));
  release_despatches_of(desk, work.subject);
}

void acknowledgement_failed(Desk& desk, store::Work& work, const trade::Transaction& transaction) {
  store::OrderRecord record = desk.store.known_order(work.subject);
  record.acknowledgement = AcknowledgementStage::Failed;
  const Money waiting = money_waiting(desk, work.subject);
  desk.reopen(ExceptionKind::AcknowledgementFailed, work.subject, work.subject, 0, waiting,
              fmt::format("{}: {}{}", transaction.error_code, transaction.error_message, words_of_waiting(waiting)),
              "code=" + transaction.error_code);
  offer_acknowledgement(desk, record);
  save_order(desk, std::move(record));
}

std::optional<HttpRequest> ask_for_order_status(Desk& desk, store::Work& work) {
  // The row may be due early (Store::clamp_due), and then Amazon may not show the acknowledgement yet.
  const Instant earliest = instant_of(parameters_of(work));
  if (desk.now.wall < earliest && earliest - desk.now.wall <= visible_after) {
    desk.postpone(work, earliest);
    return std::nullopt;
  }
  return ask(desk, work, desk.channel().order_status, work.subject);
}

namespace {

/// Amazon said 202 and never what became of it; what counts is what it shows. A loss is sent again once by itself.
void compare_with_shown(Desk& desk, store::Work& work, const std::vector<trade::LineStatus>& lines) {
  store::OrderRecord record = desk.store.known_order(work.subject);
  std::optional<store::Work> sent = desk.store.work(record.acknowledgement_key);
  // An order that changed since, or of which less was sent than was decided, has another answer to come.
  const bool is_latest = record.acknowledgement == AcknowledgementStage::Succeeded && sent &&
                         record.wanted_key == record.acknowledgement_key &&
                         decision_key(record) == record.acknowledgement_key &&
                         still_true(record.acknowledged, record.order) == record.acknowledged;
  if (!is_latest) {
    if (sent) desk.store.erase_note(resent_note(sent->key));
    return desk.finish(work);
  }
  const std::int64_t look = look_of(parameters_of(work));
  if (!are_told(record.acknowledged, lines) && look < looks_max) {
    desk.finish(work);
    return read_back(desk, record, look + 1);
  }
  desk.finish(work);
  const std::string resent = resent_note(sent->key);
  const bool was_resent = desk.store.note(resent).has_value();
  const bool is_lost_now = is_lost(record.acknowledged, lines);
  if (was_resent) desk.store.erase_note(resent);
  if (!is_lost_now) return;
  if (was_resent) {
    record.acknowledgement = AcknowledgementStage::Failed;
    desk.reopen(ExceptionKind::AcknowledgementFailed, work.subject, work.subject, 0, Money(),
                "Amazon took the acknowledgement twice and shows nothing of it");
  } else {
    desk.note_instant(resent, desk.now.wall);
    send(desk, record);
  }
  save_order(desk, std::move(record));
}

}  // namespace

Result<void> take_order_status(Desk& desk, store::Work& work, std::string_view body) {
  const auto heard = hear_whole(desk, work, desk.channel().order_status, body);
  if (!heard) return tl::unexpected<Error>(heard.error());
  if (!*heard) return {};
  if (work.key == read_back_key(work.subject)) {
    compare_with_shown(desk, work, lines_of(**heard, work.subject));
    return {};
  }
  const std::string parameters(parameters_of(work));
  desk.finish(work);
  store::OrderRecord record = desk.store.known_order(work.subject);
  std::optional<store::Work> sent = desk.store.work(record.acknowledgement_key);
  if (!sent || sent->state != store::WorkState::InDoubt) return {};

  const std::vector<trade::LineStatus> lines = lines_of(**heard, work.subject);
  const std::vector<trade::LineAcknowledgement>& parts = record.acknowledged.lines;
  const bool has_arrived = std::all_of(parts.begin(), parts.end(),
                                       [&](const trade::LineAcknowledgement& line) { return shows(line, lines); });
  if (has_arrived) {
    desk.finish(*sent);
    acknowledgement_succeeded(desk, *sent);
    return {};
  }
  if (desk.config.is_shadow && take_answer_of_others(desk, record, lines)) {
    desk.finish(*sent);
    save_order(desk, std::move(record));
    release_despatches_of(desk, work.subject);
    return {};
  }
  const std::int64_t look = look_of(parameters);
  if (has_changed(record.order, lines) && look < looks_max) {
    // Sent again, it would acknowledge what Amazon does not order any more (API-04).
    desk.schedule(OperationId::ReadOrder, "order/" + work.subject, work.subject, desk.now.wall);
    const Instant due = desk.now.wall + change_is_read_within;
    desk.schedule(OperationId::ReadOrderStatus, work.key, work.subject, due, look_at(due, look + 1));
    return {};
  }
  if (record.wanted_key != record.acknowledgement_key) {
    // The acknowledgement never arrived and is out of date: send the newer decision instead.
    desk.finish(*sent);
    send(desk, record);
  } else {
    record.acknowledgement = AcknowledgementStage::Sending;
    desk.postpone(*sent, desk.now.wall);
  }
  save_order(desk, std::move(record));
  return {};
}

}  // namespace vendorproof::flow
