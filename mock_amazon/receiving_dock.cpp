#include "mock_amazon/receiving_dock.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/base/require.h"
#include "mock_amazon/central.h"
#include "mock_amazon/delivery_charges.h"
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
  for (auto& [accepted, left] : found->second) {
    if (accepted > arrived) continue;
    const std::int64_t part = std::min(left, eaches - taken);
    left -= part;
    taken += part;
  }
  return taken;
}

/// Units of a carton that no notice accepted before arrival claims, or whose quantity it claims differently (CB-09).
void add_defects(NoticeRegister& notices, const PhysicalCarton& carton, Instant arrived, Claim& defects) {
  const std::string sscc = sscc_digits(carton.sscc);
  const auto claimed = sscc.empty() ? notices.carton_by_sscc.end() : notices.carton_by_sscc.find(sscc);
  const bool known = claimed != notices.carton_by_sscc.end() && claimed->second.accepted <= arrived;
  for (const auto& [goods, eaches] : contents_of(carton)) {
    if (known) {
      const auto row = claimed->second.contents.find(goods);
      const bool right = row != claimed->second.contents.end() && row->second == eaches;
      if (!right) defects[goods] += eaches;
      continue;
    }
    const std::int64_t covered = take_unlabelled(notices, goods, eaches, arrived);
    if (covered < eaches) defects[goods] += eaches - covered;
  }
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
  central.dock.expected_by_serial.emplace(serial, std::move(truck));
  central.agenda.add({received, Task::ReceiveTruck, serial});
}

void receive_truck(Central& central, const std::string& serial, Instant now) {
  auto expected = central.dock.expected_by_serial.extract(serial);
  REQUIRE(!expected.empty());
  const Truck truck = std::move(expected.mapped());
  Claim units;
  Claim defects;
  for (const PhysicalCarton& carton : truck.cartons) {
    for (const auto& [goods, eaches] : contents_of(carton)) units[goods] += eaches;
    add_defects(central.notices, carton, truck.arrives, defects);
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
  }
  assess_delivery(central, truck, {units, defects}, now);
}

}  // namespace vendorproof::mock_amazon
