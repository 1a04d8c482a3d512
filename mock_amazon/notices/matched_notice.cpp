#include "mock_amazon/notices/matched_notice.h"

#include "core/base/require.h"
#include "mock_amazon/notices/notice_register.h"

namespace vendorproof::mock_amazon {

namespace {

bool is_of(const ShippedItem& item, const OrderLine& line) {
  const bool named = !item.asin.empty() || !item.vendor_identifier.empty() || line.item().empty();
  return named && (item.asin.empty() || item.asin == line.asin) &&
         (item.vendor_identifier.empty() || item.vendor_identifier == line.vendor_identifier);
}

using EachesByLine = std::map<const OrderLine*, std::int64_t>;

/// Several lines of an order may have the same product (PO-35): goods go to the first line with confirmed units that
/// are not yet noticed; excess units go to the last line.
const OrderLine* line_shipped(const Order& order, const ShippedItem& item, EachesByLine& noticed_here) {
  const OrderLine* found = nullptr;
  for (const OrderLine& line : order.lines) {
    if (!is_of(item, line)) continue;
    found = &line;
    if (line.noticed + noticed_here[&line] < line.answer.confirmed()) break;
  }
  if (found != nullptr) noticed_here[found] += eaches_of(completed(item.quantity, Quantity()));
  return found;
}

/// The units of the replaced notice, which no longer count (ASN-08).
EachesByLine given_back(const OrderBook& book, const NoticeRecord* replaced) {
  EachesByLine eaches;
  if (replaced == nullptr) return eaches;
  for (const NoticedLine& row : replaced->lines) {
    const Order* order = book.find(row.purchase_order);
    const OrderLine* line = order == nullptr ? nullptr : order->line_of(row.sequence);
    if (line != nullptr) eaches[line] -= row.eaches;
  }
  return eaches;
}

using OrderByReference = std::map<std::string_view, std::string_view>;

template <class Container>
void add_orders(const std::vector<Container>& containers, OrderByReference& orders) {
  for (const Container& container : containers) {
    for (const PackedItem& packed : container.items) {
      if (!packed.order_number.empty()) orders.emplace(packed.reference, packed.order_number);
    }
  }
}

/// Order numbers that containers state for their items, by item reference (ASN-23).
OrderByReference orders_in_containers(const NoticeClaim& claim) {
  OrderByReference orders;
  add_orders(claim.cartons, orders);
  add_orders(claim.pallets, orders);
  return orders;
}

void match_items(const OrderBook& book, MatchedNotice& matched) {
  EachesByLine noticed_here = given_back(book, matched.claim.replaces ? matched.replaced : nullptr);
  const OrderByReference packed_orders = orders_in_containers(matched.claim);
  for (const ShippedItem& stated : matched.claim.items) {
    NoticedItem item;
    item.stated = &stated;
    item.order_number = stated.order_number;
    item.weighed = stated.weighed;
    const auto packed = packed_orders.find(stated.reference);
    if (item.order_number.empty() && packed != packed_orders.end()) item.order_number = packed->second;
    item.order = book.find(item.order_number);
    if (item.order != nullptr) item.line = line_shipped(*item.order, stated, noticed_here);
    item.written = completed(stated.quantity, item.line == nullptr ? Quantity() : item.line->written);
    item.eaches = eaches_of(item.written);
    matched.place_by_reference.emplace(stated.reference, matched.items.size());
    matched.items.push_back(std::move(item));
  }
}

PackedList match_packed(const std::vector<PackedItem>& items, MatchedNotice& matched) {
  PackedList goods;
  for (const PackedItem& packed : items) {
    const auto place = matched.place_by_reference.find(packed.reference);
    NoticedItem* item = place == matched.place_by_reference.end() ? nullptr : &matched.items[place->second];
    const Quantity written = completed(packed.quantity, item == nullptr ? Quantity() : item->written);
    goods.push_back({&packed, written, eaches_of(written)});
    if (item != nullptr) item->weighed |= packed.weighed;
  }
  return goods;
}

}  // namespace

const NoticedItem* MatchedNotice::item_of(std::string_view reference) const {
  const auto found = place_by_reference.find(reference);
  return found == place_by_reference.end() ? nullptr : &items[found->second];
}

const NoticedItem& MatchedNotice::required_item(std::string_view reference) const {
  return known(item_of(reference), "shipped item", reference);
}

ItemTraits MatchedNotice::traits_of(const NoticedItem& item) const {
  if (item.line == nullptr) return {};
  const auto found = settings->catalogue.find(item.line->item());
  ItemTraits traits = found == settings->catalogue.end() ? ItemTraits() : found->second;
  traits.priced_by_weight |= item.line->priced_by_weight;
  return traits;
}

std::int64_t eaches_in(const PackedList& goods) {
  std::int64_t eaches = 0;
  for (const PackedGoods& packed : goods) eaches += packed.eaches;
  return eaches;
}

MatchedNotice match_notice(const OrderBook& book, const NoticeRegister& earlier, const Settings& settings,
                           const NoticeClaim& claim, Instant submitted) {
  MatchedNotice matched{claim};
  matched.submitted = submitted;
  matched.earlier = &earlier;
  matched.settings = &settings;
  matched.replaced = notice_within_a_year(earlier, claim.key, submitted);
  match_items(book, matched);
  for (const PackedCarton& carton : claim.cartons) matched.in_cartons.push_back(match_packed(carton.items, matched));
  for (const PackedPallet& pallet : claim.pallets) matched.on_pallets.push_back(match_packed(pallet.items, matched));
  return matched;
}

}  // namespace vendorproof::mock_amazon
