// A vendor's own orders as a scenario: finds the orders in the saved responses, and derives the ERP data that they
// need.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "core/base/json/json_tree.h"
#include "core/base/text.h"
#include "scenarios/files/reading.h"
#include "scenarios/files/saved_order.h"
#include "scenarios/files/scenario_file.h"

namespace vendorproof::scenarios {

namespace {

constexpr Duration span_max = std::chrono::days(190);
constexpr std::size_t refusals_shown_max = 10;
constexpr const char* save_orders =
    "save the answer of getPurchaseOrders with includeDetails=true, or a JSON array of such answers";

/// An order in the file.
struct Found {
  const Json* order = nullptr;
  std::string path;
};

/// Adds the orders of one response, or of its payload alone.
Result<void> find_in_response(const Json& response, const std::string& path, std::vector<Found>& found) {
  if (!response.is_object()) return malformed(path + " is not an answer of Amazon; " + save_orders);
  if (response.contains("payload")) return find_in_response(response.at("payload"), path + ".payload", found);
  if (response.contains("purchaseOrderNumber") || response.contains("orderDetails")) {
    found.push_back({&response, path});
    return {};
  }
  if (response.contains("errors"))
    return malformed(path + ".errors says that Amazon refused the request; " + save_orders);
  const bool page_without_orders = response.contains("pagination") && !response.contains("orders");
  if (page_without_orders) return {};
  if (!response.contains("orders")) return malformed(path + ".orders is missing; " + save_orders);
  const Json& orders = response.at("orders");
  if (!orders.is_array()) return malformed(path + ".orders is not an array; " + save_orders);
  for (std::size_t i = 0; i < orders.size(); ++i) found.push_back({&orders[i], fmt::format("{}.orders[{}]", path, i)});
  return {};
}

Result<std::vector<Found>> find_orders(const Json& document) {
  std::vector<Found> found;
  if (!document.is_array()) {
    const Result<void> read = find_in_response(document, "$", found);
    if (!read) return tl::unexpected<Error>(read.error());
  }
  for (std::size_t i = 0; document.is_array() && i < document.size(); ++i) {
    const Result<void> read = find_in_response(document[i], fmt::format("$[{}]", i), found);
    if (!read) return tl::unexpected<Error>(read.error());
  }
  if (found.empty()) return malformed(std::string("$ has no orders; ") + save_orders);
  return found;
}

std::string about_order(const std::string& number, const std::string& problem) {
  return number.empty() ? problem : "order " + number + ": " + problem;
}

/// An order that was saved before and after its acknowledgement differs only in its state.
bool same_content(const SavedOrder& left, const SavedOrder& right) {
  return left.order.lines == right.order.lines && left.order.vendor_code == right.order.vendor_code &&
         left.order.ship_to == right.order.ship_to && left.placed == right.placed && left.changed == right.changed &&
         left.window == right.window;
}

/// Orders by number, each once. Keeps every problem, so that people can correct the file in one pass.
class Orders {
 public:
  void add(const Found& found) {
    Result<SavedOrder> saved = read_saved_order(*found.order, found.path);
    if (!saved) {
      refuse(number_of_saved_order(*found.order), saved.error().message);
      return;
    }
    const auto [at, is_new] = index_.emplace(saved->order.number, orders_.size());
    if (is_new) {
      orders_.push_back(std::move(*saved));
      paths_.push_back(found.path);
    } else {
      add_again(at->second, std::move(*saved), found.path);
    }
  }

  Result<std::vector<SavedOrder>> take() {
    if (refusals_.empty()) return std::move(orders_);
    const std::size_t more = refusals_.size() - std::min(refusals_.size(), refusals_shown_max);
    refusals_.resize(refusals_.size() - more);
    std::string message = join(refusals_, "\n");
    if (more > 0) message += fmt::format("\nand {} more orders", more);
    return malformed(std::move(message));
  }

