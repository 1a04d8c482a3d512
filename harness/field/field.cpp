#include "harness/field/field.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/base/json/json_tree.h"
#include "core/base/require.h"
#include "harness/field/rate_card_choice.h"
#include "harness/field/switch_choice.h"
#include "mock_amazon/quirks/switches.h"
#include "scenarios/files/saved_order.h"

namespace vendorproof::harness {

namespace {

mock_amazon::ChangeKind kind_at_amazon(scenarios::ChangeKind kind) {
  using From = scenarios::ChangeKind;
  using To = mock_amazon::ChangeKind;
  constexpr std::pair<From, To> rows[] = {
      {From::Quantity, To::Quantity},
      {From::LineCancelled, To::LineCancelled},
      {From::OrderCancelled, To::OrderCancelled},
      {From::NetCost, To::NetCost},
      {From::Window, To::Window},
      {From::LineAdded, To::LineAdded},
      {From::OrderUncancelled, To::OrderUncancelled},
      {From::OrderType, To::OrderType},
      {From::FulfilmentCentre, To::FulfilmentCentre},
      {From::Freight, To::Freight},
  };
  for (const auto& [from, to] : rows) {
    if (from == kind) return to;
  }
  REQUIRE(false);
  return To::Quantity;
}

/// One ship notice is for one vendor code (ASN-12), and the ERP's orders do not name their vendor code.
bool has_one_vendor_code(const scenarios::Scenario& scenario) {
  return std::all_of(scenario.orders.begin(), scenario.orders.end(), [&](const scenarios::Order& order) {
    return order.vendor_code == scenario.orders.front().vendor_code;
  });
}

mock_amazon::OrderChange change_at_amazon(const scenarios::Order& order, const scenarios::OrderChange& change,
                                          Instant start) {
  mock_amazon::OrderChange result;
  result.purchase_order = order.number;
  result.kind = kind_at_amazon(change.kind);
  result.line = change.line;
  result.quantity = change.quantity;
  if (change.net_cost) result.net_cost = change.net_cost->decimal();
  result.value = change.value;
  if (change.added) result.added_line = scenarios::amazon_line(*change.added);
  if (change.kind == scenarios::ChangeKind::Window) {
    const Instant from = start + change.window_from.value_or(order.window_from);
    const Instant to = start + change.window_to.value_or(order.window_to);
    result.window = Window{from, std::max(from, to)};
  }
  return result;
}

mock_amazon::CountingError error_at_amazon(scenarios::Miscount kind) {
  switch (kind) {
    case scenarios::Miscount::Short:
      return mock_amazon::CountingError::Short;
    case scenarios::Miscount::Over:
      return mock_amazon::CountingError::Over;
    case scenarios::Miscount::Damaged:
      return mock_amazon::CountingError::Damaged;
    case scenarios::Miscount::CaseAsOne:
      return mock_amazon::CountingError::CaseAsOne;
    case scenarios::Miscount::EachAsCase:
      return mock_amazon::CountingError::EachAsCase;
    case scenarios::Miscount::OtherUnit:
      return mock_amazon::CountingError::OtherUnit;
  }
  return mock_amazon::CountingError::Short;
}

mock_amazon::ReceivingPlan plan_at_amazon(const scenarios::Receiving& receiving) {
  mock_amazon::ReceivingPlan plan;
  plan.days = receiving.days;
  plan.manual_delay = receiving.manual_delay;
  plan.recount_after = receiving.recount_after;
  plan.pack_eaches = receiving.pack_eaches;
  for (const scenarios::PlannedMiscount& planned : receiving.miscounts) {
    plan.planned.push_back({planned.purchase_order, planned.line, error_at_amazon(planned.kind), planned.eaches});
  }
  const scenarios::ChanceOfMiscounts& chance = receiving.chance;
  plan.chance = {chance.short_bp,       chance.over_bp,         chance.damaged_bp,
                 chance.case_as_one_bp, chance.each_as_case_bp, chance.other_unit_bp};
  return plan;
}

std::vector<mock_erp::FieldValue> values_at_erp(const std::vector<scenarios::FieldValue>& values) {
  std::vector<mock_erp::FieldValue> result;
  for (const scenarios::FieldValue& value : values) result.push_back({value.field, value.value});
  return result;
}

/// The centres of the orders, and what people changed by hand.
void add_master(const scenarios::Scenario& scenario, mock_erp::Settings& settings) {
  std::set<std::string> centres;
  for (const scenarios::Order& order : scenario.orders) centres.insert(order.ship_to);
  settings.ship_to_codes.assign(centres.begin(), centres.end());
  for (const scenarios::MasterChange& change : scenario.master) {
    settings.master.push_back({change.page, static_cast<mock_erp::MasterAct>(change.act), values_at_erp(change.where),
                               values_at_erp(change.fields)});
  }
  settings.read_lag = scenario.erp_read_lag;
  settings.clock_ahead = scenario.erp_clock_ahead;
}

/// Drops the oldest tenth at once, so that not every step has to move the rest.
template <class T>
std::uint64_t forget_oldest(std::vector<T>& rows, std::size_t rows_max) {
  if (rows.size() <= rows_max) return 0;
  const std::size_t count = std::max<std::size_t>(1, rows.size() / 10);
  rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(count));
  return count;
}

/// nullopt for a kind of change that the judge does not know.
std::optional<scenarios::OrderChange> change_for_the_judge(const mock_amazon::OrderChange& change,
                                                           const scenarios::Order& order, Duration after) {
  scenarios::OrderChange result;
  bool known = false;
  for (const auto kind :
       {scenarios::ChangeKind::Quantity, scenarios::ChangeKind::LineCancelled, scenarios::ChangeKind::OrderCancelled,
        scenarios::ChangeKind::NetCost, scenarios::ChangeKind::Window, scenarios::ChangeKind::FulfilmentCentre}) {
    if (kind_at_amazon(kind) != change.kind) continue;
    result.kind = kind;
    known = true;
  }
  if (!known) return std::nullopt;
  result.after = after;
  result.line = change.line;
  result.quantity = change.quantity;
  result.value = change.value;
  if (!change.net_cost.empty() && !order.lines.empty()) {
    const Result<Money> cost = Money::parse(change.net_cost, order.lines.front().net_cost.currency());
    if (cost) result.net_cost = *cost;
  }
  return result;
}

}  // namespace

