#include "harness/judge/coverage.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace vendorproof::harness {

namespace {

using Values = std::vector<std::string_view>;

Values freight_of(const Evidence&, const OrderTruth& order) { return {order.order->collect ? "collect" : "prepaid"}; }

Values shipment_of(const Evidence& evidence, const OrderTruth& order) {
  if (order.of(EffectKind::ShipNoticeAccepted).empty()) return {};
  return {evidence.scenario.warehouse.pallet_cartons_max > 0 ? "pallets" : "cartons"};
}

Values units_of(const Evidence&, const OrderTruth& order) {
  Values values;
  const auto has = [&](auto is_it) {
    return std::any_of(order.order->lines.begin(), order.order->lines.end(),
                       [&](const scenarios::OrderLine& line) { return is_it(line.ordered); });
  };
  if (has([](const Quantity& ordered) { return ordered.unit == UnitOfMeasure::Eaches; })) values.push_back("eaches");
  const auto in_cases = [](const Quantity& ordered) { return ordered.unit == UnitOfMeasure::Cases; };
  if (has([&](const Quantity& ordered) { return in_cases(ordered) && ordered.unit_size > 1; })) {
    values.push_back("cases");
  }
  if (has([&](const Quantity& ordered) { return in_cases(ordered) && ordered.unit_size == 1; })) {
    values.push_back("cases of one");
  }
  return values;
}

Values region_of(const Evidence& evidence, const OrderTruth&) {
  const std::string region = evidence.scenario.amazon.reading_of("region");
  if (region == "EU") return {"EU"};
  if (region == "JP") return {"JP"};
  return region.empty() || region == "NA" ? Values{"NA"} : Values{};
}

Values answers_of(const Evidence&, const OrderTruth& order) {
  std::set<std::string> codes;
  for (const Effect* answer : order.of(EffectKind::AcknowledgementAccepted)) {
    for (const EffectLine& line : answer->lines) codes.insert(line.code);
  }
  Values values;
  if (codes.contains("Accepted")) values.push_back("accepted");
  if (codes.contains("Backordered")) values.push_back("backordered");
  if (codes.contains("Rejected")) values.push_back("rejected");
  return values;
}

struct Named {
  std::string_view word;   ///< of an effect's reason
  std::string_view value;  ///< of the dimension
};

Values named_by_reasons(const std::vector<const Effect*>& effects, const std::vector<Named>& names) {
  Values values;
  for (const Named& name : names) {
    const bool is_there =
        std::any_of(effects.begin(), effects.end(), [&](const Effect* effect) { return effect->reason == name.word; });
    if (is_there) values.push_back(name.value);
  }
  return values;
}

Values changes_of(const Evidence&, const OrderTruth& order) {
  const auto& changes = order.of(EffectKind::OrderChanged);
  if (changes.empty()) return {"none"};
  return named_by_reasons(changes, {{"Quantity", "quantity"},
                                    {"LineCancelled", "line cancelled"},
                                    {"OrderCancelled", "order cancelled"},
                                    {"NetCost", "cost"},
                                    {"Window", "window"},
                                    {"LineAdded", "line added"}});
}

Values receiving_of(const Evidence&, const OrderTruth& order) {
  if (order.of(EffectKind::TruckReceived).empty()) return {};
  const auto& wrong = order.of(EffectKind::UnitsMiscounted);
  if (wrong.empty()) return {"exact"};
  Values values = named_by_reasons(wrong, {{"Short", "short"}, {"Over", "over"}, {"Damaged", "damaged"}});
  if (!order.of(EffectKind::UnitsRecounted).empty()) values.push_back("found again");
  return values;
}

/// A credit note names the invoice, and need not name the order (INV-11).
bool has_credit_note(const Evidence& evidence, const OrderTruth& order) {
  const auto& notes = evidence.of(EffectKind::CreditNoteAccepted);
  const auto& invoices = order.of(EffectKind::InvoiceAccepted);
  return std::any_of(notes.begin(), notes.end(), [&](const Effect* note) {
    return std::any_of(invoices.begin(), invoices.end(),
                       [&](const Effect* invoice) { return invoice->document == note->other_document; });
  });
}

Values payment_of(const Evidence& evidence, const OrderTruth& order) {
  Values values;
  const auto& taken = order.of(EffectKind::DeductionTaken);
  // What Amazon takes for a credit note or for paying early is no claim.
  const bool is_deducted = std::any_of(taken.begin(), taken.end(), [](const Effect* effect) {
    return effect->reason.find("Credit") == std::string::npos && effect->reason.find("Discount") == std::string::npos;
  });
  const bool is_credited = has_credit_note(evidence, order);
  const bool is_paid = !order.of(EffectKind::PaymentPosted).empty();
  if (is_paid && !is_deducted && !is_credited) values.push_back("in full");
  if (is_deducted) values.push_back("deducted");
  if (is_credited) values.push_back("credited");
  return values;
}

/// Two values that no generated order has together.
struct NeverTogether {
  std::string_view first;
  std::string_view second;
  std::string_view why;
};
constexpr NeverTogether never_together[] = {
    {"region: NA", "payment: credited", "Amazon takes no credit notes there (INV-30)"},
    {"region: JP", "payment: credited", "Amazon takes no credit notes there (INV-30)"},
    {"change: order cancelled", "receiving: exact", "goods of a cancelled order stay"},
    {"change: order cancelled", "receiving: short", "goods of a cancelled order stay"},
    {"change: order cancelled", "receiving: over", "goods of a cancelled order stay"},
    {"change: order cancelled", "receiving: damaged", "goods of a cancelled order stay"},
    {"change: order cancelled", "receiving: found again", "goods of a cancelled order stay"},
    {"change: order cancelled", "payment: in full", "nothing is invoiced"},
    {"change: order cancelled", "payment: deducted", "nothing is invoiced"},
    {"change: order cancelled", "payment: credited", "nothing is invoiced"},
    {"shipment: cartons", "change: order cancelled", "goods of a cancelled order stay"},
    {"shipment: pallets", "change: order cancelled", "goods of a cancelled order stay"},
};

bool can_meet(const std::string& first, const std::string& second) {
  return std::none_of(std::begin(never_together), std::end(never_together),
                      [&](const NeverTogether& pair) { return pair.first == first && pair.second == second; });
}

std::string named(const Dimension& dimension, std::string_view value) {
  return std::string(dimension.name) + ": " + std::string(value);
}

/// Two values that an order may have together.
struct Meeting {
  std::size_t first_dimension = 0;
  std::string_view first_value;
  std::size_t second_dimension = 0;
  std::string_view second_value;
  std::string first;  ///< as reports show it
  std::string second;
};

void add_meetings(std::size_t i, std::size_t j, std::vector<Meeting>& all) {
  const Dimension& left = dimensions()[i];
  const Dimension& right = dimensions()[j];
  for (const std::string_view first : left.values) {
    for (const std::string_view second : right.values) {
      Meeting meeting = {i, first, j, second, named(left, first), named(right, second)};
      if (can_meet(meeting.first, meeting.second)) all.push_back(std::move(meeting));
    }
  }
}

const std::vector<Meeting>& meetings() {
  static const std::vector<Meeting> table = [] {
    std::vector<Meeting> all;
    for (std::size_t i = 0; i < dimensions().size(); ++i) {
      for (std::size_t j = i + 1; j < dimensions().size(); ++j) add_meetings(i, j, all);
    }
    return all;
  }();
  return table;
}

bool has(const Values& values, std::string_view value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

}  // namespace

const std::vector<Dimension>& dimensions() {
  static const std::vector<Dimension> table = {
      {"freight", {"prepaid", "collect"}, freight_of},
      {"shipment", {"cartons", "pallets"}, shipment_of},
      {"unit", {"eaches", "cases", "cases of one"}, units_of},
      {"region", {"NA", "EU", "JP"}, region_of},
      {"answer", {"accepted", "backordered", "rejected"}, answers_of},
      {"change", {"none", "quantity", "line cancelled", "order cancelled", "cost", "window", "line added"}, changes_of},
      {"receiving", {"exact", "short", "over", "damaged", "found again"}, receiving_of},
      {"payment", {"in full", "deducted", "credited"}, payment_of},
  };
  return table;
}

const std::vector<reports::CoveredPair>& no_pairs() {
  static const std::vector<reports::CoveredPair> pairs = [] {
    std::vector<reports::CoveredPair> all;
    for (const Meeting& meeting : meetings()) all.push_back({meeting.first, meeting.second, 0});
    return all;
  }();
  return pairs;
}

std::vector<std::int64_t> orders_by_pair(const scenarios::Scenario& scenario, const RunRecord& record) {
  const Evidence evidence = evidence_of(scenario, record);
  const std::vector<Meeting>& pairs = meetings();
  std::vector<std::int64_t> orders(pairs.size(), 0);
  for (const auto& [number, order] : evidence.orders) {
    if (order.order == nullptr || order.of(EffectKind::OrderIssued).empty()) continue;
    std::vector<Values> values;
    for (const Dimension& dimension : dimensions()) values.push_back(dimension.values_of(evidence, order));
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      const bool meet = has(values[pairs[i].first_dimension], pairs[i].first_value) &&
                        has(values[pairs[i].second_dimension], pairs[i].second_value);
      orders[i] += meet ? 1 : 0;
    }
  }
  return orders;
}

}  // namespace vendorproof::harness
