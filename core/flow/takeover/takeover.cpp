#include "core/flow/takeover/takeover.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/base/text.h"
#include "core/flow/answers/acknowledgements.h"
#include "core/flow/despatches.h"
#include "core/flow/orders.h"
#include "core/flow/outbox/questions.h"
#include "core/flow/outbox/subjects.h"
#include "core/flow/overview/stalls.h"
#include "core/flow/sales/sales_orders.h"
#include "core/flow/takeover/memory.h"
#include "core/flow/transactions.h"

namespace vendorproof::flow {

namespace {

using store::AcknowledgementStage;
using store::ErpStage;

/// An order is not left unanswered so near its deadline, only to see whether it was answered.
constexpr Duration answered_before_deadline = std::chrono::hours(1);
/// How often Amazon is asked what was answered to an order of which it says that it was.
constexpr std::int64_t takeover_looks_max = 4;
/// The number of a look at what the ERP has despatched, and when it is due.
constexpr std::int64_t look_at_despatches = 0;
constexpr Duration despatches_are_read_within = std::chrono::hours(2);

std::string takeover_key(const std::string& purchase_order) { return "take-over/" + purchase_order; }
std::string as_it_is_note(const std::string& purchase_order) { return "taken-over/" + purchase_order; }

/// Parameters of a row: the earliest time of the look, and its number from 1.
std::string look_parameters(Instant due, std::int64_t look) { return fmt::format("{} {}", text_of(due), look); }
std::int64_t number_of_look(const store::Work& work) { return number_of(split(parameters_of(work), ' ').back()); }

void schedule_look(Desk& desk, const std::string& purchase_order, Instant due, std::int64_t number) {
  desk.schedule(OperationId::TakeOverOrder, takeover_key(purchase_order), purchase_order, due,
                look_parameters(due, number));
}

/// When an answer of the last moment before the store remembers can be seen.
Instant first_takeover_look(const Desk& desk, const trade::PurchaseOrder& order) {
  if (order.state != trade::PurchaseOrderState::New) return desk.now.wall;
  const Instant visible = remembers_since(desk).value_or(desk.now.wall) + visible_after;
  const Instant latest = order.ordered_at + desk.config.acknowledge_within - answered_before_deadline;
  return std::max(desk.now.wall, std::min(visible, latest));
}

const trade::LineStatus* status_of(const std::vector<trade::LineStatus>& lines, std::int64_t sequence) {
  const auto found =
      std::find_if(lines.begin(), lines.end(), [&](const auto& line) { return line.sequence == sequence; });
  return found == lines.end() ? nullptr : &*found;
}

bool is_answered_line(const trade::LineStatus* line) {
  return line != nullptr && !line->unconfirmed && line->accepted_eaches + line->rejected_eaches > 0;
}

/// Amazon does not show why a line was rejected, nor by when a backorder was promised.
trade::LineAcknowledgement answer_of(const trade::LineStatus& line) {
  trade::LineAcknowledgement answer{line.sequence, {}};
  if (line.accepted_eaches > 0) {
    answer.parts.push_back({trade::AcknowledgementCode::Accepted, line.accepted_eaches, std::nullopt, std::nullopt});
  }
  if (line.rejected_eaches > 0) {
    answer.parts.push_back({trade::AcknowledgementCode::Rejected, line.rejected_eaches, std::nullopt,
                            trade::RejectionReason::TemporarilyUnavailable});
  }
  return answer;
}

struct Shown {
  trade::Acknowledgement answer;
  std::int64_t confirmed = 0;
  bool is_whole = true;  ///< nothing that is ordered now is left unanswered
};

Shown shown_of(const trade::PurchaseOrder& order, const std::vector<trade::LineStatus>& lines) {
  Shown shown;
  shown.answer.purchase_order = order.number;
  for (const trade::PurchaseOrderLine& ordered : order.lines) {
    if (ordered.ordered.amount == 0) continue;
    const trade::LineStatus* const line = status_of(lines, ordered.sequence);
    if (!is_answered_line(line)) {
      shown.is_whole = false;
      continue;
    }
    const std::int64_t answered = line->accepted_eaches + line->rejected_eaches;
    const std::int64_t known = ordered.ordered.amount * ordered.ordered.unit_size;
    const std::int64_t wanted = known > 0 ? known : line->ordered_eaches.value_or(answered);
    if (answered < wanted) shown.is_whole = false;
    shown.answer.lines.push_back(answer_of(*line));
    shown.confirmed += line->accepted_eaches;
  }
  return shown;
}

void take_as_our_answer(store::OrderRecord& record, Shown& shown) {
  record.wanted = std::move(shown.answer);
  record.acknowledged = record.wanted;
  record.wanted_key = decision_key(record);
  record.acknowledgement_key = record.wanted_key;
  record.acknowledgement = AcknowledgementStage::Succeeded;
  record.confirmed = true;
}

void leave_to_people(Desk& desk, store::OrderRecord& record) {
  end_takeover(desk, record.order.number);
  record.foreign = true;
  desk.reopen(
      ExceptionKind::OrderAlreadyAcknowledged, record.order.number, record.order.number, 0, Money(),
      record.confirmed
          ? "it was acknowledged before it was first seen, and the ERP has no sales order for it: it was posted "
            "and put away, or it was never made; retry makes one"
          : "Amazon says that it was acknowledged, and does not show what was answered",
      "elsewhere");
}

void go_on_with(Desk& desk, store::OrderRecord& record, Shown shown) {
  const bool is_whole = shown.is_whole;
  const bool is_rejected = is_whole && shown.confirmed == 0;
  if (!shown.answer.lines.empty()) take_as_our_answer(record, shown);
  if (is_rejected) {
    record.erp = ErpStage::NotNeeded;
    return;
  }
  if (is_whole) desk.note_instant(as_it_is_note(record.order.number), desk.now.wall);
  begin_sales_order(desk, record);
}

}  // namespace

void take_over(Desk& desk, store::OrderRecord& record) {
  record.erp = ErpStage::AwaitItems;
  schedule_look(desk, record.order.number, first_takeover_look(desk, record.order), 1);
}

namespace {

/// Whether the ERP's despatches were read since the order is known.
bool despatches_are_read(Desk& desk) {
  const std::optional<store::Work> poll = desk.store.work("poll/despatches");
  return poll && !is_learning_orders(desk) && poll->failures == 0 && poll->attempt > 0;
}

/// The end of the wait for despatches.
void end_waiting(Desk& desk, store::Work& work) {
  store::OrderRecord record = desk.store.known_order(work.subject);
  if (record.shipments.empty() && !despatches_are_read(desk)) {
    desk.postpone(work, desk.now.wall + despatches_are_read_within);
    return;
  }
  desk.finish(work);
  if (record.shipments.empty() && record.sales_order.id.empty()) leave_to_people(desk, record);
  save_order(desk, std::move(record));
}

}  // namespace

std::optional<HttpRequest> ask_what_was_answered(Desk& desk, store::Work& work) {
  if (number_of_look(work) == look_at_despatches) {
    const Instant due = instant_of(parameters_of(work));
    if (desk.now.wall < due && due - desk.now.wall <= despatches_are_read_within) {
      desk.postpone(work, due);
    } else {
      end_waiting(desk, work);
    }
    return std::nullopt;
  }
  // The row may be due early (Store::clamp_due).
  const Instant earliest = instant_of(parameters_of(work));
  if (desk.now.wall < earliest && earliest - desk.now.wall <= visible_after) {
    desk.postpone(work, earliest);
    return std::nullopt;
  }
  return ask(desk, work, desk.channel().order_status, work.subject);
}

Result<void> take_what_was_answered(Desk& desk, store::Work& work, std::string_view body) {
  const auto heard = hear_whole(desk, work, desk.channel().order_status, body);
  if (!heard) return tl::unexpected<Error>(heard.error());
  if (!*heard) return {};
  const std::int64_t number = number_of_look(work);
  desk.finish(work);
  store::OrderRecord record = desk.store.known_order(work.subject);
  // The deadline was nearer than Amazon's word: it was answered without.
  const bool was_answered_meanwhile = !record.wanted_key.empty();
  std::vector<trade::LineStatus> lines;
  for (const channel::OrderStatus& order : **heard) {
    if (order.purchase_order == work.subject) lines.insert(lines.end(), order.lines.begin(), order.lines.end());
  }
  Shown shown = shown_of(record.order, lines);
  const bool should_show = record.order.state != trade::PurchaseOrderState::New && shown.answer.lines.empty();
  if (should_show && !record.order.lines.empty() && number < takeover_looks_max) {
    schedule_look(desk, work.subject, desk.now.wall + visible_after, number + 1);
    return {};
  }
  if (should_show) {
    leave_to_people(desk, record);
  } else if (was_answered_meanwhile) {
    begin_sales_order(desk, record);
  } else {
    go_on_with(desk, record, std::move(shown));
  }
  save_order(desk, std::move(record));
  return {};
}

bool take_answer_of_others(Desk& desk, store::OrderRecord& record, const std::vector<trade::LineStatus>& lines) {
  Shown shown = shown_of(record.order, lines);
  if (!shown.is_whole || shown.answer.lines.empty()) return false;
  std::vector<std::string> differences;
  for (const trade::LineAcknowledgement& theirs : shown.answer.lines) {
    const trade::LineAnswer other = trade::answer_to(shown.answer, theirs.sequence);
    const trade::LineAnswer ours = trade::answer_to(record.acknowledged, theirs.sequence);
    if (other.confirmed() == ours.confirmed() && other.rejected == ours.rejected) continue;
    differences.push_back(fmt::format("line {}: {} confirmed and {} rejected, this program would say {} and {}",
                                      theirs.sequence, other.confirmed(), other.rejected, ours.confirmed(),
                                      ours.rejected));
  }
  if (!differences.empty()) {
    desk.reopen(ExceptionKind::OrderAlreadyAcknowledged, record.order.number, record.order.number, 0, Money(),
                "it was answered otherwise: " + join(differences, "; "), "otherwise");
  }
  take_as_our_answer(record, shown);
  return true;
}

bool awaits_takeover(const Desk& desk, const std::string& purchase_order) {
  return desk.store.open_work(takeover_key(purchase_order)) != nullptr;
}

bool takes_sales_order_as_it_is(const Desk& desk, const std::string& purchase_order) {
  return desk.store.note(as_it_is_note(purchase_order)).has_value();
}

void end_takeover(Desk& desk, const std::string& purchase_order) {
  desk.store.erase_note(as_it_is_note(purchase_order));
}

void await_despatch_of_older(Desk& desk, store::OrderRecord& record) {
  record.erp = ErpStage::Rest;
  schedule_look(desk, record.order.number, desk.now.wall + despatches_are_read_within, look_at_despatches);
}

void learn_lines(Desk& desk, store::OrderRecord& record, const trade::Despatch& despatch) {
  if (!record.sales_order.id.empty() || !takes_sales_order_as_it_is(desk, record.order.number)) return;
  const trade::OrderPlan plan = plan_of(desk, record);
  std::vector<trade::SalesOrderLine>& known = record.sales_order.lines;
  for (const trade::DespatchLine& line : despatch.lines) {
    const auto is_of_item = [&](const trade::PlannedLine& planned) { return planned.item == line.item; };
    const auto planned = std::find_if(plan.lines.begin(), plan.lines.end(), is_of_item);
    const bool is_known = std::any_of(known.begin(), known.end(), [&](const trade::SalesOrderLine& one) {
      return one.erp_sequence == line.erp_sequence;
    });
    if (line.purchase_order != record.order.number || is_known || planned == plan.lines.end()) continue;
    if (std::count_if(plan.lines.begin(), plan.lines.end(), is_of_item) > 1) continue;
    trade::SalesOrderLine learned;
    learned.erp_sequence = line.erp_sequence;
    learned.item = line.item;
    learned.eaches = trade::answer_to(record.wanted, planned->sequence).confirmed();
    learned.purchase_order_line = planned->sequence;
    record.sales_order.number = line.sales_order;
    known.push_back(std::move(learned));
  }
}

void take_over_without_sales_order(Desk& desk, store::OrderRecord& record) {
  if (!record.foreign || !record.confirmed) return;
  record.foreign = false;
  desk.store.close(trade::exception_key(ExceptionKind::OrderAlreadyAcknowledged, record.order.number));
  watch(desk, record);
  begin_sales_order(desk, record);
}

}  // namespace vendorproof::flow