mock_amazon::Settings amazon_settings(const scenarios::Scenario& scenario) {
  mock_amazon::Settings settings;
  settings.processing_time = scenario.amazon.processing_time;
  settings.payment_days = scenario.amazon.payment_days;
  settings.seed = scenario.seed;
  settings.fill_assessment = scenario.amazon.fill_assessment;
  for (const auto& [name, value] : scenario.amazon.switches) {
    // check_switches() has refused unknown switches.
    (void)mock_amazon::set_switch(settings, name, value);
  }
  if (Result<mock_amazon::RateCard> card = rate_card_of(scenario)) {
    settings.rate_card = std::make_shared<const mock_amazon::RateCard>(std::move(*card));
  }
  settings.receiving = plan_at_amazon(scenario.amazon.receiving);
  return settings;
}

Result<scenarios::Scenario> read_playable(std::string_view text, const std::string& name) {
  return scenarios::read_scenario(text, name).and_then([&](scenarios::Scenario scenario) {
    const Result<void> checked =
        check_switches(scenario).and_then([&] { return check_rate_card(scenario); }).and_then([&] {
          return mock_erp::check_master(erp_settings(scenario));
        });
    if (!checked) return Result<scenarios::Scenario>(malformed(name + ": " + checked.error().message));
    return Result<scenarios::Scenario>(with_switches(std::move(scenario), {}));
  });
}

