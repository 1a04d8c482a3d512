#include "core/flow/order_polls.h"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "core/base/text.h"
#include "core/flow/operations.h"
#include "core/flow/orders.h"
#include "core/wire/amazon.h"

namespace vendorproof::flow {

namespace {

constexpr Duration usual_overlap = std::chrono::hours(1);
constexpr Duration deep_overlap = std::chrono::hours(24);
constexpr Duration deep_interval = std::chrono::hours(6);
constexpr Duration window_max = std::chrono::hours(7 * 24);
constexpr std::int64_t pages_max = 1000;
constexpr int refusals_max = 3;

/// What a poll remembers between its pages, as parameters of its row: `<from> <to> <pages> <token>`.
struct Paging {
  Window window;
  std::int64_t pages = 0;
  std::string token;
};

std::string parameters_of(const Paging& paging) {
  return fmt::format("{} {} {} {}", text_of(paging.window.from), text_of(paging.window.to), paging.pages, paging.token);
}

Paging paging_of(const std::string& parameters) {
  const std::vector<std::string> parts = split(parameters, ' ');
  Paging paging;
  if (parts.size() < 4) return paging;
  paging.window = {instant_of(parts[0]), instant_of(parts[1])};
  paging.pages = number_of(parts[2]);
  paging.token = join({parts.begin() + 3, parts.end()}, " ");
  return paging;
}

std::string cursor_name(const store::Work& work) { return work.key + "/cursor"; }
std::string deep_name(const store::Work& work) { return work.key + "/deep"; }

Paging next_window(Desk& desk, const store::Work& work) {
  const Instant cursor = desk.noted_instant(cursor_name(work)).value_or(desk.config.orders_from);
  const Instant next_deep = desk.noted_instant(deep_name(work)).value_or(Instant());
  const bool is_deep = desk.now.wall >= next_deep || next_deep > desk.now.wall + deep_interval;
  if (is_deep) desk.note_instant(deep_name(work), desk.now.wall + deep_interval);

  // A clock that was set back must not make a window that ends before it starts.
  Paging paging;
  const Instant back = std::min(cursor, desk.now.wall) - (is_deep ? deep_overlap : usual_overlap);
  paging.window.from = std::max(desk.config.orders_from, back);
  paging.window.to = std::max(paging.window.from, std::min(desk.now.wall, paging.window.from + window_max));
  return paging;
}

Paging current_paging(Desk& desk, store::Work& work) {
  if (work.parameters.empty()) work.parameters = parameters_of(next_window(desk, work));
  return paging_of(work.parameters);
}

void end_window(Desk& desk, store::Work& work, const Paging& paging) {
  desk.note_instant(cursor_name(work), paging.window.to);
  const bool is_behind = paging.window.to < desk.now.wall && paging.window.to - paging.window.from >= window_max;
  work.parameters.clear();
  const Operation& operation = *operation_of(work.operation);
  desk.postpone(work, is_behind ? desk.now.wall : desk.now.wall + desk.config.*operation.interval);
}

/// Whether there is a next page, which is then asked for.
bool goes_on(Desk& desk, store::Work& work, const std::string& token) {
  work.failures = 0;
  work.refusals = 0;
  Paging paging = paging_of(work.parameters);
  ++paging.pages;
  if (token.empty() || paging.pages >= pages_max) return false;
  paging.token = token;
  work.parameters = parameters_of(paging);
  desk.postpone(work, desk.now.wall);
  return true;
}

void take_unreadable(Desk& desk, const wire::UnreadableOrder& order) {
  desk.raise(ExceptionKind::UnreadableOrder, order.number.empty() ? "?" : order.number, order.number, 0, Money(),
             order.problem);
}

}  // namespace

std::optional<HttpRequest> ask_for_new_orders(Desk& desk, store::Work& work) {
  const Paging paging = current_paging(desk, work);
  wire::OrdersQuery query;
  query.created = paging.window;
  query.next_token = paging.token;
  return wire::get_purchase_orders(query);
}

std::optional<HttpRequest> ask_for_changed_orders(Desk& desk, store::Work& work) {
  const Paging paging = current_paging(desk, work);
  wire::OrdersQuery query;
  query.changed = paging.window;
  query.next_token = paging.token;
  return wire::get_purchase_orders(query);
}

Result<void> take_order_page(Desk& desk, store::Work& work, std::string_view body) {
  const Result<wire::OrdersPage> page = wire::read_purchase_orders(body);
  if (!page) return tl::unexpected<Error>(page.error());

  for (const trade::PurchaseOrder& order : page->orders) see_order(desk, order);
  for (const wire::UnreadableOrder& order : page->unreadable) take_unreadable(desk, order);

  if (!goes_on(desk, work, page->next_token)) end_window(desk, work, paging_of(work.parameters));
  return {};
}

std::optional<HttpRequest> ask_for_order_numbers(Desk& desk, store::Work& work) {
  if (work.parameters.empty()) {
    const Instant to = std::max(desk.now.wall, desk.config.orders_from);
    work.parameters = parameters_of({{std::max(desk.config.orders_from, to - window_max), to}, 0, ""});
  }
  const Paging paging = paging_of(work.parameters);
  wire::OrdersQuery query;
  query.created = paging.window;
  query.next_token = paging.token;
  query.details = false;
  return wire::get_purchase_orders(query);
}

Result<void> take_order_numbers(Desk& desk, store::Work& work, std::string_view body) {
  const Result<wire::OrderNumbersPage> page = wire::read_purchase_order_numbers(body);
  if (!page) return tl::unexpected<Error>(page.error());
  for (const std::string& number : page->numbers) {
    if (desk.store.has_order(number)) continue;
    desk.schedule(OperationId::ReadOrder, "order/" + number, number, desk.now.wall);
  }
  for (const wire::UnreadableOrder& order : page->unreadable) take_unreadable(desk, order);
  if (goes_on(desk, work, page->next_token)) return {};
  work.parameters.clear();
  desk.postpone(work, desk.now.wall + desk.config.sweep_orders);
  return {};
}

std::optional<HttpRequest> ask_for_order(Desk&, store::Work& work) { return wire::get_purchase_order(work.subject); }

Result<void> take_order(Desk& desk, store::Work& work, std::string_view body) {
  const Result<wire::OrdersPage> answer = wire::read_purchase_order(body);
  if (!answer) return tl::unexpected<Error>(answer.error());
  for (const trade::PurchaseOrder& order : answer->orders) {
    if (order.number.find(work.subject) == std::string::npos) {
      return malformed("it is about order " + order.number + ", asked was " + work.subject);
    }
    see_order(desk, order);
  }
  for (const wire::UnreadableOrder& order : answer->unreadable) take_unreadable(desk, {work.subject, order.problem});
  desk.finish(work);
  return {};
}

bool refuse_order(Desk& desk, store::Work& work, int status, std::string_view) {
  if (status != 404) return false;
  desk.finish(work);
  return true;
}

bool refuse_order_page(Desk& desk, store::Work& work, int status, std::string_view body) {
  if (status != 400 || paging_of(work.parameters).token.empty()) return false;
  if (work.refusals < refusals_max) {
    ++work.refusals;
    desk.retry(work, wire::error_text(body));
    return true;
  }
  work.refusals = 0;
  work.parameters.clear();
  return false;
}

}  // namespace vendorproof::flow