  void refuse(const std::string& number, const std::string& problem) {
    refusals_.push_back(about_order(number, problem));
  }

 private:
  /// The same order may be saved twice; a changed order replaces its older version.
  void add_again(std::size_t index, SavedOrder again, const std::string& path) {
    SavedOrder& known = orders_[index];
    if (same_content(known, again)) return;
    if (known.changed == again.changed) {
      refuse(again.order.number, fmt::format("{} has the same number as {} but other contents, with the same "
                                             "purchaseOrderChangedDate; keep one of them",
                                             path, paths_[index]));
      return;
    }
    if (again.changed < known.changed) return;
    known = std::move(again);
    paths_[index] = path;
  }

  std::vector<SavedOrder> orders_;
  std::vector<std::string> paths_;
  std::map<std::string, std::size_t> index_;
  std::vector<std::string> refusals_;
};

/// Checks all orders together. Without orders there is no error.
Result<void> check_together(const std::vector<SavedOrder>& orders) {
  if (orders.size() > orders_max) {
    return malformed(fmt::format("$ has {} orders, more than 10,000; split the file", orders.size()));
  }
  const SavedOrder* earliest = &orders.front();
  const SavedOrder* latest = &orders.front();
  const Currency currency = orders.front().order.lines.front().net_cost.currency();
  std::int64_t eaches = 0;
  for (const SavedOrder& saved : orders) {
    if (saved.placed < earliest->placed) earliest = &saved;
    if (saved.placed > latest->placed) latest = &saved;
    for (const OrderLine& line : saved.order.lines) {
      eaches += line.ordered.amount * line.ordered.unit_size;
      if (line.net_cost.currency() == currency) continue;
      return malformed(about_order(
          saved.order.number,
          fmt::format("$ has line {} in {}, but order {} is in {}; split the file by currency", line.sequence,
                      line.net_cost.currency().text(), orders.front().order.number, currency.text())));
    }
  }
  if (eaches > stock_max)
    return malformed(fmt::format("$ orders {} eaches, more than 1,000,000,000; split the file", eaches));
  if (latest->placed - earliest->placed <= span_max) return {};
  return malformed(
      about_order(latest->order.number,
                  fmt::format("$ has it placed on {}, more than 190 days after order {} of {}; split the "
                              "file",
                              format_date(latest->placed), earliest->order.number, format_date(earliest->placed))));
}

/// The items that the orders need, numbered in order of first appearance.
class DerivedItems {
 public:
  void add(const OrderLine& line) {
    Item& item = items_[index_of(line)];
    item.stock_eaches += line.ordered.amount * line.ordered.unit_size;
    if (item.unit_price.is_zero()) item.unit_price = line.net_cost;
    if (line.ordered.unit == UnitOfMeasure::Eaches) return;
    const auto place = std::lower_bound(item.case_sizes.begin(), item.case_sizes.end(), line.ordered.unit_size);
    const bool known = place != item.case_sizes.end() && *place == line.ordered.unit_size;
    if (!known) item.case_sizes.insert(place, line.ordered.unit_size);
  }

  std::vector<Item> take() { return std::move(items_); }

 private:
  /// By ASIN, since several ASINs may share a vendorProductIdentifier (PO-35); by the latter if a line has no ASIN.
  std::size_t index_of(const OrderLine& line) {
    const auto by_asin = by_asin_.find(line.asin);
    if (!line.asin.empty() && by_asin != by_asin_.end()) return by_asin->second;
    const auto by_vendor = by_vendor_.find(line.vendor_product_identifier);
    const bool same_goods = !line.vendor_product_identifier.empty() && by_vendor != by_vendor_.end() &&
                            (line.asin.empty() || items_[by_vendor->second].asin.empty());
    const std::size_t index = same_goods ? by_vendor->second : add_item(line);
    if (items_[index].asin.empty()) items_[index].asin = line.asin;
    if (!line.asin.empty()) by_asin_.emplace(line.asin, index);
    return index;
  }

