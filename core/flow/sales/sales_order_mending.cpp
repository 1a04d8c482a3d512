#include "core/flow/sales/sales_order_mending.h"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "core/base/text.h"
#include "core/flow/orders.h"
#include "core/flow/outbox/questions.h"
#include "core/flow/sales/item_master.h"
#include "core/flow/sales/sales_order_head.h"
#include "core/flow/sales/sales_order_lines.h"

namespace vendorproof::flow {

namespace {

using store::OrderRecord;

std::string added_key(const std::string& purchase_order, std::int64_t sequence) {
  return fmt::format("sales-order-line/{}/{}/added", purchase_order, sequence);
}

bool is_held(const OrderRecord& record, std::int64_t sequence) {
  const std::vector<trade::SalesOrderLine>& held = record.sales_order.lines;
  return std::any_of(held.begin(), held.end(),
                     [&](const trade::SalesOrderLine& line) { return line.purchase_order_line == sequence; });
}

bool was_refused(const OrderRecord& record, std::int64_t sequence, std::int64_t eaches) {
  const std::pair<std::int64_t, std::int64_t> refusal(sequence, eaches);
  return std::find(record.refused.begin(), record.refused.end(), refusal) != record.refused.end();
}

/// The eaches to add; 0 if the line is on the sales order, is rejected, or is missing there because a person wants so.
std::int64_t eaches_to_add(Desk& desk, const OrderRecord& record, const trade::PlannedLine& line) {
  if (line.rejected || is_held(record, line.sequence)) return 0;
  const trade::LineAnswer before = trade::answer_to(firm_answer(record), line.sequence);
  const std::int64_t eaches = trade::eaches_to_hold(line.eaches, before, 0);
  if (eaches == 0 || was_refused(record, line.sequence, eaches)) return 0;
  const std::string subject = fmt::format("{}/{}", record.order.number, line.sequence);
  const bool is_missing = desk.store.exception("line-missing-in-erp/" + subject).has_value();
  return is_missing ? 0 : eaches;
}

bool add_next_line(Desk& desk, OrderRecord& record) {
  const trade::OrderPlan plan = plan_of(desk, record);
  for (const trade::PlannedLine& line : plan.lines) {
    const std::int64_t eaches = eaches_to_add(desk, record, line);
    if (eaches == 0) continue;
    const std::string key = added_key(record.order.number, line.sequence);
    std::optional<store::Work> addition = desk.store.work(key);
    if (addition && desk.may_still_come(*addition)) {
      search_sales_order(desk, record, desk.next_look(*addition));
      return true;
    }
    record.erp = store::ErpStage::Change;
    if (addition && addition->state == store::WorkState::InDoubt) {
      desk.postpone(*addition, desk.now.wall);
    } else {
      desk.schedule(OperationId::AddSalesOrderLine, key, record.order.number, desk.now.wall,
                    fmt::format("{} {}", line.sequence, eaches));
    }
    return true;
  }
  return false;
}

/// Parameters of a row: `<line> <eaches>`.
struct Addition {
  std::int64_t sequence = 0;
  std::int64_t eaches = 0;
};
Addition addition_of(const store::Work& work) {
  const std::vector<std::string> fields = split(parameters_of(work), ' ');
  REQUIRE(fields.size() == 2);
  return {number_of(fields[0]), number_of(fields[1])};
}

}  // namespace

bool mend_sales_order(Desk& desk, OrderRecord& record) {
  return mend_head(desk, record) || mend_next_line(desk, record) || add_next_line(desk, record);
}

std::optional<HttpRequest> make_added_line(Desk& desk, store::Work& work) {
  if (waits_for_item_master(desk, work)) return std::nullopt;
  const Addition addition = addition_of(work);
  OrderRecord record = desk.store.known_order(work.subject);
  const std::vector<trade::PurchaseOrderLine>& lines = record.order.lines;
  const auto ordered = std::find_if(lines.begin(), lines.end(), [&](const trade::PurchaseOrderLine& line) {
    return line.sequence == addition.sequence;
  });
  const trade::OrderPlan plan = plan_of(desk, record);
  const trade::PlannedLine* planned = plan.find(addition.sequence);
  const bool is_wanted = ordered != lines.end() && planned != nullptr && !planned->rejected;
  if (!is_wanted || is_held(record, addition.sequence)) {
    desk.finish(work);
    search_sales_order(desk, record, desk.now.wall);
    save_order(desk, std::move(record));
    return std::nullopt;
  }
  return ask(desk, work, desk.dialect().add_line,
             {record.sales_order.id, {planned->item, addition.eaches, ordered->net_cost, addition.sequence}});
}

Result<void> take_added_line(Desk& desk, store::Work& work, std::string_view body) {
  const auto added = hear_whole(desk, work, desk.dialect().add_line, body);
  if (!added) return tl::unexpected<Error>(added.error());
  if (!*added) return {};
  desk.finish(work);
  OrderRecord record = desk.store.known_order(work.subject);
  search_sales_order(desk, record, desk.now.wall);
  save_order(desk, std::move(record));
  return {};
}

bool refuse_added_line(Desk& desk, store::Work& work, trade::Reception reception, std::string_view body) {
  if (reception != trade::Reception::Wrong) return false;
  const Addition addition = addition_of(work);
  desk.finish(work);
  OrderRecord record = desk.store.known_order(work.subject);
  record.refused.emplace_back(addition.sequence, addition.eaches);
  desk.reopen(ExceptionKind::LineAdded, fmt::format("{}/{}", work.subject, addition.sequence), work.subject,
              addition.sequence, Money(),
              fmt::format("Amazon added {} eaches after the order had gone to the ERP, which refuses the line: {}",
                          addition.eaches, desk.dialect().error_text(body)));
  if (!mend_sales_order(desk, record)) ask_what_can_be_delivered(desk, record);
  save_order(desk, std::move(record));
  return true;
}

bool end_added_lines(Desk& desk, const OrderRecord& record) {
  if (!record.order.changed_at) return false;  // nothing was added
  bool may_repeat = false;
  for (const trade::SalesOrderLine& held : record.sales_order.lines) {
    std::optional<store::Work> addition = desk.store.work(added_key(record.order.number, held.purchase_order_line));
    if (!addition) continue;
    may_repeat |= addition->doubted && addition->attempt > 1;
    if (addition->state != store::WorkState::Done) desk.finish(*addition);
  }
  return may_repeat;
}

namespace {

/// The ERP may still be at it as long as a call may last.
void search_when_done(Desk& desk, const std::string& purchase_order) {
  store::OrderRecord record = desk.store.known_order(purchase_order);
  search_sales_order(desk, record, desk.now.wall + desk.config.call_timeout);
  save_order(desk, std::move(record));
}

}  // namespace

void doubt_new_part(Desk& desk, store::Work& work) {
  desk.doubt(work);
  search_when_done(desk, work.subject);
}

void doubt_change(Desk& desk, store::Work& work) {
  desk.finish(work);
  search_when_done(desk, work.subject);
}

}  // namespace vendorproof::flow
