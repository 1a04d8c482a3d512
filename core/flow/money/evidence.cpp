#include "core/flow/money/evidence.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include <fmt/format.h>

#include "core/base/text.h"
#include "core/flow/outbox/subjects.h"
#include "core/trade/billing/invoice_orders.h"

namespace vendorproof::flow {

namespace {

constexpr std::size_t trackings_max = 3;

std::int64_t confirmed_eaches(const store::OrderRecord& order) {
  std::int64_t eaches = 0;
  for (const trade::LineAcknowledgement& line : order.acknowledged.lines) {
    for (const trade::ItemAcknowledgement& part : line.parts) {
      if (part.code != trade::AcknowledgementCode::Rejected) eaches += part.eaches;
    }
  }
  return eaches;
}

std::string order_words(const Desk& desk, const std::string& number) {
  const store::Found<store::OrderRecord> order = desk.store.order(number);
  if (!order) return "order " + number;
  return fmt::format("order {} of {}, {} eaches confirmed", number, format_date(order->order.ordered_at),
                     confirmed_eaches(*order));
}

/// The numbers of the first parcels, `1Z1, 1Z2, 1Z3 and 9 more`.
std::string tracking_words(const trade::Despatch& despatch) {
  std::vector<std::string> numbers;
  std::size_t more = 0;
  for (const trade::Package& package : despatch.packages) {
    if (package.tracking_number.empty()) continue;
    if (numbers.size() < trackings_max) {
      numbers.push_back(package.tracking_number);
    } else {
      ++more;
    }
  }
  if (numbers.empty()) return "";
  return ", tracking " + join(numbers, ", ") + (more == 0 ? "" : fmt::format(" and {} more", more));
}

std::string named(const char* name, const std::string& value) { return value.empty() ? "" : ", " + (name + value); }

std::string despatch_words(const Desk& desk, const std::string& number, const std::vector<std::string>& orders) {
  const store::Found<store::DespatchRecord> found = desk.store.despatch(number);
  if (!found) return "no despatch is known";
  const trade::Despatch& despatch = found->despatch;
  std::int64_t eaches = 0;
  for (const trade::DespatchLine& line : despatch.lines) {
    if (std::find(orders.begin(), orders.end(), line.purchase_order) != orders.end()) eaches += line.eaches;
  }
  const std::string left = despatch.departed_at ? ", left " + format_date(*despatch.departed_at) : "";
  const bool is_taken = found->state == store::DespatchState::Succeeded;
  return fmt::format("despatch {}{}, {} eaches in {} packages{}{}{}{}, ship notice {}", despatch.number, left, eaches,
                     despatch.package_count, named("carrier ", despatch.carrier_scac),
                     named("PRO ", despatch.pro_number), named("bill of lading ", despatch.bill_of_lading),
                     tracking_words(despatch), is_taken ? "taken by Amazon" : "not taken by Amazon");
}

}  // namespace

std::string evidence_about(const Desk& desk, const store::InvoiceRecord& record) {
  const trade::Invoice& invoice = record.invoice;
  const std::vector<std::string> orders = trade::orders_of(invoice);
  std::vector<std::string> words;
  for (const std::string& number : orders) words.push_back(order_words(desk, number));
  for (const std::string& number : record.despatches) words.push_back(despatch_words(desk, number, orders));
  if (record.despatches.empty()) words.emplace_back("no despatch is known");
  return fmt::format("to dispute until {} (INV-42, INV-46) with: {}; invoice {} of {} over {}",
                     format_date(last_day_to_dispute(desk.config, invoice)), join(words, "; "), invoice.number,
                     format_date(invoice.date), invoice.total.text());
}

}  // namespace vendorproof::flow