mock_erp::Settings erp_settings(const scenarios::Scenario& scenario) {
  mock_erp::Settings settings;
  for (const scenarios::Item& item : scenario.items) {
    mock_erp::Item row;
    row.number = item.number;
    row.display_name = item.number;
    row.amazon_product_identifier = item.asin;
    row.vendor_product_identifier = item.vendor_product_identifier;
    row.case_sizes = item.case_sizes;
    row.stock_eaches = item.stock_eaches;
    row.unit_price = item.unit_price;
    row.blocked = item.blocked;
    row.gtin = item.gtin;
    if (item.entered_after) row.entered_at = scenario.start + *item.entered_after;
    if (item.unblocked_after) row.unblocked_at = scenario.start + *item.unblocked_after;
    row.lot = item.lot;
    row.base_unit = item.base_unit;
    row.case_unit = item.case_unit;
    if (!item.unit_price.currency().empty()) settings.currency = item.unit_price.currency();
    settings.items.push_back(std::move(row));
    for (const scenarios::Restock& restock : item.restocks) {
      settings.restocks.push_back({item.number, scenario.start + restock.after, restock.eaches});
    }
  }
  add_master(scenario, settings);
  mock_erp::Policy& policy = settings.policy;
  policy.payment_days = scenario.amazon.payment_days;
  policy.lead_time = scenario.warehouse.lead_time;
  policy.transit = scenario.warehouse.transit;
  policy.invoice_delay = scenario.warehouse.invoice_delay;
  policy.invoice_together = scenario.warehouse.invoice_together;
  policy.month_closes_after = scenario.warehouse.month_closes_after;
  // A carton holds goods of one order, but a pallet may hold those of several vendor codes.
  policy.consolidate =
      scenario.warehouse.consolidate && (has_one_vendor_code(scenario) || scenario.warehouse.pallet_cartons_max == 0);
  policy.carton_eaches_max = scenario.warehouse.carton_eaches_max;
  policy.fill_percent = scenario.warehouse.fill_percent;
  policy.remainder =
      scenario.warehouse.close_short ? mock_erp::Remainder::ClosedShort : mock_erp::Remainder::Backordered;
  policy.pallet_cartons_max = scenario.warehouse.pallet_cartons_max;
  for (const auto& [name, after] : scenario.warehouse.late_papers) {
    const auto found = std::find(std::begin(scenarios::paper_names), std::end(scenarios::paper_names), name);
    REQUIRE(found != std::end(scenarios::paper_names));
    policy.late_papers.push_back({static_cast<mock_erp::Paper>(found - std::begin(scenarios::paper_names)), after});
  }
  for (const scenarios::PlannedShort& planned : scenario.warehouse.shorts) {
    policy.shorts.push_back({planned.purchase_order, planned.line, planned.missing_eaches});
  }
  for (const scenarios::PlannedCredit& planned : scenario.warehouse.credits) {
    policy.credits.push_back({planned.purchase_order, planned.line, planned.eaches, planned.price_cut, planned.after});
  }
  for (const scenarios::Correction& correction : scenario.warehouse.corrections) {
    policy.corrections.push_back({static_cast<mock_erp::CorrectionKind>(correction.kind), correction.purchase_order,
                                  correction.after, correction.line, correction.eaches});
  }
  return settings;
}

Field::Field(const scenarios::Scenario& scenario)
    : Field(scenario, amazon_settings(scenario), erp_settings(scenario), FieldBounds()) {}

Field::Field(const scenarios::Scenario& scenario, mock_amazon::Settings amazon, mock_erp::Settings erp,
             FieldBounds bounds)
    : scenario_(scenario), amazon_(std::move(amazon)), erp_(std::move(erp)), bounds_(bounds) {
  if (const Result<void> card = check_rate_card(scenario_); !card) problems_.push_back(card.error().message);
  for (std::size_t i = 0; i < scenario_.orders.size(); ++i) {
    const scenarios::Order& order = scenario_.orders[i];
    script_.push_back({scenario_.start + order.placed_after, i, 0});
    for (std::size_t j = 0; j < order.changes.size(); ++j) {
      const Duration after = std::max(order.changes[j].after, order.placed_after);
      script_.push_back({scenario_.start + after, i, j + 1});
    }
  }
  std::stable_sort(script_.begin(), script_.end(), [](const Due& left, const Due& right) {
    if (left.at != right.at) return left.at < right.at;
    return (left.change == 0) > (right.change == 0);
  });
}

HttpResponse Field::handle(Peer peer, const HttpRequest& request, Instant now) {
  advance(now);
  HttpResponse response = peer == Peer::Amazon ? amazon_.handle(request, now) : erp_.handle(request, now);
  collect(now);
  return response;
}

Result<void> Field::issue(std::string_view order_json, Instant now) {
  advance(now);
  Result<void> issued = amazon_.issue(order_json, now);
  if (issued) remember_order(order_json, now);
  collect(now);
  return issued;
}

Result<void> Field::change(const mock_amazon::OrderChange& change, Instant now) {
  advance(now);
  Result<void> changed = amazon_.change(change, now);
  collect(now);
  if (!changed) return changed;
  remember_change(change, now);
  return changed;
}

