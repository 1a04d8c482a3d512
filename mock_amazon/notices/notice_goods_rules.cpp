#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

#include "mock_amazon/notices/notice_rules.h"

namespace vendorproof::mock_amazon {

namespace {

/// The packed units of an item, by its reference.
using PackedByReference = std::map<std::string, std::vector<const PackedItem*>>;

template <class Container>
void add(const std::vector<Container>& containers, PackedByReference& packed) {
  for (const Container& container : containers) {
    for (const PackedItem& item : container.items) packed[item.reference].push_back(&item);
  }
}

template <class Container>
PackedByReference packed_in(const std::vector<Container>& containers) {
  PackedByReference packed;
  add(containers, packed);
  return packed;
}

/// Complains about items with that trait whose notes are not sufficient: neither those of the item, nor those of all
/// its cartons, nor those of all its pallets. Notes common to all units are stated with the item, others with the
/// container (ASN-22).
Complaints items_without(const MatchedNotice& matched, bool ItemTraits::*trait, bool (*says_enough)(const ItemNotes&),
                         const char* missing) {
  Complaints complaints;
  const PackedByReference levels[] = {packed_in(matched.claim.cartons), packed_in(matched.claim.pallets)};
  for (const NoticedItem& item : matched.items) {
    if (!(matched.traits_of(item).*trait) || says_enough(item.stated->notes)) continue;
    const bool said = std::any_of(std::begin(levels), std::end(levels), [&](const PackedByReference& level) {
      const auto found = level.find(item.stated->reference);
      return found != level.end() && std::all_of(found->second.begin(), found->second.end(),
                                                 [&](const auto* packed) { return says_enough(packed->notes); });
    });
    if (said) continue;
    complaints.push_back("item " + item.stated->reference + " (" + item.known_line().item() + ") has no " + missing);
  }
  return complaints;
}

Complaints missing_lot(const MatchedNotice& matched) {
  return items_without(
      matched, &ItemTraits::perishable, [](const ItemNotes& notes) { return !notes.lot.empty(); }, "lotNumber");
}

/// North America and Japan accept either form, Europe and India require the expiry date.
Complaints missing_expiry(const MatchedNotice& matched) {
  const Region region = matched.settings->region;
  if (region == Region::EU || region == Region::IN) {
    return items_without(
        matched, &ItemTraits::perishable, [](const ItemNotes& notes) { return notes.expires.has_value(); },
        "expiryDate");
  }
  return items_without(
      matched, &ItemTraits::perishable, [](const ItemNotes& notes) { return notes.expiry().has_value(); },
      "expiryDate, nor manufacturerDate with expiryAfterDuration");
}

/// Goods of one item with different lots or dates are packed apart.
Complaints mixed_lots(const MatchedNotice& matched) {
  Complaints complaints;
  const auto look_at = [&](const std::vector<PackedItem>& items, const std::string& where) {
    using Batch = std::tuple<std::string, std::optional<Instant>, std::optional<Instant>>;
    std::map<std::string, Batch> batch_by_item;
    for (const PackedItem& packed : items) {
      const std::string& name = matched.required_item(packed.reference).line->item();
      const Batch batch(packed.notes.lot, packed.notes.manufactured, packed.notes.expiry());
      const auto [found, is_new] = batch_by_item.emplace(name, batch);
      if (!is_new && found->second != batch) complaints.push_back(where + " mixes lots or dates of " + name);
    }
  };
  for (const PackedCarton& carton : matched.claim.cartons) look_at(carton.items, "carton " + carton.sequence);
  for (const PackedPallet& pallet : matched.claim.pallets) look_at(pallet.items, "a pallet");
  return complaints;
}

/// Traceable goods need a source. For all goods, a source needs a type, and a type needs a source.
Complaints untraceable_food(const MatchedNotice& matched) {
  Complaints complaints;
  PackedByReference packed;
  add(matched.claim.cartons, packed);
  add(matched.claim.pallets, packed);
  for (const NoticedItem& item : matched.items) {
    std::vector<const ItemNotes*> said = {&item.stated->notes};
    for (const PackedItem* one : packed[item.stated->reference]) said.push_back(&one->notes);
    for (const ItemNotes* notes : said) {
      if (notes->lot_source.empty() == notes->lot_source_type.empty()) continue;
      complaints.push_back("item " + item.stated->reference +
                           " gives only one of lotNumberSourceReference and its type");
    }
  }
  if (!complaints.empty() || matched.settings->region != Region::NA) return complaints;
  return items_without(
      matched, &ItemTraits::traceable_food, [](const ItemNotes& notes) { return !notes.lot_source.empty(); },
      "lotNumberSourceReference");
}

Complaints missing_due_diligence(const MatchedNotice& matched) {
  if (matched.settings->region != Region::EU) return {};
  return items_without(
      matched, &ItemTraits::deforestation, [](const ItemNotes& notes) { return notes.due_diligence; },
      "due diligence reference with its verification, nor an exemption");
}

Complaints missing_weight(const MatchedNotice& matched) {
  Complaints complaints;
  for (const NoticedItem& item : matched.items) {
    if (!matched.traits_of(item).priced_by_weight || item.weighed) continue;
    complaints.push_back("item " + item.stated->reference + " is priced by weight and has no totalWeight");
  }
  return complaints;
}

}  // namespace

const std::vector<NoticeRule>& notice_goods_rules() {
  static const std::vector<NoticeRule> table = {
      {"ASN-40", "MISSING_LOT_NUMBER", missing_lot},
      {"ASN-41", "MISSING_EXPIRY", missing_expiry},
      {"ASN-42", "MIXED_LOTS", mixed_lots},
      {"ASN-44", "MISSING_LOT_SOURCE", untraceable_food},
      {"ASN-45", "MISSING_DUE_DILIGENCE", missing_due_diligence},
      {"ASN-59", "MISSING_TOTAL_WEIGHT", missing_weight},
  };
  return table;
}

}  // namespace vendorproof::mock_amazon
