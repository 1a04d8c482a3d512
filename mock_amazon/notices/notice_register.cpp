#include "mock_amazon/notices/notice_register.h"

#include <algorithm>
#include <set>

#include "core/base/require.h"
#include "mock_amazon/charges/chargebacks.h"
#include "mock_amazon/notices/matched_notice.h"
#include "mock_amazon/notices/notice_timing.h"
#include "mock_amazon/orders/order_lapses.h"
#include "mock_amazon/state/central.h"

namespace vendorproof::mock_amazon {

namespace {

/// Withdraws the claims of the earlier version of a notice.
void withdraw(Central& central, const NoticeKey& key, const NoticeRecord& record, Instant now) {
  NoticeRegister& notices = central.notices;
  for (const NoticedLine& row : record.lines) {
    Order* order = central.orders.find(row.purchase_order);
    OrderLine* line = order == nullptr ? nullptr : order->line_of(row.sequence);
    if (line == nullptr) continue;
    line->noticed -= row.eaches;
    order->noticed =
        std::any_of(order->lines.begin(), order->lines.end(), [](const OrderLine& one) { return one.noticed > 0; });
    central.orders.mark_updated(*order, now);
    const auto loose = notices.unlabelled.find({row.purchase_order, row.item});
    if (loose == notices.unlabelled.end()) continue;
    std::erase_if(loose->second, [&](const LooseClaim& claim) { return claim.notice == key; });
  }
  for (const std::string& sscc : record.ssccs) notices.carton_by_sscc.erase(sscc);
  for (const std::string& box : record.other_boxes) notices.notice_by_other_box.erase(box);
  notices.notices_by_bill_of_lading[record.bill_of_lading].erase(key);
}

/// Finds the truck with one of these labels, among trucks that the dock knows.
void take_truck(NoticeRegister& notices, NoticeRecord& record) {
  for (const std::string& sscc : record.ssccs) {
    const auto found = notices.truck_by_unclaimed_sscc.find(sscc);
    if (found == notices.truck_by_unclaimed_sscc.end()) continue;
    record.truck = found->second;
    notices.truck_by_unclaimed_sscc.erase(found);
  }
  if (record.truck || record.bill_of_lading.empty()) return;
  const auto found = notices.truck_by_bill_of_lading.find(record.bill_of_lading);
  if (found != notices.truck_by_bill_of_lading.end()) record.truck = found->second;
}

/// Charges a notice that was late, but came before the truck. A notice after the truck is charged by carton at the
/// dock.
void charge_lateness(Central& central, const NoticeKey& key, const NoticeRecord& record, Instant now) {
  if (record.accepted > record.truck->arrives) return;
  if (!is_charged(*record.timing, central.settings.readings.notice_deadline)) return;
  std::map<std::string, CostedUnits> units_by_order;
  for (const NoticedLine& row : record.lines) {
    const Order* order = central.orders.find(row.purchase_order);
    const OrderLine* line = order == nullptr ? nullptr : order->line_of(row.sequence);
    if (line == nullptr) continue;
    CostedUnits& units = units_by_order[row.purchase_order];
    units.units += row.eaches;
    units.cost += line->net_cost * row.eaches;
  }
  for (const auto& [number, units] : units_by_order) {
    charge(central, {Trigger::NoticeLate, number, "ship notice " + key.second, units}, now);
  }
}

/// Determines and reports the lateness of a notice, once its truck is received.
void settle_timing(Central& central, const NoticeKey& key, NoticeRecord& record, Instant now) {
  if (record.timing || !record.truck || !record.truck->received) return;
  record.timing = timing_of(record.submitted, *record.truck, record.small_parcel);
  if (!is_late(*record.timing, central.settings.readings.notice_deadline)) return;
  const char* in_time_rule = record.small_parcel ? "ASN-04" : "ASN-01";
  const char* rule = *record.timing == NoticeTiming::AfterReceipt ? "ASN-02" : in_time_rule;
  std::int64_t eaches = 0;
  for (const NoticedLine& line : record.lines) eaches += line.eaches;
  report_defect(central, {now, rule, key, "", eaches, "came " + std::string(text_of(*record.timing))});
  charge_lateness(central, key, record, now);
}

/// Registers goods in labelled cartons by carton, and the others as a number of eaches per order and item.
void claim_contents(NoticeRegister& notices, const MatchedNotice& matched, NoticeRecord& record) {
  Claim loose;
  for (const NoticedItem& item : matched.items) loose[{item.order_number, item.known_line().item()}] += item.eaches;
  const auto enter = [&](const std::vector<ContainerLabel>& labels, const CartonClaim& contents) {
    bool has_sscc = false;
    for (const ContainerLabel& label : labels) {
      if (label.type == "GTIN") continue;
      if (label.type != "SSCC") {
        record.other_boxes.push_back(label.type + " " + label.number);
        notices.notice_by_other_box[record.other_boxes.back()] = {matched.claim.key, record.accepted};
        continue;
      }
      has_sscc = true;
      record.ssccs.push_back(sscc_digits(label.number));
      notices.carton_by_sscc[record.ssccs.back()] = contents;
    }
    return has_sscc;
  };
  for (std::size_t i = 0; i < matched.claim.cartons.size(); ++i) {
    CartonClaim labelled{matched.claim.key, record.accepted, {}};
    for (const PackedGoods& packed : matched.in_cartons[i]) {
      const NoticedItem& item = matched.required_item(packed.stated->reference);
      labelled.contents[{item.order_number, item.known_line().item()}] += packed.eaches;
    }
    if (!enter(matched.claim.cartons[i].labels, labelled)) continue;
    for (const auto& [goods, eaches] : labelled.contents) loose[goods] -= eaches;
  }
  for (const PackedPallet& pallet : matched.claim.pallets)
    enter(pallet.labels, {matched.claim.key, record.accepted, {}});
  for (const auto& [goods, eaches] : loose) {
    if (eaches > 0) notices.unlabelled[goods].push_back({record.accepted, eaches, matched.claim.key});
  }
}

void claim_lines(Central& central, const MatchedNotice& matched, NoticeRecord& record, Instant now) {
  for (const NoticedItem& item : matched.items) {
    Order& order = central.orders.known(item.order_number);
    OrderLine& line = order.known_line(item.known_line().sequence);
    line.noticed += item.eaches;
    line.ordered_when_noticed = line.revision_at(matched.claim.shipped_at.value_or(now)).eaches;
    order.noticed = true;
    central.orders.mark_updated(order, now);
    plan_lapse(central.settings, central.agenda, order, now);
    record.lines.push_back({order.number, line.sequence, line.item(), item.eaches});
  }
}

}  // namespace

const NoticeRecord* notice_within_a_year(const NoticeRegister& notices, const NoticeKey& key, Instant at) {
  const auto found = notices.notices.find(key);
  const bool known = found != notices.notices.end() && at < found->second.accepted + unique_for;
  return known ? &found->second : nullptr;
}

void register_notice(Central& central, const MatchedNotice& matched, Instant now) {
  NoticeRecord record;
  record.submitted = matched.submitted;
  record.accepted = now;
  record.channel = matched.channel;
  if (matched.claim.replaces) {
    REQUIRE(matched.replaced != nullptr);
    const NoticeRecord before = *matched.replaced;
    withdraw(central, matched.claim.key, before, now);
    record.submitted = before.submitted;
    record.accepted = before.accepted;
    record.truck = before.truck;
    record.timing = before.timing;
  }
  record.small_parcel = matched.claim.small_parcel();
  record.ship_from = matched.claim.ship_from;
  record.ship_to = matched.claim.ship_to;
  record.bill_of_lading = matched.claim.bill_of_lading;
  record.shipped_at = matched.claim.shipped_at;
  record.cartons = matched.claim.cartons_claimed();
  record.pallets = matched.claim.pallets_claimed();
  record.structure = matched.claim.structure;
  claim_lines(central, matched, record, now);
  claim_contents(central.notices, matched, record);
  if (!record.bill_of_lading.empty()) {
    central.notices.notices_by_bill_of_lading[record.bill_of_lading].insert(matched.claim.key);
  }
  if (record.shipped_at && !record.small_parcel) {
    const Instant day = start_of_day(*record.shipped_at);
    central.notices.shipments_by_day[{day, matched.claim.key.first, record.ship_from, record.ship_to}].insert(
        record.bill_of_lading);
  }
  take_truck(central.notices, record);
  settle_timing(central, matched.claim.key, record, now);
  central.notices.notices[matched.claim.key] = std::move(record);
}

void note_truck(Central& central, const Truck& truck, std::optional<Instant> received, Instant now) {
  NoticeRegister& notices = central.notices;
  const TruckTimes times{truck.departed, truck.arrives, received};
  std::set<NoticeKey> carried;
  for (const PhysicalCarton& carton : truck.cartons) {
    const std::string sscc = sscc_digits(carton.sscc);
    if (sscc.empty()) continue;
    const auto claimed = notices.carton_by_sscc.find(sscc);
    if (claimed == notices.carton_by_sscc.end()) {
      notices.truck_by_unclaimed_sscc[sscc] = times;
    } else {
      carried.insert(claimed->second.notice);
    }
  }
  if (!truck.bill_of_lading.empty()) {
    notices.truck_by_bill_of_lading[truck.bill_of_lading] = times;
    const std::set<NoticeKey>& billed = notices.notices_by_bill_of_lading[truck.bill_of_lading];
    carried.insert(billed.begin(), billed.end());
  }
  for (const NoticeKey& key : carried) {
    NoticeRecord& record = known_notice(notices, key);
    record.truck = times;
    settle_timing(central, key, record, now);
  }
}

void report_defect(Central& central, NoticeDefect defect) {
  Effect effect;
  effect.at = defect.at;
  effect.kind = EffectKind::ShipNoticeDefect;
  effect.purchase_order = defect.purchase_order;
  effect.document = defect.notice.second;
  effect.reason = defect.rule + " " + defect.message;
  central.effects.push_back(std::move(effect));
  central.notices.defects.push_back(std::move(defect));
}

std::string sscc_digits(std::string_view written) {
  if (written.size() == 20 && written.substr(0, 2) == "00") written.remove_prefix(2);
  const bool digits =
      std::all_of(written.begin(), written.end(), [](char letter) { return letter >= '0' && letter <= '9'; });
  return written.size() == 18 && digits ? std::string(written) : std::string();
}

}  // namespace vendorproof::mock_amazon