Result<void> Field::note(const mock_amazon::Incident& incident, Instant now) {
  advance(now);
  Result<void> noted = amazon_.note(incident, now);
  collect(now);
  return noted;
}

void Field::remember_change(const mock_amazon::OrderChange& change, Instant now) {
  const auto found = std::find_if(orders_by_hand_.begin(), orders_by_hand_.end(),
                                  [&](const scenarios::Order& order) { return order.number == change.purchase_order; });
  if (found == orders_by_hand_.end()) {
    changed_by_hand_.insert(change.purchase_order);
    return;
  }
  if (const auto judged = change_for_the_judge(change, *found, now - scenario_.start)) {
    found->changes.push_back(*judged);
  } else {
    changed_by_hand_.insert(change.purchase_order);
  }
}

/// If the judge's reader does not accept the order, it is still served, but not judged.
void Field::remember_order(std::string_view order_json, Instant now) {
  const Result<Json> document = parse_json(order_json);
  Result<scenarios::SavedOrder> saved =
      document ? scenarios::read_saved_order(*document, "$") : tl::unexpected<Error>(document.error());
  if (!saved || orders_by_hand_.size() >= bounds_.ledger_max) {
    ++forgotten_.orders;
    return;
  }
  scenarios::Order& order = saved->order;
  order.placed_after = now - scenario_.start;
  order.window_from = std::max(Duration{}, saved->window.from - scenario_.start);
  order.window_to = std::max(Duration{}, saved->window.to - scenario_.start);
  order.document.clear();
  orders_by_hand_.push_back(std::move(order));
}

std::optional<Instant> Field::next_due() const {
  std::optional<Instant> next = amazon_.next_due();
  const std::optional<Instant> erp = erp_.next_due();
  if (erp && (!next || *erp < *next)) next = erp;
  if (script_next_ < script_.size() && (!next || script_[script_next_].at < *next)) next = script_[script_next_].at;
  return next;
}

void Field::advance(Instant now) {
  while (const std::optional<Instant> due = next_due()) {
    if (*due > now) break;
    const bool scripted = script_next_ < script_.size() && script_[script_next_].at <= *due;
    if (scripted) {
      play(script_[script_next_++]);
    } else {
      erp_.advance(*due);
      collect(*due);
      amazon_.advance(*due);
    }
    collect(*due);
    // A mock that stays due at the same instant would block the world forever: that is a defect of the mock.
    stuck_ = (due == last_due_) ? stuck_ + 1 : 0;
    last_due_ = due;
    REQUIRE(stuck_ < 100'000);
  }
}

void Field::play(const Due& due) {
  const scenarios::Order& order = scenario_.orders[due.order];
  if (due.change == 0) {
    const Result<void> issued = amazon_.issue(scenarios::amazon_document(order, scenario_.start), due.at);
    if (!issued) problems_.push_back(order.number + ": " + issued.error().message);
    return;
  }
  const scenarios::OrderChange& change = order.changes[due.change - 1];
  const Result<void> changed = amazon_.change(change_at_amazon(order, change, scenario_.start), due.at);
  if (!changed && changed.error().code != ErrorCode::Conflict) {
    problems_.push_back(order.number + ": " + changed.error().message);
  }
}

void Field::collect(Instant now) {
  for (Effect& effect : erp_.take_effects()) remember(Peer::Erp, std::move(effect));
  for (Truck& truck : erp_.take_trucks()) {
    trucks_.push_back(truck);
    amazon_.expect_truck(std::move(truck), now);
  }
  forgotten_.trucks += forget_oldest(trucks_, bounds_.ledger_max);
  for (Effect& effect : amazon_.take_effects()) {
    if (goods_ == Goods::AsNoticed && effect.kind == EffectKind::ShipNoticeAccepted) load_as_noticed(effect);
    remember(Peer::Amazon, std::move(effect));
  }
}

void Field::remember(Peer peer, Effect effect) {
  if (effect.kind == EffectKind::RequestRefused && ++refused_ > bounds_.refused_max) {
    refused_ = bounds_.refused_max;
    ++forgotten_.refusals;
    return;
  }
  if (redaction_) effect.reason = redaction_->text(std::move(effect.reason));
  ledger_.push_back({peer, std::move(effect)});
  forgotten_.effects += forget_oldest(ledger_, bounds_.ledger_max);
}

}  // namespace vendorproof::harness
