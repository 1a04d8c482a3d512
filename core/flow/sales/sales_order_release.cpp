#include "core/flow/sales/sales_order_release.h"

#include <string>
#include <utility>

#include <fmt/format.h>

#include "core/flow/despatches.h"
#include "core/flow/orders.h"
#include "core/flow/outbox/questions.h"
#include "core/flow/sales/sales_order_lines.h"
#include "core/flow/sales/sales_order_mending.h"

namespace vendorproof::flow {

namespace {

std::string release_key(const std::string& purchase_order) { return "release-sales-order/" + purchase_order; }

}  // namespace

void release_sales_order(Desk& desk, store::OrderRecord& record) {
  record.sales_order.awaits_release = false;
  record.erp = store::ErpStage::Change;
  desk.schedule(OperationId::ReleaseSalesOrder, release_key(record.order.number), record.order.number, desk.now.wall);
}

void use_sales_order(Desk& desk, store::OrderRecord& record) {
  if (!mend_sales_order(desk, record)) ask_what_can_be_delivered(desk, record);
}

std::optional<HttpRequest> make_release(Desk& desk, store::Work& work) {
  const store::OrderRecord record = desk.store.known_order(work.subject);
  return ask(desk, work, desk.dialect().release_sales_order, record.sales_order);
}

Result<void> take_release(Desk& desk, store::Work& work, std::string_view body) {
  const auto released = hear_whole(desk, work, desk.dialect().release_sales_order, body);
  if (!released) return tl::unexpected<Error>(released.error());
  if (!*released) return {};
  desk.finish(work);
  store::OrderRecord record = desk.store.known_order(work.subject);
  use_sales_order(desk, record);
  save_order(desk, std::move(record));
  release_despatches_of(desk, work.subject);
  return {};
}

bool refuse_release(Desk& desk, store::Work& work, trade::Reception reception, std::string_view body) {
  store::OrderRecord record = desk.store.known_order(work.subject);
  if (reception == trade::Reception::Outdated || reception == trade::Reception::NotFound) {
    // The office was first, and perhaps the order is posted already: read it again, after a growing wait.
    ++work.failures;
    work.state = store::WorkState::Done;
    desk.store.save(work);
    search_sales_order(desk, record, desk.now.wall + desk.backoff(work.failures, work.key));
  } else if (reception == trade::Reception::Wrong) {
    // A person has to approve it, or it was only shown. The rest of the order goes on meanwhile.
    const bool was_only_shown = body.empty();
    if (!was_only_shown) {
      desk.raise(ExceptionKind::RequestRefused, work.key, record.order.number, 0, Money(),
                 fmt::format("the ERP does not release sales order {}: release it there. {}", record.sales_order.number,
                             desk.dialect().error_text(body)));
    }
    desk.finish(work);
    use_sales_order(desk, record);
  } else {
    return false;
  }
  save_order(desk, std::move(record));
  return true;
}

}  // namespace vendorproof::flow
