#include "mock_amazon/notices/claimed_goods.h"

#include <algorithm>
#include <utility>

namespace vendorproof::mock_amazon {

namespace {

PhysicalCarton carton_of(const std::string& sscc, const Claim& contents) {
  PhysicalCarton carton;
  carton.sscc = sscc;
  for (const auto& [goods, eaches] : contents) carton.contents.push_back({goods.second, goods.first, eaches, ""});
  return carton;
}

}  // namespace

std::optional<Truck> claimed_truck(const NoticeRegister& notices, const std::string& shipment, Instant accepted,
                                   Duration travels) {
  const auto found = std::find_if(notices.notices.begin(), notices.notices.end(), [&](const auto& entry) {
    return entry.first.second == shipment && entry.second.accepted == accepted;
  });
  if (found == notices.notices.end()) return std::nullopt;
  const NoticeRecord& notice = found->second;
  Truck truck;
  truck.load_number = shipment;
  truck.bill_of_lading = notice.bill_of_lading;
  truck.ship_to = notice.ship_to;
  truck.departed = notice.shipped_at.value_or(accepted);
  truck.arrives = truck.departed + travels;
  Claim loose;
  for (const NoticedLine& line : notice.lines) loose[{line.purchase_order, line.item}] += line.eaches;
  for (const std::string& sscc : notice.ssccs) {
    const auto claim = notices.carton_by_sscc.find(sscc);
    if (claim == notices.carton_by_sscc.end() || claim->second.contents.empty()) continue;
    for (const auto& [goods, eaches] : claim->second.contents) loose[goods] -= eaches;
    truck.cartons.push_back(carton_of(sscc, claim->second.contents));
  }
  std::erase_if(loose, [](const auto& entry) { return entry.second <= 0; });
  if (!loose.empty()) truck.cartons.push_back(carton_of("", loose));
  return truck;
}

}  // namespace vendorproof::mock_amazon
