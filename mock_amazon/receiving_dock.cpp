#include "mock_amazon/receiving_dock.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/base/require.h"
#include "mock_amazon/central.h"
#include "mock_amazon/delivery_charges.h"
#include "mock_amazon/order_lapses.h"
#include "mock_amazon/notice_defects.h"
#include "mock_amazon/reading.h"

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

/// Takes up to `eaches` of what notices accepted by `arrived` claim without a carton label.
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

/// A carton against what notices accepted before arrival claim (CB-09, CB-15).
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

void book_goods(Central& central, const Goods& goods, std::int64_t eaches, Instant now,
                std::vector<EffectLine>& lines) {
  Order* order = central.orders.find(goods.first);
  const std::vector<Share> shares = order == nullptr ? std::vector<Share>() : shares_of(*order, goods.second, eaches);
  if (shares.empty()) {
    EffectLine row;
    row.purchase_order = goods.first;
    row.item = goods.second;
    row.eaches = eaches;
    row.as_written.amount = eaches;
    lines.push_back(std::move(row));
    return;
  }
  for (const Share& share : shares) {
    share.line->received += share.eaches;
    share.line->received_at = now;
    lines.push_back(effect_line(*order, *share.line, share.eaches, {share.eaches, UnitOfMeasure::Eaches, 1}));
  }
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
  central.dock.expected_by_serial.emplace(serial, std::move(truck));
  central.agenda.add({received, Task::ReceiveTruck, serial});
}

void receive_truck(Central& central, const std::string& serial, Instant now) {
  auto expected = central.dock.expected_by_serial.extract(serial);
  REQUIRE(!expected.empty());
  const Truck truck = std::move(expected.mapped());
  Claim units;
  std::vector<CartonFinding> cartons;
  for (const PhysicalCarton& carton : truck.cartons) {
    cartons.push_back(check_carton(central.notices, carton, truck.arrives));
    for (const auto& [goods, eaches] : cartons.back().contents) units[goods] += eaches;
  }
  Effect effect;
  effect.at = now;
  effect.kind = EffectKind::TruckReceived;
  effect.document = truck.load_number;
  std::set<std::string> numbers;
  for (const auto& [goods, eaches] : units) {
    numbers.insert(goods.first);
    book_goods(central, goods, eaches, now, effect.lines);
  }
  if (numbers.size() == 1) effect.purchase_order = *numbers.begin();
  central.effects.push_back(std::move(effect));
  for (const std::string& number : numbers) {
    Order* order = central.orders.find(number);
    if (order == nullptr) continue;
    central.orders.mark_updated(*order, now);
    settle_state(*order, now);
    plan_lapse(central.settings, central.agenda, *order, now);
  }
  note_truck(central, truck, now, now);
  compare_structure(central, truck, now);
  assess_delivery(central, truck, cartons, now);
}

}  // namespace vendorproof::mock_amazon
