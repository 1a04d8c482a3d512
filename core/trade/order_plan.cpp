#include "core/trade/order_plan.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "core/base/gs1.h"
#include "core/base/text.h"

namespace vendorproof::trade {

namespace {

// An order line beyond these limits is a mistake. The product of both limits still fits in 64 bits.
constexpr std::int64_t amount_max = 1'000'000'000;
constexpr std::int64_t unit_size_max = 1'000'000;

std::string line_subject(const PurchaseOrder& order, const PurchaseOrderLine& line) {
  return fmt::format("{}/{}", order.number, line.sequence);
}

std::string identifiers(const PurchaseOrderLine& line) {
  return fmt::format("amazonProductIdentifier '{}', vendorProductIdentifier '{}'", line.amazon_product_identifier,
                     line.vendor_product_identifier);
}

std::string cause_of(const Item& item) { return "item=" + item.number; }

/// For a line whose item is not known: the identifier by which it was looked up first.
std::string cause_of(const PurchaseOrderLine& line) {
  const bool has_amazons = !line.amazon_product_identifier.empty();
  return "product=" + (has_amazons ? line.amazon_product_identifier : line.vendor_product_identifier);
}

bool is_readable(const Quantity& ordered) {
  return ordered.amount > 0 && ordered.amount <= amount_max && ordered.unit_size <= unit_size_max;
}

/// `cases of 12`, `cases of 12, 24`, `no cases`.
std::string text_of_cases(const std::vector<std::int64_t>& sizes) {
  if (sizes.empty()) return "no cases";
  return fmt::format("cases of {}", fmt::join(sizes, ", "));
}

bool has_price(const Item& item) { return !item.unit_price.currency().empty(); }

constexpr std::size_t no_item = static_cast<std::size_t>(-1);

/// GTIN-8, -12, -13 and -14 of one product differ in leading zeros only. "" for a text that is no GTIN.
std::string gtin14(std::string_view text) {
  constexpr std::size_t digits = 14;
  return is_gtin(text) ? std::string(digits - text.size(), '0') + std::string(text) : "";
}

class Planner {
 public:
  Planner(const PurchaseOrder& order, const Currencies& accepted, const AcknowledgementPolicy& policy)
      : order_(order),
        policy_(policy),
        is_in_foreign_currency_(std::find(accepted.begin(), accepted.end(), currency_of(order)) == accepted.end()),
        accepted_(accepted) {}

  void add(const PurchaseOrderLine& line, const Item* item) {
    PlannedLine planned;
    planned.sequence = line.sequence;
    planned.case_size = case_size(line);
    if (is_in_foreign_currency_) {
      planned.rejected = RejectionReason::TemporarilyUnavailable;
    } else if (item == nullptr) {
      leave_out(planned, line, policy_.unknown_item, RejectionReason::InvalidProductIdentifier,
                ExceptionKind::UnknownItem, "the ERP has no item for " + identifiers(line), cause_of(line));
    } else {
      planned.item = item->number;
      planned.stock_eaches = item->stock_eaches;
      judge(planned, line, *item);
    }
    finish(std::move(planned), line);
  }

  void add_unchecked(const PurchaseOrderLine& line) {
    PlannedLine planned;
    planned.sequence = line.sequence;
    planned.case_size = case_size(line);
    if (is_in_foreign_currency_) planned.rejected = RejectionReason::TemporarilyUnavailable;
    finish(std::move(planned), line);
  }

  OrderPlan take() {
    if (is_in_foreign_currency_ && !plan_.lines.empty()) raise_currency();
    return std::move(plan_);
  }

 private:
  static std::int64_t case_size(const PurchaseOrderLine& line) {
    if (line.ordered.unit == UnitOfMeasure::Eaches) return 1;
    return std::max<std::int64_t>(line.ordered.unit_size, 1);
  }

  void judge(PlannedLine& planned, const PurchaseOrderLine& line, const Item& item) {
    if (item.blocked) {
      leave_out(planned, line, policy_.blocked_item, RejectionReason::ObsoleteProduct, ExceptionKind::BlockedItem,
                fmt::format("item {} is blocked in the ERP", item.number), cause_of(item));
      return;
    }
    if (line.ordered.unit == UnitOfMeasure::Cases) settle_unit(planned, line, item);
    compare_price(planned, line, item);
  }

