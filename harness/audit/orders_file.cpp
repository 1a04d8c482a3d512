#include "harness/audit/orders_file.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "core/base/json/json_tree.h"
#include "core/base/text.h"

namespace vendorproof::harness {

namespace {

constexpr std::string_view remedy =
    "save the answer of getPurchaseOrders with includeDetails=true, or a JSON array of such answers";
constexpr std::size_t problems_max = 10;

/// One answer in the form in which Amazon gives it.
Result<Json> answer_of(const Json& saved, const std::string& place) {
  if (!saved.is_object()) return malformed(fmt::format("{} is no answer of Amazon; {}", place, remedy));
  if (saved.contains("errors")) {
    return malformed(fmt::format("{}.errors says that Amazon refused the request; {}", place, remedy));
  }
  const Json& payload = saved.contains("payload") ? saved.at("payload") : saved;
  if (payload.is_object() && payload.contains("purchaseOrderNumber")) {
    return Json{{"payload", Json{{"orders", Json::array({payload})}}}};
  }
  const bool has_orders = payload.is_object() && (payload.contains("orders") || payload.contains("pagination"));
  if (!has_orders) return malformed(fmt::format("{} has no orders; {}", place, remedy));
  return Json{{"payload", payload}};
}

/// The answers, each with its place in the file.
Result<std::vector<std::pair<std::string, Json>>> answers_in(const Json& document) {
  std::vector<std::pair<std::string, Json>> answers;
  const bool is_list = document.is_array();
  const std::size_t count = is_list ? document.size() : 1;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string place = is_list ? fmt::format("$[{}]", i) : "$";
    Result<Json> answer = answer_of(is_list ? document[i] : document, place);
    if (!answer) return tl::unexpected<Error>(answer.error());
    answers.emplace_back(place, std::move(*answer));
  }
  if (answers.empty()) return malformed(fmt::format("$ has no orders; {}", remedy));
  return answers;
}

/// The orders of the file, and those that cannot be read.
struct SavedOrders {
  std::vector<trade::PurchaseOrder> orders;
  std::vector<trade::OddRow> odd;
};

Result<SavedOrders> orders_in(const Json& document, const channel::Channel& channel) {
  const channel::ChannelAccess access;
  const auto answers = answers_in(document);
  if (!answers) return tl::unexpected<Error>(answers.error());
  SavedOrders saved;
  for (const auto& [place, answer] : *answers) {
    auto heard = channel.orders.hear(access, answer.dump(-1, ' ', false, Json::error_handler_t::replace), "");
    if (!heard) return malformed(fmt::format("{}: {}; {}", place, heard.error().message, remedy));
    for (trade::OddRow& row : heard->odd) {
      if (place != "$") row.problem = fmt::format("{}: {}", place, row.problem);
      saved.odd.push_back(std::move(row));
    }
    if (!heard->answer) continue;
    std::move(heard->answer->begin(), heard->answer->end(), std::back_inserter(saved.orders));
  }
  return saved;
}

std::string subject_of(const trade::OddRow& row) {
  return row.subject.empty() ? "an order without a number" : "order " + row.subject;
}

/// A file without one order that can be read is another file than was meant.
Result<void> check_any(const SavedOrders& saved) {
  if (!saved.orders.empty() || saved.odd.empty()) return {};
  std::vector<std::string> problems;
  for (std::size_t i = 0; i < std::min(saved.odd.size(), problems_max); ++i) {
    problems.push_back(fmt::format("{}: {}", subject_of(saved.odd[i]), saved.odd[i].problem));
  }
  if (saved.odd.size() > problems_max) {
    problems.push_back(fmt::format("and {} more orders that cannot be read", saved.odd.size() - problems_max));
  }
  return malformed(join(problems, "\n"));
}

Error named(const std::string& name, const Error& error) {
  std::vector<std::string> lines = split(error.message, '\n');
  for (std::string& line : lines) line = name + ": " + line;
  return {error.code, join(lines, "\n")};
}

Window placed_in(const std::vector<trade::PurchaseOrder>& orders) {
  Window placed{orders.front().ordered_at, orders.front().ordered_at};
  for (const trade::PurchaseOrder& order : orders) {
    placed.from = std::min(placed.from, order.ordered_at);
    placed.to = std::max(placed.to, order.ordered_at);
  }
  return placed;
}

}  // namespace

void add_orders(std::vector<trade::PurchaseOrder> orders, audit::Books& books) {
  std::map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < books.orders.size(); ++i) places.emplace(books.orders[i].number, i);
  for (trade::PurchaseOrder& order : orders) {
    const auto [place, is_new] = places.emplace(order.number, books.orders.size());
    if (is_new) {
      books.orders.push_back(std::move(order));
    } else if (order.changed_at >= books.orders[place->second].changed_at) {
      books.orders[place->second] = std::move(order);
    }
  }
}

Result<void> read_orders_file(std::string_view text, const std::string& name, const channel::Channel& channel,
                              audit::Books& books) {
  const Result<Json> document = parse_json_file(text);
  if (!document) {
    return tl::unexpected<Error>(
        named(name, {ErrorCode::Malformed, fmt::format("{}; {}", document.error().message, remedy)}));
  }
  Result<SavedOrders> saved = orders_in(*document, channel);
  if (!saved) return tl::unexpected<Error>(named(name, saved.error()));
  if (const Result<void> any = check_any(*saved); !any) return tl::unexpected<Error>(named(name, any.error()));
  books.readings[audit::Part::AmazonOrders] = {audit::Standing::Read, name, ""};
  for (trade::OddRow& row : saved->odd) books.odd.push_back({subject_of(row), std::move(row.problem)});
  if (saved->orders.empty()) return {};
  books.orders_placed = placed_in(saved->orders);
  books.orders_as_of = books.orders_placed->to;
  add_orders(std::move(saved->orders), books);
  return {};
}

}  // namespace vendorproof::harness
