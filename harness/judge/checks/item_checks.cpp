// What the integration says of items against the ERP's item master and its stock.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/base/text.h"
#include "harness/judge/judge.h"
#include "harness/judge/matching.h"

namespace vendorproof::harness {

namespace {

/// Whether two codes are one GTIN: GTIN-8, -12, -13 and -14 differ in leading zeros.
bool are_one_gtin(std::string_view left, std::string_view right) {
  const auto significant = [](std::string_view code) {
    return code.substr(std::min(code.find_first_not_of('0'), code.size()));
  };
  return !significant(left).empty() && significant(left) == significant(right);
}

const scenarios::Item* item_of(const scenarios::Scenario& scenario, const scenarios::OrderLine& line) {
  for (const scenarios::Item& item : scenario.items) {
    if (!line.asin.empty() && item.asin == line.asin) return &item;
  }
  for (const scenarios::Item& item : scenario.items) {
    if (!line.vendor_product_identifier.empty() && item.vendor_product_identifier == line.vendor_product_identifier) {
      return &item;
    }
  }
  for (const scenarios::Item& item : scenario.items) {
    const bool is_another = !item.asin.empty() && !line.asin.empty();
    if (!is_another && are_one_gtin(item.gtin, line.vendor_product_identifier)) return &item;
  }
  return nullptr;
}

/// Whether the item was mended in the ERP before the order had to be answered: then nobody needs to be told.
bool is_mended_in_time(const scenarios::Scenario& scenario, const scenarios::Order& order,
                       const std::optional<Duration>& mended) {
  return mended && *mended < order.placed_after + acknowledgement_limit(scenario);
}

/// What the integration should have asked a person about, by comparing the order with the item master.
std::optional<ExceptionKind> exception_owed(const scenarios::Scenario& scenario, const scenarios::Order& order,
                                            const scenarios::OrderLine& line) {
  if (line.ordered.amount == 0) return std::nullopt;
  const scenarios::Item* item = item_of(scenario, line);
  if (item == nullptr) return ExceptionKind::UnknownItem;
  const bool is_unknown = item->entered_after && !is_mended_in_time(scenario, order, item->entered_after);
  if (is_unknown) return ExceptionKind::UnknownItem;
  if (item->blocked && !is_mended_in_time(scenario, order, item->unblocked_after)) return ExceptionKind::BlockedItem;
  if (item->unit_price != line.net_cost) return ExceptionKind::PriceMismatch;
  return std::nullopt;
}

void disagreements_surface(const Evidence& evidence, Findings& findings) {
  for (const auto& [number, truth] : evidence.orders) {
    if (!truth.order->changes.empty()) continue;  // The core may have seen only the changed order: correct.
    for (const scenarios::OrderLine& line : truth.order->lines) {
      const std::optional<ExceptionKind> owed = exception_owed(evidence.scenario, *truth.order, line);
      const auto placed = truth.lines.find(line.sequence);  // Amazon may have left the line out (ACK-26)
      if (!owed || placed == truth.lines.end() || evidence.has_exception(*owed, number)) continue;
      findings.add(number, line.sequence, placed->second.last().cost * placed->second.last().eaches,
                   "nobody was told of: " + std::string(text_of(*owed)), evidence.record.ended);
    }
  }
}

/// Whether every identifier of the line is the item's: an integration may look for one of them only.
bool has_all_names_of(const scenarios::Item& item, const scenarios::OrderLine& line) {
  const bool is_asin = line.asin.empty() || item.asin == line.asin;
  const std::string& number = line.vendor_product_identifier;
  const bool is_number = number.empty() || item.vendor_product_identifier == number;
  return is_asin && is_number && !(line.asin.empty() && number.empty());
}

/// Whether no line of the order has the difference that people were asked about.
bool is_unfounded(const scenarios::Scenario& scenario, const OrderTruth& truth, ExceptionKind kind) {
  const auto& lines = truth.order->lines;
  return std::none_of(lines.begin(), lines.end(), [&](const scenarios::OrderLine& line) {
    const scenarios::Item* item = item_of(scenario, line);
    if (item == nullptr || item->entered_after) return true;
    if (kind == ExceptionKind::BlockedItem) return item->blocked;
    if (kind == ExceptionKind::PriceMismatch) return item->unit_price != line.net_cost;
    return !has_all_names_of(*item, line);
  });
}

/// Only of orders that Amazon never changed: a person may be asked about an earlier form of the order.
void questions_have_a_cause(const Evidence& evidence, Findings& findings) {
  std::set<std::pair<std::string, ExceptionKind>> found;
  for (const TradeException& exception : evidence.record.exceptions) {
    const bool is_of_master = exception.kind == ExceptionKind::UnknownItem ||
                              exception.kind == ExceptionKind::BlockedItem ||
                              exception.kind == ExceptionKind::PriceMismatch;
    const auto order = evidence.orders.find(exception.purchase_order);
    if (!is_of_master || order == evidence.orders.end() || !order->second.order->changes.empty()) continue;
    if (!is_unfounded(evidence.scenario, order->second, exception.kind)) continue;
    if (!found.insert({order->first, exception.kind}).second) continue;
    findings.add(
        order->first, 0, {},
        "people were asked about " + std::string(text_of(exception.kind)) + ", and order and item master agree",
        evidence.record.ended);
  }
}

/// The line with that number, from the order or from a change that added it. nullptr if the order never had such a
/// line.
const scenarios::OrderLine* line_of(const scenarios::Order& order, std::int64_t sequence) {
  for (const scenarios::OrderLine& line : order.lines) {
    if (line.sequence == sequence) return &line;
  }
  for (const scenarios::OrderChange& change : order.changes) {
    if (change.added && change.added->sequence == sequence) return &*change.added;
  }
  return nullptr;
}

/// Eaches of the item that the ERP has or gets in the whole run.
std::int64_t supply_of(const scenarios::Item& item) {
  std::int64_t supply = item.stock_eaches;
  for (const scenarios::Restock& restock : item.restocks) supply += restock.eaches;
  return supply;
}

/// The most that Amazon ever orders of the item in all orders of the run together.
std::int64_t demand_of(const Evidence& evidence, const scenarios::Item& item) {
  std::int64_t demand = 0;
  for (const auto& [number, truth] : evidence.orders) {
    for (const auto& [sequence, line] : truth.lines) {
      const scenarios::OrderLine* ordered = line_of(*truth.order, sequence);
      if (ordered == nullptr || item_of(evidence.scenario, *ordered) != &item) continue;
      std::int64_t most = 0;
      for (const LineRevision& revision : line.revisions) most = std::max(most, revision.eaches);
      demand += most;
    }
  }
  return demand;
}

/// Whether all sales orders of the ERP are of known purchase orders: others take stock, too.
bool knows_all_sales_orders(const Evidence& evidence) {
  const auto& created = evidence.of(EffectKind::SalesOrderCreated);
  return std::all_of(created.begin(), created.end(), [&](const Effect* effect) {
    return !effect->purchase_order.empty() && evidence.orders.contains(effect->purchase_order);
  });
}

/// Whether the first stock is enough for all orders of the run together.
bool is_plentiful(const Evidence& evidence, const scenarios::Item& item) {
  return knows_all_sales_orders(evidence) && item.stock_eaches >= demand_of(evidence, item);
}

/// Whether the ERP knew the item by the identifiers of the line, and sold it, from the order on.
bool was_sold(const scenarios::Item& item, const scenarios::OrderLine& line, const OrderTruth& truth, Instant start) {
  const auto is_done = [&](const std::optional<Duration>& after) { return after && start + *after <= truth.issued; };
  const bool is_entered = !item.entered_after || is_done(item.entered_after);
  return has_all_names_of(item, line) && is_entered && (!item.blocked || is_done(item.unblocked_after));
}

/// Whether the order's price and unit are the ERP's: a line may be refused until a person has settled the difference.
bool agrees_with_master(const scenarios::Item& item, const scenarios::OrderLine& line) {
  const auto& sizes = item.case_sizes;
  const bool is_known_unit = line.ordered.unit == UnitOfMeasure::Eaches ||
                             std::find(sizes.begin(), sizes.end(), line.ordered.unit_size) != sizes.end();
  return is_known_unit && item.unit_price == line.net_cost;
}

/// Whether goods that are promised at `at` can still come within the delivery window.
bool can_be_in_time(const Evidence& evidence, const scenarios::Order& order, Instant at) {
  const scenarios::Warehouse& warehouse = evidence.scenario.warehouse;
  const Instant arrives = at + warehouse.lead_time + warehouse.transit + std::chrono::hours(24);
  return arrives <= evidence.scenario.start + order.window_to;
}

/// Whether the ERP answered as usual from..to: else an integration may refuse goods, because it cannot know the stock.
bool answered_as_usual(const Evidence& evidence, Instant from, Instant to) {
  const auto& calls = evidence.record.calls;
  const bool was_struck = std::any_of(calls.begin(), calls.end(), [&](const CallRecord& call) {
    return call.peer == Peer::Erp && !call.fault.empty() && call.sent >= from && call.sent <= to;
  });
  return !was_struck && !evidence.planned_trouble("erp", from, to);
}

/// Whether nothing but the stock can be the reason to refuse the line for now. What the warehouse ships short or closes
/// may be refused, what Amazon changed, and an order that waits for a person as a whole.
bool is_only_about_stock(const Evidence& evidence, const std::string& number, const OrderTruth& truth,
                         const Effect& answer) {
  const scenarios::Warehouse& warehouse = evidence.scenario.warehouse;
  const bool ships_all = warehouse.fill_percent == 100 && !warehouse.close_short && warehouse.shorts.empty() &&
                         truth.of(EffectKind::SalesOrderClosedShort).empty();
  return ships_all && truth.order->changes.empty() && can_be_in_time(evidence, *truth.order, answer.taken()) &&
         answered_as_usual(evidence, truth.issued, answer.taken()) &&
         !evidence.was_told_of_goods(number, answer.taken());
}

/// Whether the ERP has a part of the line's item only, because the sales order is wrong: that is UNIT-01's finding.
bool is_booked_short(const Evidence& evidence, const std::string& number, const OrderTruth& truth,
                     const std::string& item) {
  const auto booked = eaches_by_item(evidence, number, truth.of(EffectKind::SalesOrderCreated));
  const auto found = booked.find(item);
  if (found == booked.end() || found->second == 0) return false;
  std::int64_t ordered = 0;
  for (const std::int64_t sequence : truth.lines_by_item.at(item)) {
    ordered += truth.lines.at(sequence).revisions.front().eaches;
  }
  return found->second < ordered;
}

/// What the item master says against the reason of a rejection; "" if it says nothing.
std::string contradiction_of(const Evidence& evidence, const std::string& number, const OrderTruth& truth,
                             const Effect& answer, const EffectLine& row) {
  const scenarios::OrderLine* line = line_of(*truth.order, row.sequence);
  const scenarios::Item* item = line == nullptr ? nullptr : item_of(evidence.scenario, *line);
  if (item == nullptr || !was_sold(*item, *line, truth, evidence.scenario.start)) return "";
  if (row.rejection == "InvalidProductIdentifier") return "the ERP knows it as item " + item->number;
  if (!is_plentiful(evidence, *item)) return "";
  const std::string stock = std::to_string(item->stock_eaches) + " eaches of item " + item->number;
  if (row.rejection == "ObsoleteProduct") return "the ERP sells it and has " + stock;
  if (row.rejection != "TemporarilyUnavailable" || !agrees_with_master(*item, *line)) return "";
  if (!is_only_about_stock(evidence, number, truth, answer)) return "";
  if (is_booked_short(evidence, number, truth, truth.lines.at(row.sequence).item)) return "";
  return "the ERP has " + stock + ", enough for all orders";
}

/// The lines that Amazon did not order any more because of these items (ACK-26).
void add_lines_not_ordered(const Evidence& evidence, const std::set<std::string>& items, Findings& findings) {
  std::vector<const Effect*> placed = evidence.of(EffectKind::OrderWithheld);
  for (const Effect* issued : evidence.of(EffectKind::OrderIssued)) {
    if (!issued->reason.empty()) placed.push_back(issued);
  }
  for (const Effect* effect : placed) {
    for (const scenarios::Order& order : evidence.scenario.orders) {
      if (order.number != effect->purchase_order) continue;
      for (const scenarios::OrderLine& line : order.lines) {
        const std::string& item = line.asin.empty() ? line.vendor_product_identifier : line.asin;
        if (!items.contains(item) || effect->reason.find(item) == std::string::npos) continue;
        const std::int64_t size =
            line.ordered.unit == UnitOfMeasure::Cases ? std::max<std::int64_t>(line.ordered.unit_size, 1) : 1;
        findings.add(order.number, line.sequence, line.net_cost * (line.ordered.amount * size),
                     "Amazon did not order " + item + " any more, because it was rejected for good without a reason",
                     effect->at);
      }
    }
  }
}

void rejections_have_a_reason(const Evidence& evidence, Findings& findings) {
  std::set<std::string> rejected_for_good;
  for (const auto& [number, truth] : evidence.orders) {
    std::set<std::int64_t> found;
    for (const Effect* answer : truth.of(EffectKind::AcknowledgementAccepted)) {
      for (const EffectLine& row : answer->lines) {
        const bool is_mine = row.purchase_order.empty() || row.purchase_order == number;
        const auto line = truth.lines.find(row.sequence);
        if (!is_mine || row.code != "Rejected" || line == truth.lines.end()) continue;
        if (line->second.last().eaches == 0) continue;  // Amazon itself cancelled it
        const std::string contradiction = contradiction_of(evidence, number, truth, *answer, row);
        if (contradiction.empty()) continue;
        if (row.rejection != "TemporarilyUnavailable") rejected_for_good.insert(line->second.item);
        if (!found.insert(row.sequence).second) continue;
        findings.add(number, row.sequence, line->second.last().cost * row.eaches,
                     std::to_string(row.eaches) + " eaches of " + line->second.item + " were rejected as " +
                         row.rejection + "; " + contradiction,
                     answer->at);
      }
    }
  }
  add_lines_not_ordered(evidence, rejected_for_good, findings);
}

/// What the last answer to a line promises without a backorder, at most what Amazon still orders.
struct Promise {
  std::string order;
  std::int64_t sequence = 0;
  Instant at;
  std::int64_t eaches = 0;
};

/// By the ERP's item number; of one item in the order in which they were given.
std::map<std::string, std::vector<Promise>> promises_by_item(const Evidence& evidence) {
  std::map<std::string, std::vector<Promise>> by_item;
  for (const auto& [number, truth] : evidence.orders) {
    // What is closed short is free for other orders.
    if (!truth.of(EffectKind::SalesOrderClosedShort).empty()) continue;
    for (const auto& [sequence, answer] : last_answers(number, truth)) {
      const scenarios::OrderLine* line = line_of(*truth.order, sequence);
      const scenarios::Item* item = line == nullptr ? nullptr : item_of(evidence.scenario, *line);
      const std::int64_t eaches = std::min(answer.accepted, truth.lines.at(sequence).last().eaches);
      if (item != nullptr && eaches > 0) by_item[item->number].push_back({number, sequence, answer.at, eaches});
    }
  }
  for (auto& [item, promises] : by_item) {
    std::stable_sort(promises.begin(), promises.end(),
                     [](const Promise& left, const Promise& right) { return left.at < right.at; });
  }
  return by_item;
}

void promises_have_a_supply(const Evidence& evidence, Findings& findings) {
  for (const auto& [item, promises] : promises_by_item(evidence)) {
    const std::int64_t supply = supply_of(*evidence.items.at(item));
    std::int64_t promised = 0;
    for (const Promise& promise : promises) {
      promised += promise.eaches;
      const std::int64_t excess = std::min(promise.eaches, promised - supply);
      if (excess <= 0 || evidence.was_told_of_goods(promise.order)) continue;
      const LineTruth& line = evidence.orders.at(promise.order).lines.at(promise.sequence);
      findings.add(promise.order, promise.sequence, line.last().cost * excess,
                   std::to_string(promised) + " eaches of item " + item + " are accepted, and the ERP has and gets " +
                       std::to_string(supply),
                   promise.at);
    }
  }
}

}  // namespace

const std::vector<Check>& item_checks() {
  static const std::vector<Check> table = {
      {{"OWNER-01", RuleKind::Defect,
        "A difference between order and item master is shown to a person before the invoice.", "INV-40, ACK-16",
        Confidence::Industry, Owner::Ecommerce,
        "Compare item, price and unit with the ERP when the order arrives and raise an exception with an owner."},
       disagreements_surface},
      {{"OWNER-02", RuleKind::Defect, "People are not asked about differences that are not there.", "ACK-16",
        Confidence::Ours, Owner::IT,
        "Compare prices per each and every identifier of the item; raise an exception only for a difference."},
       questions_have_a_cause},
      {{"ITEM-01", RuleKind::Defect, "A line is rejected only for a reason that the item master confirms.",
        "ACK-08, ACK-26", Confidence::Official, Owner::Ecommerce,
        "Look the item up by every identifier of the line, and read the stock, before rejecting."},
       rejections_have_a_reason},
      {{"ITEM-02", RuleKind::Defect, "No more of an item is accepted than the ERP has or gets, or a person is told.",
        "ACK-22, CB-01", Confidence::Ours, Owner::Operations,
        "Accept what the ERP has reserved for the order; answer the rest as backordered or rejected."},
       promises_have_a_supply},
  };
  return table;
}

}  // namespace vendorproof::harness