  // The ERP's units decide: a case that it does not know is never turned into eaches, unless the policy says so.
  void settle_unit(PlannedLine& planned, const PurchaseOrderLine& line, const Item& item) {
    const std::optional<std::int64_t> size = line.ordered.unit_size > 0 ? stated_size(line, item) : unstated_size(item);
    if (size) {
      planned.case_size = *size;
      return;
    }
    const std::string ordered = line.ordered.unit_size > 0 ? text_of(line.ordered) : "cases of unstated size";
    const Money value =
        line.ordered.unit_size > 0 ? line.net_cost * (line.ordered.amount * line.ordered.unit_size) : Money();
    planned.is_asked = policy_.unit_mismatch == UnitMismatch::Ask;
    reject(planned, line, RejectionReason::TemporarilyUnavailable, ExceptionKind::UnitMismatch,
           fmt::format("ordered in {}, and the ERP has {} for item {}", ordered, text_of_cases(item.case_sizes),
                       item.number),
           value, cause_of(item));
  }

  /// Eaches per case; nullopt if the ERP and Amazon do not agree.
  std::optional<std::int64_t> stated_size(const PurchaseOrderLine& line, const Item& item) const {
    const std::vector<std::int64_t>& known = item.case_sizes;
    const std::int64_t size = line.ordered.unit_size;
    if (std::find(known.begin(), known.end(), size) != known.end()) return size;
    const bool is_each =
        policy_.case_of_one == CaseOfOne::Each || (policy_.case_of_one == CaseOfOne::EachWithoutCase && known.empty());
    return size == 1 && is_each ? std::optional(size) : std::nullopt;
  }

  std::optional<std::int64_t> unstated_size(const Item& item) const {
    switch (policy_.unstated_case) {
      case UnstatedCase::OnlyCase:
        return item.case_sizes.size() == 1 ? std::optional(item.case_sizes.front()) : std::nullopt;
      case UnstatedCase::Each:
        return 1;
      case UnstatedCase::Mismatch:
        break;
    }
    return std::nullopt;
  }

  void compare_price(const PlannedLine& planned, const PurchaseOrderLine& line, const Item& item) {
    if (item.unit_price == line.net_cost) return;
    const std::int64_t eaches = line.ordered.amount * planned.case_size;
    Money amount;
    if (item.unit_price.currency() == line.net_cost.currency()) amount = abs(item.unit_price - line.net_cost) * eaches;
    raise(ExceptionKind::PriceMismatch, line, amount,
          fmt::format("ordered at {} each, the ERP's price {}", line.net_cost.text(),
                      has_price(item) ? fmt::format("is {} each", item.unit_price.text()) : "cannot be read"),
          cause_of(item));
  }

  void leave_out(PlannedLine& planned, const PurchaseOrderLine& line, UnservedItem choice, RejectionReason hard,
                 ExceptionKind kind, std::string text, std::string cause) {
    planned.is_asked = choice == UnservedItem::Ask;
    const bool is_hard = choice == UnservedItem::RejectAtOnce;
    reject(planned, line, is_hard ? hard : RejectionReason::TemporarilyUnavailable, kind, std::move(text), Money(),
           std::move(cause));
  }

  void reject(PlannedLine& planned, const PurchaseOrderLine& line, RejectionReason reason, ExceptionKind kind,
              std::string text, const Money& amount, std::string cause) {
    planned.rejected = reason;
    raise(kind, line, amount, std::move(text), std::move(cause));
  }

  void raise(ExceptionKind kind, const PurchaseOrderLine& line, const Money& amount, std::string text,
             std::string cause) {
    plan_.exceptions.push_back(make_exception(kind, line_subject(order_, line), order_.number, line.sequence, amount,
                                              std::move(text), std::move(cause)));
  }

  void raise_currency() {
    std::vector<std::string> names;
    for (const Currency& currency : accepted_) names.push_back(currency.text());
    plan_.exceptions.push_back(make_exception(
        ExceptionKind::CurrencyMismatch, order_.number, order_.number, 0, total_,
        fmt::format("ordered in {}, and the ERP takes {}", currency_of(order_).text(), join(names, ", ")),
        "currency=" + currency_of(order_).text()));
  }

  void finish(PlannedLine planned, const PurchaseOrderLine& line) {
    planned.eaches = line.ordered.amount * planned.case_size;
    if (is_in_foreign_currency_) total_ += line.net_cost * planned.eaches;
    plan_.lines.push_back(std::move(planned));
  }