  std::size_t add_item(const OrderLine& line) {
    Item item;
    item.number = fmt::format("ITEM-{:04}", items_.size() + 1);
    item.asin = line.asin;
    item.vendor_product_identifier = line.vendor_product_identifier;
    items_.push_back(std::move(item));
    if (!line.vendor_product_identifier.empty()) by_vendor_.emplace(line.vendor_product_identifier, items_.size() - 1);
    return items_.size() - 1;
  }

  std::vector<Item> items_;
  std::map<std::string, std::size_t> by_asin_;
  std::map<std::string, std::size_t> by_vendor_;
};

/// `orders/2026 week 47.json` becomes `2026-week-47`.
std::string name_of_file(const std::string& path) {
  std::string name = path.substr(path.find_last_of("/\\") + 1);
  if (name.size() > 5 && lower_case(name.substr(name.size() - 5)) == ".json") name.resize(name.size() - 5);
  for (char& character : name) {
    const bool plain = (character >= '0' && character <= '9') || (character >= 'a' && character <= 'z') ||
                       (character >= 'A' && character <= 'Z') || character == '.' || character == '_';
    if (!plain) character = '-';
  }
  if (name.empty()) return "your-orders";
  return name.substr(0, 100);
}

Scenario scenario_of(std::vector<SavedOrder> saved_orders, const std::string& name) {
  Scenario scenario;
  scenario.name = name_of_file(name);
  scenario.title = fmt::format("Your own orders: {}", saved_orders.size());
  scenario.family = "your-orders";
  scenario.story = {"Your orders come as you saved them, at the times when Amazon placed them.",
                    "The ERP has every item, at the cost of its first order, and stock for all of them."};
  std::stable_sort(saved_orders.begin(), saved_orders.end(),
                   [](const SavedOrder& left, const SavedOrder& right) { return left.placed < right.placed; });
  scenario.start = std::chrono::floor<std::chrono::hours>(saved_orders.front().placed) - std::chrono::hours(1);
  DerivedItems items;
  for (SavedOrder& saved : saved_orders) {
    Order& order = saved.order;
    order.placed_after = saved.placed - scenario.start;
    // A window may begin before the start of the scenario (its first order): then it begins at the start.
    order.window_from = std::max(Duration{}, saved.window.from - scenario.start);
    order.window_to = std::max(Duration{}, saved.window.to - scenario.start);
    for (const OrderLine& line : order.lines) items.add(line);
    scenario.orders.push_back(std::move(order));
  }
  scenario.items = items.take();
  return scenario;
}

Result<Scenario> read_orders_file(std::string_view text, const std::string& name) {
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    return malformed(std::string("$ is missing: the file is empty; ") + save_orders);
  }
  const Result<Json> document = parse_json_file(text);
  if (!document) return malformed("$ cannot be read: " + document.error().message + "; " + save_orders);
  const Result<std::vector<Found>> found = find_orders(*document);
  if (!found) return tl::unexpected<Error>(found.error());
  Orders orders;
  for (const Found& one : *found) orders.add(one);
  Result<std::vector<SavedOrder>> saved = orders.take();
  if (!saved) return tl::unexpected<Error>(saved.error());
  const Result<void> together = check_together(*saved);
  if (!together) return tl::unexpected<Error>(together.error());
  return scenario_of(std::move(*saved), name);
}

}  // namespace

Result<Scenario> scenario_of_orders(std::string_view text, const std::string& name) {
  Result<Scenario> scenario = read_orders_file(text, name);
  if (scenario) return scenario;
  std::string message;
  for (const std::string& line : split(scenario.error().message, '\n')) {
    message += (message.empty() ? "" : "\n") + name + ": " + line;
  }
  return failure(scenario.error().code, std::move(message));
}

}  // namespace vendorproof::scenarios
