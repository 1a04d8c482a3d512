// Goods that do not come from the mock ERP: told, or as the ship notices say.
#include <algorithm>
#include <utility>

#include "core/base/nearest_word.h"
#include "harness/field/field.h"

namespace vendorproof::harness {

namespace {

/// Takes eaches of an order line off a truck.
void take_off(Truck& truck, const EffectLine& line, std::int64_t eaches) {
  for (PhysicalCarton& carton : truck.cartons) {
    for (CartonContent& content : carton.contents) {
      if (content.purchase_order != line.purchase_order || content.item != line.item) continue;
      const std::int64_t taken = std::min(eaches, content.eaches);
      content.eaches -= taken;
      eaches -= taken;
    }
  }
}

}  // namespace

/// The first order on the truck that Amazon has not placed; "" if Amazon has placed all of them.
std::string Field::unknown_order_on(const Truck& truck) const {
  for (const PhysicalCarton& carton : truck.cartons) {
    for (const CartonContent& content : carton.contents) {
      const bool is_known = std::any_of(ledger_.begin(), ledger_.end(), [&](const LedgerEntry& entry) {
        return entry.effect.kind == EffectKind::OrderIssued && entry.effect.purchase_order == content.purchase_order;
      });
      if (!is_known) return content.purchase_order;
    }
  }
  return "";
}

Result<void> Field::load(Truck truck, Instant now) {
  if (truck.arrives < truck.departed) return malformed("arrives: the truck arrives before it departs");
  if (truck.cartons.empty()) return malformed("cartons: the truck has no goods");
  advance(now);
  if (const std::string stranger = unknown_order_on(truck); !stranger.empty() && forgotten_.effects == 0) {
    return malformed("cartons: Amazon has placed no order " + shown_word(stranger));
  }
  trucks_.push_back(truck);
  amazon_.expect_truck(std::move(truck), now);
  collect(now);
  return {};
}

/// The scenario's loss strikes the first notice of a line.
bool Field::was_noticed_before(const EffectLine& line) const {
  return std::any_of(ledger_.begin(), ledger_.end(), [&](const LedgerEntry& entry) {
    const std::vector<EffectLine>& lines = entry.effect.lines;
    return entry.effect.kind == EffectKind::ShipNoticeAccepted &&
           std::any_of(lines.begin(), lines.end(), [&](const EffectLine& other) {
             return other.purchase_order == line.purchase_order && other.sequence == line.sequence;
           });
  });
}

void Field::load_as_noticed(const Effect& notice) {
  std::optional<Truck> truck = amazon_.claimed_truck(notice.document, notice.at, scenario_.warehouse.transit);
  if (!truck) return;
  for (const scenarios::PlannedShort& loss : scenario_.warehouse.shorts) {
    for (const EffectLine& line : notice.lines) {
      const bool is_meant = line.purchase_order == loss.purchase_order && line.sequence == loss.line;
      if (is_meant && !was_noticed_before(line)) take_off(*truck, line, loss.missing_eaches);
    }
  }
  trucks_.push_back(*truck);
  amazon_.expect_truck(std::move(*truck), notice.at);
}

}  // namespace vendorproof::harness
