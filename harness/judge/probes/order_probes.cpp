// Probes of Amazon's orders, their changes, and the answers to them.
#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "harness/judge/probes/probe.h"

namespace vendorproof::harness {

namespace {

/// The item master's row of an order line; nullptr if the ERP does not know the item.
const scenarios::Item* item_of(const Evidence& evidence, const scenarios::OrderLine& line) {
  for (const scenarios::Item& item : evidence.scenario.items) {
    const bool by_asin = !line.asin.empty() && line.asin == item.asin;
    const bool by_number =
        !line.vendor_product_identifier.empty() && line.vendor_product_identifier == item.vendor_product_identifier;
    if (by_asin || by_number) return &item;
  }
  return nullptr;
}

/// Orders that came into the ERP and have a line of which something holds.
template <class Holds>
std::int64_t orders_with_line(const Evidence& evidence, Holds holds) {
  return orders_that(evidence, [&](const std::string&, const OrderTruth& truth) {
    return truth.order != nullptr && !truth.of(EffectKind::OrderIssued).empty() &&
           std::any_of(truth.order->lines.begin(), truth.order->lines.end(), holds);
  });
}

bool is_in_erp(const OrderTruth& truth) { return !truth.of(EffectKind::SalesOrderCreated).empty(); }

std::int64_t cases_became_eaches(const Evidence& evidence, std::string_view) {
  return orders_that(evidence, [](const std::string&, const OrderTruth& truth) {
    return is_in_erp(truth) && std::any_of(truth.lines.begin(), truth.lines.end(), [](const auto& row) {
             return row.second.as_written.unit == UnitOfMeasure::Cases && row.second.as_written.unit_size > 1;
           });
  });
}

std::int64_t case_of_one(const Evidence& evidence, std::string_view) {
  return orders_with_line(evidence, [](const scenarios::OrderLine& line) {
    return line.ordered.unit == UnitOfMeasure::Cases && line.ordered.unit_size == 1;
  });
}

std::int64_t ordered_in_eaches(const Evidence& evidence, std::string_view) {
  return orders_with_line(evidence,
                          [](const scenarios::OrderLine& line) { return line.ordered.unit == UnitOfMeasure::Eaches; });
}

std::int64_t unknown_case_size(const Evidence& evidence, std::string_view) {
  return orders_with_line(evidence, [&](const scenarios::OrderLine& line) {
    const scenarios::Item* item = item_of(evidence, line);
    const bool in_cases = line.ordered.unit == UnitOfMeasure::Cases && line.ordered.unit_size > 1;
    return item != nullptr && in_cases &&
           std::find(item->case_sizes.begin(), item->case_sizes.end(), line.ordered.unit_size) ==
               item->case_sizes.end();
  });
}

std::int64_t line_of_nothing(const Evidence& evidence, std::string_view) {
  return orders_with_line(evidence, [](const scenarios::OrderLine& line) { return line.ordered.amount == 0; });
}

std::int64_t one_identifier_is_missing(const Evidence& evidence, std::string_view) {
  return orders_with_line(evidence, [](const scenarios::OrderLine& line) {
    return line.asin.empty() != line.vendor_product_identifier.empty();
  });
}

std::int64_t same_item_twice(const Evidence& evidence, std::string_view) {
  return orders_that(evidence, [](const std::string&, const OrderTruth& truth) {
    return is_in_erp(truth) && std::any_of(truth.lines_by_item.begin(), truth.lines_by_item.end(),
                                           [](const auto& row) { return row.second.size() > 1; });
  });
}

std::int64_t issued_at_the_same_instant(const Evidence& evidence, std::string_view) {
  std::map<Instant, std::int64_t> orders;
  for (const Effect* issued : evidence.of(EffectKind::OrderIssued)) ++orders[issued->at];
  return std::count_if(orders.begin(), orders.end(), [](const auto& row) { return row.second > 1; });
}

std::int64_t more_than_a_page(const Evidence& evidence, std::string_view) {
  constexpr std::size_t orders_per_page = 100;
  return evidence.of(EffectKind::OrderIssued).size() > orders_per_page ? 1 : 0;
}

std::int64_t several_vendor_codes(const Evidence& evidence, std::string_view) {
  std::set<std::string> codes;
  for (const scenarios::Order& order : evidence.scenario.orders) codes.insert(order.vendor_code);
  return codes.size() > 1 ? 1 : 0;
}

/// Changes of that kind: `Quantity`.
std::int64_t changed(const Evidence& evidence, std::string_view kind) {
  const auto& changes = evidence.of(EffectKind::OrderChanged);
  return std::count_if(changes.begin(), changes.end(), [&](const Effect* change) { return change->reason == kind; });
}

std::int64_t changed_after_acknowledgement(const Evidence& evidence, std::string_view) {
  return orders_that(evidence, [](const std::string&, const OrderTruth& truth) {
    const auto& acknowledged = truth.of(EffectKind::AcknowledgementAccepted);
    const auto& changes = truth.of(EffectKind::OrderChanged);
    return !acknowledged.empty() && !changes.empty() && changes.back()->at > acknowledged.front()->at;
  });
}

std::int64_t changed_before_acknowledgement(const Evidence& evidence, std::string_view) {
  return orders_that(evidence, [](const std::string&, const OrderTruth& truth) {
    const auto& acknowledged = truth.of(EffectKind::AcknowledgementAccepted);
    const auto& changes = truth.of(EffectKind::OrderChanged);
    return !acknowledged.empty() && !changes.empty() && changes.front()->at < acknowledged.front()->at;
  });
}

/// Orders with a line that was answered with this code alone.
std::int64_t line_is_all(const Evidence& evidence, std::string_view code) {
  return orders_that(evidence, [&](const std::string&, const OrderTruth& truth) {
    const auto& answers = truth.of(EffectKind::AcknowledgementAccepted);
    return std::any_of(answers.begin(), answers.end(), [&](const Effect* answer) {
      std::map<std::int64_t, std::set<std::string>> codes;
      for (const EffectLine& line : answer->lines) codes[line.sequence].insert(line.code);
      return std::any_of(codes.begin(), codes.end(),
                         [&](const auto& row) { return row.second.size() == 1 && *row.second.begin() == code; });
    });
  });
}

std::int64_t remainder_of_a_case(const Evidence& evidence, std::string_view) {
  std::int64_t hits = 0;
  for (const auto& [number, truth] : evidence.orders) {
    for (const Effect* effect : truth.of(EffectKind::AcknowledgementAccepted)) {
      std::map<std::int64_t, std::set<std::string>> codes;
      for (const EffectLine& line : effect->lines) codes[line.sequence].insert(line.code);
      for (const auto& [sequence, parts] : codes) {
        const auto line = truth.lines.find(sequence);
        const bool split = parts.size() > 1 && line != truth.lines.end();
        hits += split && line->second.as_written.unit == UnitOfMeasure::Cases ? 1 : 0;
      }
    }
  }
  return hits;
}

std::int64_t answered_again(const Evidence& evidence, std::string_view) {
  return orders_that(evidence, [](const std::string&, const OrderTruth& truth) {
    return truth.of(EffectKind::AcknowledgementAccepted).size() > 1;
  });
}

}  // namespace

const std::vector<Probe>& order_probes() {
  static const std::vector<Probe> table = {
      {"cases became eaches", cases_became_eaches},
      {"a case of one", case_of_one, "", many_runs},
      {"a line in eaches", ordered_in_eaches},
      {"a case size that the ERP does not have", unknown_case_size},
      {"a line with an amount of 0", line_of_nothing, "", many_runs},
      {"an item with one identifier only", one_identifier_is_missing},
      {"one item on two lines of an order", same_item_twice, "", many_runs},
      {"an item that the ERP does not know", shown, "unknown-item"},
      {"a blocked item", shown, "blocked-item"},
      {"a price that differs", shown, "price-mismatch"},
      {"orders issued at the same instant", issued_at_the_same_instant, "", many_runs},
      {"more orders than a page of Amazon's", more_than_a_page, "", many_runs},
      {"several vendor codes", several_vendor_codes},
      {"a quantity changed", changed, "Quantity"},
      {"a line cancelled", changed, "LineCancelled"},
      {"an order cancelled", changed, "OrderCancelled"},
      {"a cost changed", changed, "NetCost", many_runs},
      {"a delivery window moved", changed, "Window"},
      {"a line added", changed, "LineAdded"},
      {"the fulfilment centre changed", changed, "FulfilmentCentre"},
      {"an order changed after its acknowledgement", changed_after_acknowledgement},
      {"an order changed before its acknowledgement", changed_before_acknowledgement, "", many_runs},
      {"a line accepted whole", line_is_all, "Accepted"},
      {"a line backordered whole", line_is_all, "Backordered", many_runs},
      {"a line rejected whole", line_is_all, "Rejected"},
      {"a line split between accepted and backordered at whole cases", remainder_of_a_case},
      {"an order answered again", answered_again},
      {"an acknowledgement without the ERP", shown, "emergency-acknowledgement"},
  };
  return table;
}

}  // namespace vendorproof::harness
