#include <algorithm>
#include <set>
#include <string_view>

#include "core/base/gs1.h"
#include "mock_amazon/notices/notice_register.h"
#include "mock_amazon/notices/notice_rules.h"

namespace vendorproof::mock_amazon {

namespace {

Complaints bad_quantity(const MatchedNotice& matched) {
  Complaints complaints;
  for (const NoticedItem& item : matched.items) {
    if (item.eaches <= 0)
      complaints.push_back("item " + item.stated->reference + " ships a quantity that is not above zero");
  }
  return complaints;
}

void packed_reference_complaints(const MatchedNotice& matched, const std::vector<PackedItem>& items,
                                 Complaints& complaints) {
  for (const PackedItem& packed : items) {
    const NoticedItem* item = matched.item_of(packed.reference);
    if (item == nullptr) {
      complaints.push_back("itemReference '" + packed.reference + "' is not the reference of a shipped item");
    } else if (!packed.order_number.empty() && packed.order_number != item->order_number) {
      complaints.push_back("itemReference '" + packed.reference + "' is of order " + item->order_number +
                           ", its container says " + packed.order_number);
    }
  }
}

Complaints dangling_reference(const MatchedNotice& matched) {
  Complaints complaints;
  std::set<std::string> references;
  for (const NoticedItem& item : matched.items) {
    if (!references.insert(item.stated->reference).second)
      complaints.push_back("item " + item.stated->reference + " comes twice");
  }
  std::set<std::string> sequences;
  for (const PackedCarton& carton : matched.claim.cartons) {
    if (!sequences.insert(carton.sequence).second) complaints.push_back("carton " + carton.sequence + " comes twice");
    packed_reference_complaints(matched, carton.items, complaints);
  }
  std::set<std::string> on_pallets;
  for (const PackedPallet& pallet : matched.claim.pallets) {
    packed_reference_complaints(matched, pallet.items, complaints);
    for (const std::string& sequence : pallet.cartons) {
      if (!sequences.contains(sequence)) {
        complaints.push_back("a pallet refers to an unknown carton '" + sequence + "'");
      } else if (!on_pallets.insert(sequence).second) {
        complaints.push_back("carton " + sequence + " is on a pallet twice");
      }
    }
  }
  return complaints;
}

/// In a container with several orders each item must name its order.
Complaints order_left_open(const MatchedNotice& matched) {
  Complaints complaints;
  const auto look_at = [&](const std::vector<PackedItem>& items, const std::string& where) {
    std::set<std::string> orders;
    for (const PackedItem& packed : items) orders.insert(matched.required_item(packed.reference).order_number);
    const bool silent =
        std::any_of(items.begin(), items.end(), [](const PackedItem& one) { return one.order_number.empty(); });
    if (orders.size() > 1 && silent) complaints.push_back(where + " mixes orders, and not every item names its order");
  };
  for (const PackedCarton& carton : matched.claim.cartons) look_at(carton.items, "carton " + carton.sequence);
  for (const PackedPallet& pallet : matched.claim.pallets) look_at(pallet.items, "a pallet");
  return complaints;
}

template <class Look>
void for_each_label(const MatchedNotice& matched, const Look& look) {
  for (const PackedCarton& carton : matched.claim.cartons)
    std::for_each(carton.labels.begin(), carton.labels.end(), look);
  for (const PackedPallet& pallet : matched.claim.pallets)
    std::for_each(pallet.labels.begin(), pallet.labels.end(), look);
}

/// A Replace may use the labels of the notice that it replaces.
Complaints bad_sscc(const MatchedNotice& matched) {
  Complaints complaints;
  std::set<std::string> seen;
  const bool digit_counts = matched.settings->readings.sscc_check_digit == SsccCheckDigit::Checked;
  for_each_label(matched, [&](const ContainerLabel& label) {
    if (label.type != "SSCC") return;
    const std::string sscc = sscc_digits(label.number);
    if (sscc.empty()) {
      complaints.push_back("SSCC '" + label.number.substr(0, 40) + "' is not 18 digits, or 20 with 00 in front");
      return;
    }
    if (digit_counts && !is_sscc(sscc)) complaints.push_back("SSCC " + sscc + " has a wrong check digit");
    const auto found = matched.earlier->carton_by_sscc.find(sscc);
    const bool used =
        found != matched.earlier->carton_by_sscc.end() && matched.submitted < found->second.accepted + unique_for;
    const bool own = used && matched.claim.replaces && found->second.notice == matched.claim.key;
    if (used && !own) {
      complaints.push_back("SSCC " + sscc + " was used within 365 days by " + found->second.notice.second);
    }
    if (!seen.insert(sscc).second) complaints.push_back("SSCC " + sscc + " comes twice");
  });
  return complaints;
}

/// Format of other labels: AMZNCC has 20 digits, GTIN is a valid trade item number, other types only must not be empty.
Complaints bad_container_identifier(const MatchedNotice& matched) {
  Complaints complaints;
  for_each_label(matched, [&](const ContainerLabel& label) {
    const bool digits = !label.number.empty() && label.number.find_first_not_of("0123456789") == std::string::npos;
    bool right = !label.number.empty();
    if (label.type == "AMZNCC") right = digits && label.number.size() == 20;
    if (label.type == "GTIN") right = is_gtin(label.number);
    if (right || label.type == "SSCC") return;
    complaints.push_back(label.type + " '" + label.number.substr(0, 40) + "' is not a valid number of this type");
  });
  return complaints;
}

/// No two notices may use the same label. A GTIN names the product, not the box, and may come again.
Complaints claimed_box(const MatchedNotice& matched) {
  Complaints complaints;
  std::set<std::string> seen;
  for_each_label(matched, [&](const ContainerLabel& label) {
    if (label.type == "SSCC" || label.type == "GTIN") return;
    const std::string box = label.type + " " + label.number;
    if (!seen.insert(box).second) complaints.push_back(box + " comes twice");
    const auto found = matched.earlier->notice_by_other_box.find(box);
    if (found == matched.earlier->notice_by_other_box.end()) return;
    const auto& [notice, accepted] = found->second;
    const bool own = matched.claim.replaces && notice == matched.claim.key;
    if (own || matched.submitted >= accepted + unique_for) return;
    complaints.push_back(box + " is claimed by " + notice.second);
  });
  return complaints;
}

/// Which levels a structure has, below shipment and order: pallets, cartons, items.
struct Nesting {
  std::string_view structure;
  bool pallets;
  bool cartons;
  bool one_item_per_carton;
};

constexpr Nesting nestings[] = {
    {"PalletizedAssortmentCase", true, true, false},
    {"LooseAssortmentCase", false, true, false},
    {"PalletOfItems", true, false, false},
    {"PalletizedStandardCase", true, true, true},
    {"LooseStandardCase", false, true, true},
    {"MasterPallet", true, false, false},
    {"MasterCase", false, true, false},
};

void nesting_complaints(const MatchedNotice& matched, const Nesting& nesting, Complaints& complaints) {
  const std::string name(nesting.structure);
  if (matched.claim.pallets.empty() == nesting.pallets) {
    complaints.push_back(name + (nesting.pallets ? " needs pallets" : " does not allow pallets"));
  }
  if (matched.claim.cartons.empty() == nesting.cartons) {
    complaints.push_back(name + (nesting.cartons ? " needs cartons" : " does not allow cartons"));
  }
  std::set<std::string> on_pallets;
  for (const PackedPallet& pallet : matched.claim.pallets) {
    on_pallets.insert(pallet.cartons.begin(), pallet.cartons.end());
    if (!nesting.cartons && pallet.items.empty()) complaints.push_back(name + " needs items on every pallet");
  }
  for (const PackedCarton& carton : matched.claim.cartons) {
    if (nesting.pallets && nesting.cartons && !on_pallets.contains(carton.sequence)) {
      complaints.push_back(name + " needs carton " + carton.sequence + " on a pallet");
    }
    std::set<const OrderLine*> lines;
    for (const PackedItem& packed : carton.items) lines.insert(matched.required_item(packed.reference).line);
    if (nesting.one_item_per_carton && lines.size() > 1) {
      complaints.push_back(name + " allows one item in a carton; carton " + carton.sequence + " has several");
    }
  }
}

/// Without a structure code every nesting is allowed.
Complaints other_structure(const MatchedNotice& matched) {
  Complaints complaints;
  for (const Nesting& nesting : nestings) {
    if (nesting.structure == matched.claim.structure) nesting_complaints(matched, nesting, complaints);
  }
  return complaints;
}

using QuantityByReference = std::map<std::pair<std::string, UnitOfMeasure>, std::int64_t>;

QuantityByReference quantities_in(const std::vector<PackedList>& containers) {
  QuantityByReference sums;
  for (const PackedList& container : containers) {
    for (const PackedGoods& packed : container) sums[{packed.stated->reference, packed.written.unit}] += packed.eaches;
  }
  return sums;
}

/// Quantities must be equal by item and unit: items shipped in cases are packed in cases.
void compare(const MatchedNotice& matched, const QuantityByReference& packed, const char* where,
             Complaints& complaints) {
  if (packed.empty()) return;
  for (const NoticedItem& item : matched.items) {
    std::int64_t same_unit = 0;
    std::int64_t other_unit = 0;
    for (const UnitOfMeasure unit : {UnitOfMeasure::Eaches, UnitOfMeasure::Cases}) {
      const auto found = packed.find({item.stated->reference, unit});
      if (found != packed.end()) (unit == item.written.unit ? same_unit : other_unit) += found->second;
    }
    if (same_unit == item.eaches && other_unit == 0) continue;
    std::string complaint = "item " + item.stated->reference + " ships " + std::to_string(item.eaches) +
                            " eaches, its " + where + " hold " + std::to_string(same_unit);
    if (other_unit != 0) complaint += " and " + std::to_string(other_unit) + " in another unit of measure";
    complaints.push_back(std::move(complaint));
  }
}

Complaints quantities_differ(const MatchedNotice& matched) {
  Complaints complaints;
  compare(matched, quantities_in(matched.in_cartons), "cartons", complaints);
  compare(matched, quantities_in(matched.on_pallets), "pallets", complaints);
  const auto count_differs = [](const std::optional<std::int64_t>& count, std::size_t listed) {
    return count && listed > 0 && *count != static_cast<std::int64_t>(listed);
  };
  if (count_differs(matched.claim.carton_count, matched.claim.cartons.size())) {
    complaints.push_back("cartonCount is " + std::to_string(*matched.claim.carton_count) + ", cartons are " +
                         std::to_string(matched.claim.cartons.size()));
  }
  if (count_differs(matched.claim.pallet_count, matched.claim.pallets.size())) {
    complaints.push_back("palletCount is " + std::to_string(*matched.claim.pallet_count) + ", pallets are " +
                         std::to_string(matched.claim.pallets.size()));
  }
  return complaints;
}

}  // namespace

const std::vector<NoticeRule>& notice_packing_rules() {
  static const std::vector<NoticeRule> table = {
      {"ASN-21", "INVALID_QUANTITY", bad_quantity},
      {"ASN-20", "INVALID_REFERENCE", dangling_reference},
      {"ASN-23", "INVALID_ORDER_ID", order_left_open},
      {"ASN-17", "INVALID_STRUCTURE", other_structure},
      {"ASN-24", "INVALID_SSCC", bad_sscc},
      {"ASN-27", "INVALID_CONTAINER_IDENTIFIER", bad_container_identifier},
      {"ASN-28", "CONTAINER_CLAIMED_TWICE", claimed_box},
      {"ASN-21", "QUANTITIES_DO_NOT_TIE_OUT", quantities_differ},
  };
  return table;
}

}  // namespace vendorproof::mock_amazon
