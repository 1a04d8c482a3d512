#include "mock_amazon/payables/claims.h"

#include <algorithm>
#include <utility>

#include "core/base/require.h"
#include "mock_amazon/payables/matching.h"
#include "mock_amazon/state/central.h"

namespace vendorproof::mock_amazon {

namespace {

constexpr Duration raised_before_due = 5 * a_day;
constexpr Duration reviewed_after_due = 35 * a_day;
constexpr Duration between_reviews = 7 * a_day;

OrderLine& line_of(Central& central, const std::string& order, std::int64_t sequence) {
  return central.orders.known(order).known_line(sequence);
}

PaymentClaim& claim_of(Central& central, const PayableInvoice& invoice, ClaimKind kind, Instant now) {
  PaymentClaim& claim = central.invoices.claims[claim_id(invoice.id, kind)];
  if (!claim.id.empty()) return claim;
  claim.id = claim_id(invoice.id, kind);
  claim.kind = kind;
  claim.invoice = invoice.id;
  claim.raised = now;
  claim.due = invoice.due;
  claim.amount = Money(0, invoice.total.currency());
  claim.withheld = Money(0, invoice.total.currency());
  return claim;
}

void announce(Central& central, const PayableInvoice& invoice, ClaimKind kind, ClaimLine line, const Money& amount,
              Instant now) {
  if (amount.is_zero()) return;
  PaymentClaim& claim = claim_of(central, invoice, kind, now);
  claim.amount += amount;
  claim.lines.push_back(std::move(line));
}

/// Sets the state of a claim of which nothing is withheld any more.
void close_if_nothing_is_withheld(PaymentClaim& claim, ClaimState state) {
  if (claim.withheld.is_zero()) claim.state = state;
}

void plan_pay_back(Central& central, const PaymentClaim& claim, const ClaimLine& line, std::int64_t eaches,
                   const Money& amount, Instant now) {
  WaitingRow waiting;
  const std::string what = claim.kind == ClaimKind::Shortage ? " eaches received later" : " eaches at their cost";
  waiting.row = {claim.invoice, line.purchase_order,
                 "Reversal",    "line " + std::to_string(line.sequence) + ", " + std::to_string(eaches) + what,
                 amount,        claim.id};
  if (claim.kind == ClaimKind::Shortage) {
    waiting.units.push_back(line);
    waiting.units.back().eaches = eaches;
  }
  central.invoices.paid_back.push_back(std::move(waiting));
  plan_payments(central, now);
}

/// For units that came late, the part withheld because of the price becomes a price claim.
void move_to_price_claim(Central& central, const PaymentClaim& claim, ClaimLine line, Instant now) {
  if (line.withheld.is_zero()) return;
  const PayableInvoice& invoice = known_in(central.invoices.by_id, "invoice", claim.invoice);
  line.cause =
      cause_of_price(line_of(central, line.purchase_order, line.sequence),
                     {line.purchase_order, line.sequence, line.eaches, line.cost, line.priced_size, line.order_cost});
  note_deduction(central, invoice, ClaimKind::Price, std::move(line), now);
}

}  // namespace

std::string claim_id(const std::string& invoice, ClaimKind kind) {
  return invoice + (kind == ClaimKind::Shortage ? "-SC" : "-PC");
}

Instant claims_raised_at(Instant due) { return due - raised_before_due; }

void raise_claims(Central& central, const std::string& id, Instant now) {
  PayableInvoice& invoice = known_in(central.invoices.by_id, "invoice", id);
  if (invoice.state != InvoiceState::Processing) return;
  invoice.state = InvoiceState::Approved;
  std::map<std::pair<std::string, std::int64_t>, std::int64_t> taken;
  for (const InvoicedLine& row : invoice.lines) {
    const OrderLine& line = line_of(central, row.purchase_order, row.sequence);
    std::int64_t& before = taken[{row.purchase_order, row.sequence}];
    const LineMatch match = match_line(line, row, before);
    before += match.units;
    ClaimLine about{row.purchase_order,
                    row.sequence,
                    match.missing,
                    row.cost,
                    row.priced_size,
                    match.limit,
                    Money(0, row.cost.currency()),
                    cause_of_shortage(line)};
    announce(central, invoice, ClaimKind::Shortage, about, match.shortage, now);
    about.eaches = match.units;
    about.cause = cause_of_price(line, row);
    announce(central, invoice, ClaimKind::Price, about, match.overpriced, now);
  }
}

void note_deduction(Central& central, const PayableInvoice& invoice, ClaimKind kind, ClaimLine line, Instant now) {
  PaymentClaim& claim = claim_of(central, invoice, kind, now);
  if (claim.state != ClaimState::Deducted) {
    claim.state = ClaimState::Deducted;
    claim.amount = Money(0, invoice.total.currency());
    claim.lines.clear();
    const Instant review = now + between_reviews;
    if (kind == ClaimKind::Shortage) central.agenda.add({review, Task::ReviewClaim, claim.id});
  }
  claim.amount += line.withheld;
  claim.withheld += line.withheld;
  claim.lines.push_back(std::move(line));
}

bool settle_claims(Central& central, const PayableInvoice& invoice) {
  bool withheld = false;
  for (const ClaimKind kind : {ClaimKind::Shortage, ClaimKind::Price}) {
    const auto found = central.invoices.claims.find(claim_id(invoice.id, kind));
    if (found == central.invoices.claims.end()) continue;
    if (found->second.state == ClaimState::Raised) found->second.state = ClaimState::Withdrawn;
    withheld = withheld || found->second.state == ClaimState::Deducted;
  }
  return withheld;
}

Money cover_claims(Central& central, const std::string& invoice, const Money& amount) {
  Money covered(0, amount.currency());
  for (const ClaimKind kind : {ClaimKind::Shortage, ClaimKind::Price}) {
    const auto found = central.invoices.claims.find(claim_id(invoice, kind));
    if (found == central.invoices.claims.end()) continue;
    PaymentClaim& claim = found->second;
    if (claim.withheld.currency() != amount.currency()) continue;
    for (ClaimLine& line : claim.lines) {
      const Money part = std::min(line.withheld, amount - covered);
      line.withheld -= part;
      claim.withheld -= part;
      covered += part;
    }
    if (claim.state == ClaimState::Deducted) close_if_nothing_is_withheld(claim, ClaimState::Covered);
  }
  return covered;
}

Money pay_back_received(Central& central, PaymentClaim& claim, GoodsSeen seen, Instant now) {
  Money sum(0, claim.amount.currency());
  std::vector<ClaimLine> overpriced;
  for (ClaimLine& row : claim.lines) {
    OrderLine& line = line_of(central, row.purchase_order, row.sequence);
    const std::int64_t came = seen == GoodsSeen::Counted ? line.received : std::max(line.received, line.arrived);
    const std::int64_t units = std::clamp<std::int64_t>(came - line.paid, 0, row.eaches);
    if (units == 0 || row.withheld.is_zero()) continue;
    line.paid += units;
    row.eaches -= units;
    const Money still = std::min(row.withheld, amount_of(row.cost, row.priced_size, row.eaches));
    const Money freed = row.withheld - still;
    const Money above = std::max(row.cost - row.order_cost * row.priced_size, Money(0, row.cost.currency()));
    const Money kept = std::min(freed, amount_of(above, row.priced_size, units));
    row.withheld = still;
    claim.withheld -= freed;
    sum += freed - kept;
    if (freed != kept) plan_pay_back(central, claim, row, units, freed - kept, now);
    overpriced.push_back(row);
    overpriced.back().eaches = units;
    overpriced.back().withheld = kept;
  }
  close_if_nothing_is_withheld(claim, ClaimState::Reversed);
  for (ClaimLine& row : overpriced) move_to_price_claim(central, claim, std::move(row), now);
  return sum;
}

Money pay_back_price(Central& central, PaymentClaim& claim, Instant now) {
  Money sum(0, claim.amount.currency());
  for (ClaimLine& row : claim.lines) {
    const OrderLine& line = line_of(central, row.purchase_order, row.sequence);
    Money limit = row.order_cost;
    for (const LineRevision& revision : line.revisions) limit = std::max(limit, revision.net_cost);
    const Money above = std::max(row.cost - limit * row.priced_size, Money(0, row.cost.currency()));
    const Money still = std::min(row.withheld, amount_of(above, row.priced_size, row.eaches));
    const Money freed = row.withheld - still;
    if (freed.is_zero()) continue;
    row.withheld = still;
    claim.withheld -= freed;
    sum += freed;
    plan_pay_back(central, claim, row, row.eaches, freed, now);
  }
  close_if_nothing_is_withheld(claim, ClaimState::Reversed);
  return sum;
}

void review_claim(Central& central, const std::string& id, Instant now) {
  PaymentClaim& claim = known_in(central.invoices.claims, "claim", id);
  if (claim.state != ClaimState::Deducted) return;
  pay_back_received(central, claim, GoodsSeen::Counted, now);
  if (claim.state != ClaimState::Deducted) return;
  const Instant last = claim.due + reviewed_after_due;
  if (now >= last) {
    claim.state = ClaimState::Lapsed;
    return;
  }
  central.agenda.add({std::min(now + between_reviews, last), Task::ReviewClaim, id});
}

std::string_view text_of(ClaimKind kind) { return kind == ClaimKind::Shortage ? "Shortage" : "PriceDiscrepancy"; }

std::string_view text_of(ClaimState state) {
  switch (state) {
    case ClaimState::Raised:
      return "Raised";
    case ClaimState::Withdrawn:
      return "Withdrawn";
    case ClaimState::Deducted:
      return "Deducted";
    case ClaimState::Reversed:
      return "Reversed";
    case ClaimState::Covered:
      return "Covered";
    case ClaimState::Lapsed:
      return "Lapsed";
  }
  REQUIRE(false);
  return "";
}

}  // namespace vendorproof::mock_amazon
