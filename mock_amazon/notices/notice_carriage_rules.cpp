#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "mock_amazon/notices/notice_register.h"
#include "mock_amazon/notices/notice_rules.h"

namespace vendorproof::mock_amazon {

namespace {

constexpr Duration shipped_before_max = std::chrono::hours(7 * 24);
constexpr Duration shipped_after_max = std::chrono::hours(2 * 24);
constexpr Duration imports_ahead_max = std::chrono::hours(60 * 24);
constexpr Duration one_truck_leaves_within = std::chrono::hours(24);
constexpr std::int64_t parcel_milligrams_max = 31'751'440;  ///< 70 lb
constexpr std::size_t bill_of_lading_letters_min = 8;

bool is_letter(char letter) { return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z'); }
bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

std::string shortened(const std::string& text) { return "'" + text.substr(0, 40) + "'"; }

Region region_of(const MatchedNotice& matched) { return matched.settings->region; }

Complaints bad_date(const MatchedNotice& matched) {
  Complaints complaints;
  const bool may_be_ahead = matched.settings->readings.shipped_date == ShippedDate::UpToTwoDaysAhead;
  const Instant latest = may_be_ahead ? matched.submitted + shipped_after_max : matched.submitted;
  if (*matched.claim.shipped_at < matched.submitted - shipped_before_max || *matched.claim.shipped_at > latest) {
    complaints.push_back("shippedDate " + format_instant(*matched.claim.shipped_at) +
                         " is more than 7 days before or " + (may_be_ahead ? "2 days " : "") + "after the submission");
  }
  if (*matched.claim.arrives_at < *matched.claim.shipped_at)
    complaints.push_back("estimatedDeliveryDate is before shippedDate");
  return complaints;
}

Complaints missing_date(const MatchedNotice& matched) {
  Complaints complaints;
  if (!matched.claim.shipped_at) complaints.push_back("shippedDate is missing");
  if (!matched.claim.arrives_at) complaints.push_back("estimatedDeliveryDate is missing");
  return complaints;
}

/// Every parcel is one carton with the carrier's tracking number.
Complaints parcel_without_tracking(const MatchedNotice& matched) {
  if (!matched.claim.small_parcel()) return {};
  if (matched.claim.cartons.empty()) return {"a small parcel shipment lists no cartons"};
  Complaints complaints;
  for (const PackedCarton& carton : matched.claim.cartons) {
    if (carton.tracking_number.empty()) complaints.push_back("carton " + carton.sequence + " has no trackingNumber");
  }
  return complaints;
}

Complaints too_much_for_a_parcel(const MatchedNotice& matched) {
  if (!matched.claim.small_parcel()) return {};
  Complaints complaints;
  if (!matched.claim.pallets.empty()) complaints.push_back("a small parcel shipment has no pallets");
  for (const PackedCarton& carton : matched.claim.cartons) {
    if (carton.size.milligrams.value_or(0) < parcel_milligrams_max) continue;
    complaints.push_back("carton " + carton.sequence + " weighs 70 lb or more");
  }
  return complaints;
}

/// Eight digits that are a date of this or the last century, alone or followed by a time.
bool is_date_or_time(const std::string& number) {
  if (parse_instant(number)) return true;
  std::string digits;
  for (const char letter : number) {
    if (is_digit(letter)) digits += letter;
    if (is_letter(letter)) return false;
  }
  if (digits.size() != 8 && digits.size() != 12 && digits.size() != 14) return false;
  const auto is_day = [](const std::string& year, const std::string& month, const std::string& day) {
    const bool recent = year.substr(0, 2) == "19" || year.substr(0, 2) == "20";
    return recent && parse_instant(year + "-" + month + "-" + day).has_value();
  };
  const auto part = [&](std::size_t from, std::size_t length) { return digits.substr(from, length); };
  return is_day(part(0, 4), part(4, 2), part(6, 2)) || is_day(part(4, 4), part(0, 2), part(2, 2)) ||
         is_day(part(4, 4), part(2, 2), part(0, 2));
}

Complaints bad_bill_of_lading(const MatchedNotice& matched) {
  const std::string& number = matched.claim.bill_of_lading;
  const bool wanted = region_of(matched) == Region::EU || !matched.claim.small_parcel();
  if (number.empty()) return wanted ? Complaints{"billOfLadingNumber is missing"} : Complaints();
  const auto letters =
      std::count_if(number.begin(), number.end(), [](char letter) { return is_letter(letter) || is_digit(letter); });
  if (static_cast<std::size_t>(letters) < bill_of_lading_letters_min) {
    return {"billOfLadingNumber " + shortened(number) + " has less than 8 letters and digits"};
  }
  if (number.find_first_not_of(number.front()) == std::string::npos) {
    return {"billOfLadingNumber " + shortened(number) + " repeats a single character"};
  }
  if (is_date_or_time(number)) return {"billOfLadingNumber " + shortened(number) + " is a date or time"};
  return {};
}

/// Notices may share a bill of lading only if they are for the same truck: same destination and departure (ASN-15).
Complaints shared_bill_of_lading(const MatchedNotice& matched) {
  const auto found = matched.earlier->notices_by_bill_of_lading.find(matched.claim.bill_of_lading);
  if (matched.claim.bill_of_lading.empty() || found == matched.earlier->notices_by_bill_of_lading.end()) return {};
  for (const NoticeKey& key : found->second) {
    const NoticeRecord* other = notice_within_a_year(*matched.earlier, key, matched.submitted);
    if (other == nullptr || key == matched.claim.key || key.first != matched.claim.key.first || !other->shipped_at)
      continue;
    const Duration apart = *matched.claim.shipped_at - *other->shipped_at;
    const bool together = apart <= one_truck_leaves_within && -apart <= one_truck_leaves_within;
    if (together && other->ship_to == matched.claim.ship_to) continue;
    return {"billOfLadingNumber " + shortened(matched.claim.bill_of_lading) + " belongs to another shipment, " +
            key.second};
  }
  return {};
}

Complaints bad_scac(const MatchedNotice& matched) {
  if (matched.claim.scac.empty()) {
    return region_of(matched) == Region::NA ? Complaints{"carrierScac is missing"} : Complaints();
  }
  const bool right = matched.claim.scac.size() >= 2 && matched.claim.scac.size() <= 4 &&
                     std::all_of(matched.claim.scac.begin(), matched.claim.scac.end(), is_letter);
  return right ? Complaints()
               : Complaints{"carrierScac " + shortened(matched.claim.scac) + " is not two to four letters"};
}

Complaints missing_pro(const MatchedNotice& matched) {
  const bool wanted = region_of(matched) == Region::NA || region_of(matched) == Region::IN;
  if (!wanted || !matched.claim.pro.empty()) return {};
  return {"carrierShipmentReferenceNumber is missing"};
}

/// Amazon collects an order that has a ship window instead of a delivery window (PO-18).
Complaints missing_amazon_reference(const MatchedNotice& matched) {
  const bool wanted = region_of(matched) == Region::NA || region_of(matched) == Region::EU;
  if (!wanted || !matched.claim.amazon_reference.empty()) return {};
  for (const NoticedItem& item : matched.items) {
    if (item.known_order().window_is_for_delivery || !item.known_order().window) continue;
    return {"amazonReferenceNumber is missing, and Amazon collects order " + item.order_number};
  }
  return {};
}

Complaints unknown_origin(const MatchedNotice& matched) {
  Complaints complaints;
  if (matched.claim.ship_from_postal_code.empty()) complaints.push_back("shipFromParty has no postalCode");
  if (matched.claim.ship_from_country.empty()) complaints.push_back("shipFromParty has no countryCode");
  if (matched.claim.ship_to.empty()) complaints.push_back("shipToParty names no fulfilment centre");
  return complaints;
}

Complaints bad_import(const MatchedNotice& matched) {
  if (!matched.claim.import_papers) return {};
  const ImportPapers& papers = *matched.claim.import_papers;
  Complaints complaints;
  const std::pair<const char*, bool> needed[] = {{"sealNumber", !papers.seal_number.empty()},
                                                 {"importContainers", !papers.containers.empty()},
                                                 {"route", papers.has_route},
                                                 {"billableWeight", papers.has_billable_weight}};
  for (const auto& [name, given] : needed) {
    if (!given) complaints.push_back("importDetails has no " + std::string(name));
  }
  const std::optional<Instant>& ships = papers.ships_by;
  if (!ships || start_of_day(*ships) < start_of_day(matched.submitted) ||
      *ships > matched.submitted + imports_ahead_max) {
    complaints.push_back("estimatedShipByDate is missing, past or more than 60 days ahead");
  }
  return complaints;
}

Complaints uncounted_cartons(const MatchedNotice& matched) {
  const CartonCount reading = matched.settings->readings.carton_count;
  const bool counted = matched.claim.carton_count && *matched.claim.carton_count > 0;
  std::int64_t eaches = 0;
  for (const NoticedItem& item : matched.items) eaches += item.eaches;
  if (matched.claim.carton_count && *matched.claim.carton_count > eaches)
    return {"cartonCount is above the units shipped"};
  switch (reading) {
    case CartonCount::Either:
      if (counted || (matched.claim.palletised() && matched.claim.pallet_count)) return {};
      return {"neither cartonCount nor, for pallets, palletCount is given"};
    case CartonCount::WhenNotPalletised:
      if (counted || matched.claim.palletised()) return {};
      return {"cartonCount is missing"};
    case CartonCount::Always:
      return counted ? Complaints() : Complaints{"cartonCount is missing"};
  }
  return {};
}

/// Finds out whether a carton or pallet holds a single item.
class OnlyItem {
 public:
  void add(const std::string& reference) {
    several_ = several_ || (reference_ && *reference_ != reference);
    reference_ = reference;
  }
  void add(const OnlyItem& part) {
    if (part.reference_) add(*part.reference_);
    several_ = several_ || part.several_;
  }
  bool is_one() const { return reference_ && !several_; }

 private:
  std::optional<std::string> reference_;
  bool several_ = false;
};

void pallet_complaints(const MatchedNotice& matched, Complaints& complaints) {
  // Sequences that come twice fail later (ASN-20).
  std::map<std::string, OnlyItem> item_by_sequence;
  for (const PackedCarton& carton : matched.claim.cartons) {
    const auto [row, is_new] = item_by_sequence.try_emplace(carton.sequence);
    if (!is_new) continue;
    for (const PackedItem& packed : carton.items) row->second.add(packed.reference);
  }
  for (const PackedPallet& pallet : matched.claim.pallets) {
    OnlyItem item;
    for (const std::string& sequence : pallet.cartons) {
      const auto carton = item_by_sequence.find(sequence);
      if (carton != item_by_sequence.end()) item.add(carton->second);
    }
    if (item.is_one() && !pallet.carton_count) complaints.push_back("a pallet of one item has no cartonCount");
    const auto listed = static_cast<std::int64_t>(pallet.cartons.size());
    if (pallet.carton_count && listed > 0 && *pallet.carton_count != listed) {
      complaints.push_back("cartonCount of a pallet is " + std::to_string(*pallet.carton_count) + ", it lists " +
                           std::to_string(listed));
    }
  }
}

Complaints uncounted_pallets(const MatchedNotice& matched) {
  Complaints complaints;
  if (region_of(matched) == Region::EU) {
    if (!matched.claim.pallet_count) complaints.push_back("palletCount is missing");
    const std::int64_t count = matched.claim.pallet_count.value_or(0);
    if (matched.claim.small_parcel() && count != 0)
      complaints.push_back("palletCount of a small parcel shipment is not 0");
    if (matched.claim.palletised() && count < 1) complaints.push_back("palletCount of a palletised shipment is 0");
  }
  pallet_complaints(matched, complaints);
  return complaints;
}

}  // namespace

const std::vector<NoticeRule>& notice_carriage_rules() {
  static const std::vector<NoticeRule> table = {
      {"ASN-35", "INVALID_DATE", missing_date},
      {"ASN-36", "INVALID_DATE", bad_date},
      {"ASN-14", "MISSING_TRACKING_NUMBER", parcel_without_tracking},
      {"ASN-16", "NOT_A_SMALL_PARCEL", too_much_for_a_parcel},
      {"ASN-30", "INVALID_BILL_OF_LADING", bad_bill_of_lading},
      {"ASN-30", "INVALID_BILL_OF_LADING", shared_bill_of_lading},
      {"ASN-32", "INVALID_SCAC", bad_scac},
      {"ASN-33", "MISSING_PRO_NUMBER", missing_pro},
      {"ASN-34", "MISSING_AMAZON_REFERENCE_NUMBER", missing_amazon_reference},
      {"ASN-39", "INVALID_ADDRESS", unknown_origin},
      {"ASN-47", "INVALID_IMPORT_DETAILS", bad_import},
      {"ASN-37", "INVALID_CARTON_COUNT", uncounted_cartons},
      {"ASN-38", "INVALID_PALLET_COUNT", uncounted_pallets},
  };
  return table;
}

}  // namespace vendorproof::mock_amazon