  const PurchaseOrder& order_;
  const AcknowledgementPolicy& policy_;
  bool is_in_foreign_currency_;
  const Currencies& accepted_;
  Money total_;
  OrderPlan plan_;
};

}  // namespace

std::optional<std::int64_t> Item::eaches_of(std::string_view unit_code) const {
  for (const ItemUnit& unit : units) {
    if (unit.code == unit_code) return unit.eaches;
  }
  return !unit_code.empty() && unit_code == base_unit ? std::optional<std::int64_t>(1) : std::nullopt;
}

Catalogue::Catalogue(std::vector<Item> items) : items_(std::move(items)) {
  for (std::size_t index = 0; index < items_.size(); ++index) {
    const Item& item = items_[index];
    by_number_.add(item.number, index);
    if (!item.amazon_product_identifier.empty()) by_amazon_identifier_.add(item.amazon_product_identifier, index);
    if (!item.vendor_product_identifier.empty()) by_vendor_identifier_.add(item.vendor_product_identifier, index);
    const std::string gtin = gtin14(item.gtin);
    if (!gtin.empty() && !by_gtin_.add(gtin, index)) by_gtin_[gtin] = no_item;
  }
}

const Item* Catalogue::find(const PurchaseOrderLine& line) const {
  if (!line.amazon_product_identifier.empty()) {
    const std::size_t* found = by_amazon_identifier_.find(line.amazon_product_identifier);
    if (found != nullptr) return &items_[*found];
  }
  const std::size_t* found = by_vendor_identifier_.find(line.vendor_product_identifier);
  if (found == nullptr) found = by_gtin_.find(gtin14(line.vendor_product_identifier));
  if (found == nullptr || *found == no_item) return nullptr;
  const Item& item = items_[*found];
  const bool is_another = !item.amazon_product_identifier.empty() && !line.amazon_product_identifier.empty();
  return is_another ? nullptr : &item;
}

const Item* Catalogue::numbered(std::string_view number) const {
  const std::size_t* found = by_number_.find(number);
  return found == nullptr ? nullptr : &items_[*found];
}

const PlannedLine* OrderPlan::find(std::int64_t sequence) const {
  for (const PlannedLine& line : lines) {
    if (line.sequence == sequence) return &line;
  }
  return nullptr;
}

bool OrderPlan::asks() const {
  return std::any_of(lines.begin(), lines.end(), [](const PlannedLine& line) { return line.is_asked; });
}

Currency currency_of(const PurchaseOrder& order) {
  return order.lines.empty() ? Currency() : order.lines.front().net_cost.currency();
}

OrderPlan plan_order(const PurchaseOrder& order, const Catalogue& catalogue, const Currencies& accepted,
                     const AcknowledgementPolicy& policy) {
  Planner planner(order, accepted, policy);
  for (const PurchaseOrderLine& line : order.lines) {
    if (is_readable(line.ordered)) planner.add(line, catalogue.find(line));
  }
  return planner.take();
}

OrderPlan plan_without_catalogue(const PurchaseOrder& order, const Currencies& accepted) {
  const AcknowledgementPolicy usual;
  Planner planner(order, accepted, usual);
  for (const PurchaseOrderLine& line : order.lines) {
    if (is_readable(line.ordered)) planner.add_unchecked(line);
  }
  return planner.take();
}

std::optional<Instant> requested_delivery_of(const PurchaseOrder& order) {
  if (order.delivery_window) return order.delivery_window->from;
  if (order.ship_window) return order.ship_window->from;
  return std::nullopt;
}

bool serves_every_line(const Catalogue& catalogue, const PurchaseOrder& order, const Currencies& accepted) {
  const OrderPlan plan = plan_order(order, catalogue, accepted);
  return std::none_of(plan.lines.begin(), plan.lines.end(),
                      [](const PlannedLine& line) { return line.rejected.has_value(); });
}

PurchaseOrder with_unit_sizes(PurchaseOrder order, const OrderPlan& plan) {
  for (PurchaseOrderLine& line : order.lines) {
    if (line.ordered.unit_size > 0) continue;
    const PlannedLine* planned = plan.find(line.sequence);
    line.ordered.unit_size = planned == nullptr ? 1 : planned->case_size;
  }
  return order;
}

Quantity quantity_in_unit_of(const Quantity& ordered, std::int64_t eaches) {
  const bool is_whole =
      ordered.unit == UnitOfMeasure::Cases && ordered.unit_size > 0 && eaches % ordered.unit_size == 0;
  if (is_whole) return {eaches / ordered.unit_size, UnitOfMeasure::Cases, ordered.unit_size};
  return {eaches, UnitOfMeasure::Eaches, 1};
}

}  // namespace vendorproof::trade
