#include "core/flow/order_polls.h"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "core/base/text.h"
#include "core/flow/orders.h"
#include "core/flow/outbox/questions.h"
#include "core/store/attic/attic.h"

namespace vendorproof::flow {

namespace {

// How far before its last window a poll looks again. What Amazon shows later than that, the sweep finds for new orders,
// and the deep look for changes.
constexpr Duration overlap_of_new = std::chrono::minutes(15);
constexpr Duration overlap_of_changes = std::chrono::hours(1);
constexpr Duration deep_overlap = std::chrono::hours(24);
constexpr Duration deep_interval = std::chrono::hours(6);
constexpr Duration window_max = std::chrono::hours(7 * 24);
constexpr std::int64_t parts_max = 1000;
constexpr int refusals_max = 3;

/// The state of a poll between two parts, in the parameters of its row, before the bookmark: `<from> <to> <parts>`.
struct Paging {
  Window window;
  std::int64_t parts = 0;
};

std::string written(const Paging& paging) {
  return fmt::format("{} {} {}", text_of(paging.window.from), text_of(paging.window.to), paging.parts);
}

Paging paging_of(const store::Work& work) {
  const std::vector<std::string> parts = split(parameters_of(work), ' ');
  Paging paging;
  if (parts.size() < 3) return paging;
  paging.window = {instant_of(parts[0]), instant_of(parts[1])};
  paging.parts = number_of(parts[2]);
  return paging;
}

std::string cursor_name(std::string_view poll) { return std::string(poll) + "/cursor"; }
std::string deep_name(const store::Work& work) { return work.key + "/deep"; }

Duration next_overlap(const Desk& desk, const store::Work& work) {
  if (work.operation != static_cast<int>(OperationId::PollChanges)) return overlap_of_new;
  const Instant next_deep = desk.noted_instant(deep_name(work)).value_or(Instant());
  const bool is_deep = desk.now.wall >= next_deep || next_deep > desk.now.wall + deep_interval;
  return is_deep ? deep_overlap : overlap_of_changes;
}

/// The deep look is noted when it has ended, so a crash does not lose it.
void note_deep_look(Desk& desk, const store::Work& work, const Window& window) {
  const bool was_deep = window.from == desk.config.orders_from || window.to - window.from >= deep_overlap;
  if (was_deep) desk.note_instant(deep_name(work), desk.now.wall + deep_interval);
}

Paging next_window(Desk& desk, const store::Work& work) {
  const Instant cursor = desk.noted_instant(cursor_name(work.key)).value_or(desk.config.orders_from);

  // If the clock was set back, the window must not end before it starts.
  Paging paging;
  const Instant back = std::min(cursor, desk.now.wall) - next_overlap(desk, work);
  paging.window.from = std::max(desk.config.orders_from, back);
  paging.window.to = std::max(paging.window.from, std::min(desk.now.wall, paging.window.from + window_max));
  return paging;
}

Paging current_paging(Desk& desk, store::Work& work) {
  if (work.parameters.empty()) work.parameters = written(next_window(desk, work));
  return paging_of(work);
}

void end_window(Desk& desk, store::Work& work, const Paging& paging) {
  desk.note_instant(cursor_name(work.key), paging.window.to);
  note_deep_look(desk, work, paging.window);
  const bool is_behind = paging.window.to < desk.now.wall && paging.window.to - paging.window.from >= window_max;
  work.parameters.clear();
  const Duration interval = desk.config.*desk.operation_of(work).interval;
  desk.postpone(work, is_behind ? desk.now.wall : desk.now.wall + interval);
}

/// True if the list has a next part; then the row asks for it.
bool goes_on(Desk& desk, store::Work& work, const std::string& bookmark) {
  work.failures = 0;
  work.refusals = 0;
  Paging paging = paging_of(work);
  ++paging.parts;
  if (bookmark.empty() || paging.parts >= parts_max) return false;
  work.parameters = with_bookmark(written(paging), bookmark);
  desk.postpone(work, desk.now.wall);
  return true;
}

void take_unreadable(Desk& desk, const std::vector<trade::OddRow>& rows) {
  for (const trade::OddRow& row : rows) {
    desk.raise(ExceptionKind::UnreadableOrder, row.subject.empty() ? "?" : row.subject, row.subject, 0, Money(),
               row.problem);
  }
}

void see_orders(Desk& desk, std::vector<trade::PurchaseOrder> orders) {
  const auto unreadable = desk.store.open_exceptions_under(trade::exception_key(ExceptionKind::UnreadableOrder, ""));
  for (trade::PurchaseOrder& order : orders) {
    if (!unreadable.empty()) desk.store.close(trade::exception_key(ExceptionKind::UnreadableOrder, order.number));
    see_order(desk, std::move(order));
  }
}

std::optional<HttpRequest> ask_for_orders(Desk& desk, store::Work& work, channel::OrdersQuery::By by) {
  const Paging paging = current_paging(desk, work);
  return ask(desk, work, desk.channel().orders, {by, paging.window});
}

}  // namespace

std::optional<Instant> orders_read_until(const Desk& desk) {
  return desk.noted_instant(cursor_name(desk.operation_of(OperationId::PollOrders).poll));
}

std::optional<HttpRequest> ask_for_new_orders(Desk& desk, store::Work& work) {
  return ask_for_orders(desk, work, channel::OrdersQuery::By::Placed);
}

std::optional<HttpRequest> ask_for_changed_orders(Desk& desk, store::Work& work) {
  return ask_for_orders(desk, work, channel::OrdersQuery::By::Changed);
}

Result<void> take_order_page(Desk& desk, store::Work& work, std::string_view body) {
  auto heard = hear(desk, work, desk.channel().orders, body);
  if (!heard) return tl::unexpected<Error>(heard.error());

  see_orders(desk, take_rows(*heard));
  take_unreadable(desk, heard->odd);

  if (!goes_on(desk, work, heard->bookmark)) end_window(desk, work, paging_of(work));
  return {};
}

std::optional<HttpRequest> ask_for_order_numbers(Desk& desk, store::Work& work) {
  if (work.parameters.empty()) {
    const Instant to = std::max(desk.now.wall, desk.config.orders_from);
    work.parameters = written(Paging{{std::max(desk.config.orders_from, to - window_max), to}, 0});
  }
  return ask(desk, work, desk.channel().order_numbers, paging_of(work).window);
}

Result<void> take_order_numbers(Desk& desk, store::Work& work, std::string_view body) {
  auto heard = hear(desk, work, desk.channel().order_numbers, body);
  if (!heard) return tl::unexpected<Error>(heard.error());
  for (const std::string& number : take_rows(*heard)) {
    if (desk.store.has_order(number) || store::Attic(desk.store).order_left(number)) continue;
    desk.schedule(OperationId::ReadOrder, "order/" + number, number, desk.now.wall);
  }
  take_unreadable(desk, heard->odd);
  if (goes_on(desk, work, heard->bookmark)) return {};
  work.parameters.clear();
  desk.postpone(work, desk.now.wall + desk.config.sweep_orders);
  return {};
}

std::optional<HttpRequest> ask_for_order(Desk& desk, store::Work& work) {
  return ask(desk, work, desk.channel().order, work.subject);
}

Result<void> take_order(Desk& desk, store::Work& work, std::string_view body) {
  auto heard = hear(desk, work, desk.channel().order, body);
  if (!heard) return tl::unexpected<Error>(heard.error());
  std::vector<trade::PurchaseOrder> orders = take_rows(*heard);
  for (const trade::PurchaseOrder& order : orders) {
    if (order.number.find(work.subject) == std::string::npos) {
      return malformed("it is order " + order.number + ", but order " + work.subject + " was asked for");
    }
  }
  see_orders(desk, std::move(orders));
  for (trade::OddRow& row : heard->odd) row.subject = work.subject;
  take_unreadable(desk, heard->odd);
  if (heard->bookmark.empty()) {
    desk.finish(work);
  } else {
    go_on(desk, work, heard->bookmark);
  }
  return {};
}

bool refuse_order(Desk& desk, store::Work& work, trade::Reception reception, std::string_view) {
  if (reception != trade::Reception::NotFound) return false;
  desk.finish(work);
  return true;
}

bool refuse_order_page(Desk& desk, store::Work& work, trade::Reception reception, std::string_view body) {
  if (reception != trade::Reception::Wrong || bookmark_of(work).empty()) return false;
  if (work.refusals < refusals_max) {
    ++work.refusals;
    desk.retry(work, desk.channel().error_text(body));
    return true;
  }
  work.refusals = 0;
  work.parameters.clear();
  return false;
}

}  // namespace vendorproof::flow
