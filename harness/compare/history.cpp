#include "harness/compare/history.h"

#include "core/base/text.h"
#include "harness/record/effect_orders.h"

namespace vendorproof::harness {

namespace {

const std::vector<const Effect*> nothing_happened;
const std::map<std::int64_t, std::int64_t> nothing_ordered;

/// Documents that bill several orders at once. A ship notice or a payment of several orders joins no money of them.
bool is_bill(EffectKind kind) {
  return kind == EffectKind::SalesInvoicePosted || kind == EffectKind::InvoiceAccepted ||
         kind == EffectKind::InvoiceRejected;
}

/// Documents whose number says which order they are of, for other documents that name only that number.
bool names_its_order(EffectKind kind) {
  return is_bill(kind) || kind == EffectKind::DespatchPosted || kind == EffectKind::ShipNoticeAccepted ||
         kind == EffectKind::CreditMemoPosted || kind == EffectKind::CreditNoteAccepted ||
         kind == EffectKind::OrderIssued || kind == EffectKind::SalesOrderCreated;
}

}  // namespace

std::string first_order_of(const Effect& effect) {
  const std::set<std::string> orders = orders_of(effect);
  return orders.empty() ? "" : *orders.begin();
}

OrderGroups::OrderGroups(const RunRecord& left, const RunRecord& right) {
  join(left);
  join(right);
}

void OrderGroups::join(const RunRecord& record) {
  for (const LedgerEntry& entry : record.ledger) {
    const std::set<std::string> orders = orders_of(entry.effect);
    if (!is_bill(entry.effect.kind) || orders.size() < 2) continue;
    std::set<std::string> all = orders;
    for (const std::string& order : orders) {
      const auto known = members_.find(order);
      if (known != members_.end()) all.insert(known->second.begin(), known->second.end());
    }
    for (const std::string& order : all) members_[order] = all;
  }
}

std::string OrderGroups::of(const std::string& order) const {
  const auto found = members_.find(order);
  if (found == members_.end()) return order;
  return vendorproof::join({found->second.begin(), found->second.end()}, ", ");
}

History::History(const RunRecord& record, const Terms& terms, const OrderGroups& groups)
    : record_(record), terms_(terms), groups_(groups) {
  for (const LedgerEntry& entry : record.ledger) note(entry.effect);
}

void History::note(const Effect& effect) {
  effects_[effect.kind].push_back(&effect);
  if (effect.kind == EffectKind::OrderIssued) placed_.emplace(effect.purchase_order, effect.at);
  if (effect.kind == EffectKind::OrderIssued || effect.kind == EffectKind::OrderChanged) {
    std::map<std::int64_t, std::int64_t>& ordered = ordered_[effect.purchase_order];
    ordered.clear();
    for (const EffectLine& line : effect.lines) ordered[line.sequence] += line.eaches;
    for (const EffectLine& line : effect.lines) items_[effect.purchase_order].emplace(line.sequence, line.item);
  }
  const std::string order = first_order_of(effect);
  if (!order.empty() && !effect.document.empty() && names_its_order(effect.kind)) {
    orders_of_documents_.emplace(effect.document, order);
  }
}

const std::vector<const Effect*>& History::of(EffectKind kind) const {
  const auto found = effects_.find(kind);
  return found == effects_.end() ? nothing_happened : found->second;
}

const std::map<std::int64_t, std::int64_t>& History::last_ordered(const std::string& order) const {
  const auto found = ordered_.find(order);
  return found == ordered_.end() ? nothing_ordered : found->second;
}

Subject History::line_of(const Effect& effect, const EffectLine& line) const {
  const std::string& order = line.purchase_order.empty() ? effect.purchase_order : line.purchase_order;
  const auto lines = items_.find(order);
  // A document of the ERP states no line of the purchase order that its creator did not write: the item decides there.
  const bool is_amazons = line.erp_line == 0;
  if (is_amazons && lines != items_.end() && lines->second.contains(line.sequence)) return {order, line.sequence, ""};
  return line_of_item(order, line.item);
}

Subject History::line_of_item(const std::string& order, const std::string& item) const {
  const auto lines = items_.find(order);
  if (lines == items_.end()) return {order, 0, item};
  const auto names = terms_.names_of_items.find(item);
  for (const auto& [sequence, name] : lines->second) {
    const bool is_known = names != terms_.names_of_items.end() && names->second.contains(name);
    if (name == item || is_known) return {order, sequence, ""};
  }
  return {order, 0, item};
}

std::string History::group_of(const Effect& effect) const {
  std::string order = first_order_of(effect);
  if (order.empty()) order = order_of_document(effect.other_document);
  return group_of_order(order);
}

std::string History::order_of_document(const std::string& number) const {
  const auto found = orders_of_documents_.find(number);
  return found == orders_of_documents_.end() ? "" : found->second;
}

}  // namespace vendorproof::harness
