#include "mock_amazon/receiving/receiving_dock.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/base/require.h"
#include "mock_amazon/charges/delivery_charges.h"
#include "mock_amazon/notices/notice_defects.h"
#include "mock_amazon/notices/notice_register.h"
#include "mock_amazon/orders/order_document.h"
#include "mock_amazon/orders/order_lapses.h"
#include "mock_amazon/state/central.h"

namespace vendorproof::mock_amazon {

namespace {

using Goods = std::pair<std::string, std::string>;  ///< purchase order and item

Claim contents_of(const PhysicalCarton& carton) {
  Claim contents;
  for (const CartonContent& content : carton.contents) {
    if (content.eaches > 0) contents[{content.purchase_order, content.item}] += content.eaches;
  }
  return contents;
}

/// Takes up to `eaches` from claims without carton label, of notices that were accepted by `arrived`.
std::int64_t take_unlabelled(NoticeRegister& notices, const Goods& goods, std::int64_t eaches, Instant arrived) {
  const auto found = notices.unlabelled.find(goods);
  if (found == notices.unlabelled.end()) return 0;
  std::int64_t taken = 0;
  for (auto& [accepted, left, notice] : found->second) {
    if (accepted > arrived) continue;
    const std::int64_t part = std::min(left, eaches - taken);
    left -= part;
    taken += part;
  }
  return taken;
}

bool is_announced_later(const NoticeRegister& notices, const Goods& goods, Instant arrived) {
  const auto found = notices.unlabelled.find(goods);
  if (found == notices.unlabelled.end()) return false;
  return std::any_of(found->second.begin(), found->second.end(),
                     [&](const auto& claim) { return claim.accepted > arrived; });
}

/// Compares a carton with the claims of notices that were accepted before its arrival (CB-09, CB-15).
CartonFinding check_carton(NoticeRegister& notices, const PhysicalCarton& carton, Instant arrived) {
  CartonFinding finding;
  finding.contents = contents_of(carton);
  const std::string sscc = sscc_digits(carton.sscc);
  finding.labelled = !sscc.empty();
  const auto claimed = sscc.empty() ? notices.carton_by_sscc.end() : notices.carton_by_sscc.find(sscc);
  const bool labelled_claim = claimed != notices.carton_by_sscc.end();
  finding.known = labelled_claim && claimed->second.accepted <= arrived;
  finding.announced_later = labelled_claim && !finding.known;
  for (const auto& [goods, eaches] : finding.contents) {
    if (finding.known) {
      const auto row = claimed->second.contents.find(goods);
      const bool right = row != claimed->second.contents.end() && row->second == eaches;
      if (!right) finding.different[goods] += eaches;
      continue;
    }
    const std::int64_t covered = take_unlabelled(notices, goods, eaches, arrived);
    if (covered == eaches) continue;
    finding.unclaimed[goods] += eaches - covered;
    finding.announced_later |= is_announced_later(notices, goods, arrived);
  }
  return finding;
}

/// The counted units, and the counting mistakes by kind.
struct Count {
  std::vector<EffectLine> lines;
  std::map<CountingError, std::vector<EffectLine>> errors;
};

EffectLine eaches_line(const Order& order, const OrderLine& line, std::int64_t eaches) {
  return effect_line(order, line, eaches, {eaches, UnitOfMeasure::Eaches, 1});
}

void plan_recount(Central& central, Recount recount, Instant now) {
  const Duration after = central.settings.receiving.recount_after;
  if (after <= Duration()) return;
  const std::string serial = serial_of(++central.dock.trucks);
  central.dock.recount_by_serial.emplace(serial, std::move(recount));
  central.agenda.add({now + after, Task::RecountUnits, serial});
}

void count_share(Central& central, const std::string& load_number, const Order& order, const Share& share, Instant now,
                 Count& count) {
  OrderLine& line = *share.line;
  auto ahead = central.dock.count_by_line.find({order.number, line.sequence});
  if (ahead == central.dock.count_by_line.end()) {
    const LineCount fresh = count_ahead(central.settings, order.number, line);
    ahead = central.dock.count_by_line.emplace(std::pair{order.number, line.sequence}, fresh).first;
  }
  const Counted counted = count_units(ahead->second, share.eaches);
  for (const auto& [error, eaches] : counted.errors) {
    count.errors[error].push_back(eaches_line(order, line, eaches));
    if (error == CountingError::Short) plan_recount(central, {load_number, order.number, line.sequence, eaches}, now);
  }
  if (counted.eaches == 0) return;
  line.received += counted.eaches;
  line.received_at = now;
  count.lines.push_back(eaches_line(order, line, counted.eaches));
}

void count_goods(Central& central, const std::string& load_number, const Goods& goods, std::int64_t eaches, Instant now,
                 Count& count) {
  Order* order = central.orders.find(goods.first);
  const std::vector<Share> shares = order == nullptr ? std::vector<Share>() : shares_of(*order, goods.second, eaches);
  if (shares.empty()) {
    EffectLine row;
    row.purchase_order = goods.first;
    row.item = goods.second;
    row.eaches = eaches;
    row.as_written.amount = eaches;
    count.lines.push_back(std::move(row));
    return;
  }
  for (const Share& share : shares) count_share(central, load_number, *order, share, now, count);
}

}  // namespace

std::vector<Share> shares_of(Order& order, const std::string& item, std::int64_t eaches) {
  std::vector<Share> shares;
  OrderLine* last = nullptr;
  for (OrderLine& line : order.lines) {
    if (item.empty() || (line.asin != item && line.vendor_identifier != item)) continue;
    last = &line;
    const std::int64_t part = std::clamp<std::int64_t>(line.ordered - line.received, 0, eaches);
    if (part > 0) shares.push_back({&line, part});
    eaches -= part;
  }
  if (eaches == 0 || last == nullptr) return shares;
  if (!shares.empty() && shares.back().line == last) {
    shares.back().eaches += eaches;
  } else {
    shares.push_back({last, eaches});
  }
  return shares;
}

void expect_truck(Central& central, Truck truck, Instant now) {
  const std::string serial = serial_of(++central.dock.trucks);
  const Instant received = std::max(now, truck.arrives + central.settings.receiving_time);
  note_truck(central, truck, std::nullopt, now);
  central.dock.expected_by_serial.emplace(serial, ExpectedTruck{std::move(truck), false});
  central.agenda.add({received, Task::ReceiveTruck, serial});
}

namespace {

void record_count(Central& central, const Truck& truck, const std::set<std::string>& numbers, Count count,
                  Instant now) {
  Effect effect;
  effect.at = now;
  effect.kind = EffectKind::TruckReceived;
  effect.document = truck.load_number;
  if (numbers.size() == 1) effect.purchase_order = *numbers.begin();
  central.effects.push_back(effect);
  central.effects.back().lines = std::move(count.lines);
  effect.kind = EffectKind::UnitsMiscounted;
  for (auto& [error, lines] : count.errors) {
    effect.reason = text_of(error);
    central.effects.push_back(effect);
    central.effects.back().lines = std::move(lines);
  }
}

/// Counts the cartons that are in `truck`.
void count_cartons(Central& central, const Truck& truck, Instant now) {
  Claim units;
  for (const PhysicalCarton& carton : truck.cartons) {
    for (const auto& [goods, eaches] : contents_of(carton)) units[goods] += eaches;
  }
  Count count;
  std::set<std::string> numbers;
  count.lines.reserve(units.size());
  for (const auto& [goods, eaches] : units) {
    numbers.insert(goods.first);
    count_goods(central, truck.load_number, goods, eaches, now, count);
  }
  record_count(central, truck, numbers, std::move(count), now);
  for (const std::string& number : numbers) {
    Order* order = central.orders.find(number);
    if (order == nullptr) continue;
    central.orders.mark_updated(*order, now);
    settle_state(*order, now);
    plan_lapse(central.settings, central.agenda, *order, now);
  }
}

/// Keeps in the truck the cartons that are counted now, and plans the others: in even parts a day apart; unannounced
/// cartons come still later, because they are received by hand (ASN-52).
void divide_work(Central& central, Truck& truck, const std::vector<bool>& announced, Instant now) {
  constexpr std::int64_t days_max = 30;
  const ReceivingPlan& plan = central.settings.receiving;
  const std::int64_t days = std::clamp<std::int64_t>(plan.days, 1, days_max);
  const auto cartons = static_cast<std::int64_t>(truck.cartons.size());
  std::map<Instant, std::vector<PhysicalCarton>> work;
  for (std::int64_t i = 0; i < cartons; ++i) {
    const auto place = static_cast<std::size_t>(i);
    const Duration by_hand = announced[place] ? Duration() : std::max(plan.manual_delay, Duration());
    const Instant at = now + std::chrono::hours(24) * (i * days / cartons) + by_hand;
    work[at].push_back(std::move(truck.cartons[place]));
  }
  std::vector<PhysicalCarton> first_part = std::move(work[now]);
  work.erase(now);
  truck.cartons.clear();
  for (auto& [at, part] : work) {
    const std::string serial = serial_of(++central.dock.trucks);
    ExpectedTruck rest{truck, true};
    rest.truck.cartons = std::move(part);
    central.dock.expected_by_serial.emplace(serial, std::move(rest));
    central.agenda.add({at, Task::ReceiveTruck, serial});
  }
  truck.cartons = std::move(first_part);
}

}  // namespace

void receive_truck(Central& central, const std::string& serial, Instant now) {
  auto expected = central.dock.expected_by_serial.extract(serial);
  REQUIRE(!expected.empty());
  Truck truck = std::move(expected.mapped().truck);
  if (expected.mapped().unloaded) {
    count_cartons(central, truck, now);
    return;
  }
  std::vector<CartonFinding> findings;
  std::vector<bool> announced;
  bool empty = true;
  for (const PhysicalCarton& carton : truck.cartons) {
    findings.push_back(check_carton(central.notices, carton, truck.arrives));
    announced.push_back(findings.back().unclaimed.empty());
    empty = empty && findings.back().contents.empty();
  }
  note_truck(central, truck, now, now);
  compare_structure(central, truck, now);
  const Truck whole = truck;
  divide_work(central, truck, announced, now);
  if (!truck.cartons.empty() || empty) count_cartons(central, truck, now);
  assess_delivery(central, whole, findings, now);
}

void recount_units(Central& central, const std::string& serial, Instant now) {
  const auto due = central.dock.recount_by_serial.extract(serial);
  REQUIRE(!due.empty());
  const Recount& recount = due.mapped();
  Order& order = central.orders.known(recount.purchase_order);
  OrderLine& line = order.known_line(recount.sequence);
  line.received += recount.eaches;
  line.received_at = now;
  Effect effect;
  effect.at = now;
  effect.kind = EffectKind::UnitsRecounted;
  effect.purchase_order = order.number;
  effect.document = recount.load_number;
  effect.lines = {eaches_line(order, line, recount.eaches)};
  central.effects.push_back(std::move(effect));
  central.orders.mark_updated(order, now);
  settle_state(order, now);
  plan_lapse(central.settings, central.agenda, order, now);
}

}  // namespace vendorproof::mock_amazon
