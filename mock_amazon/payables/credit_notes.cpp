#include "mock_amazon/payables/credit_notes.h"

#include <algorithm>
#include <set>

#include "mock_amazon/payables/matched_invoice.h"
#include "mock_amazon/payables/payables.h"
#include "mock_amazon/state/central.h"

namespace vendorproof::mock_amazon {

namespace {

using Complaints = std::vector<std::string>;

/// The reason of a credit note, from the details of its lines.
struct CreditGround {
  std::set<std::string> invoices;
  bool is_return = false;
  bool return_is_complete = true;
  bool is_coop = false;
  bool coop_is_complete = true;
};

CreditGround ground_of(const MatchedInvoice& matched) {
  CreditGround ground;
  for (const MatchedInvoiceItem& item : matched.items) {
    const CreditReason& reason = item.stated->credit;
    const bool numbered = !reason.return_reference.empty();
    const bool dated = reason.returned.has_value();
    const bool agreed = reason.agreement && !reason.agreement->empty();
    const bool debited = !reason.debit_note.empty();
    if (!reason.invoice.empty()) ground.invoices.insert(reason.invoice);
    const bool is_return = numbered || dated || !reason.rma.empty();
    ground.is_return = ground.is_return || is_return;
    if (is_return) ground.return_is_complete = ground.return_is_complete && numbered && dated;
    const bool is_coop = !is_return && reason.invoice.empty() && reason.agreement.has_value();
    ground.is_coop = ground.is_coop || is_coop || (!is_return && reason.invoice.empty() && debited);
    if (is_coop) ground.coop_is_complete = ground.coop_is_complete && (agreed || debited);
  }
  return ground;
}

bool country_takes_them(const std::string& country) {
  static const std::set<std::string> listed = {"ES", "IN", "IE", "ZA", "BE", "FR", "EG",
                                               "PL", "NL", "GB", "DE", "SE", "SA", "IT"};
  return country.empty() || listed.contains(country);
}

/// In a credit note the remit-to party is Amazon, which gets the money (INV-34).
std::string country_of(const MatchedInvoice& matched) {
  return matched.claim.remit_to ? matched.claim.remit_to->country() : std::string();
}

}  // namespace

Complaints credit_note_not_taken(const MatchedInvoice& matched) {
  const bool india =
      matched.region == Region::IN && matched.readings.credit_note_countries == CreditNoteCountries::Current;
  const bool region = matched.region == Region::EU || india;
  if (region && country_takes_them(country_of(matched))) return {};
  return {"Error details are not available. Please make sure you are sending valid input payload."};
}

Complaints bad_reference(const MatchedInvoice& matched) {
  const CreditGround ground = ground_of(matched);
  if (ground.is_return || ground.is_coop) return {};
  if (ground.invoices.empty()) return {"credit note " + matched.claim.id + " names no referenceInvoiceNumber"};
  if (ground.invoices.size() > 1) return {"credit note " + matched.claim.id + " is for more than one invoice"};
  return {};
}

Complaints incomplete_return(const MatchedInvoice& matched) {
  const CreditGround ground = ground_of(matched);
  if (!ground.is_return || ground.return_is_complete) return {};
  return {"a credit note for a return needs returnsReferenceNumber and goodsReturnDate"};
}

Complaints incomplete_coop(const MatchedInvoice& matched) {
  const CreditGround ground = ground_of(matched);
  if (!ground.is_coop || ground.coop_is_complete) return {};
  return {"a credit note for an agreement needs coopReferenceNumber or debitNoteNumber"};
}

void take_credit_note(Central& central, const MatchedInvoice& matched, Instant now) {
  const CreditGround ground = ground_of(matched);
  const Money amount = abs(*matched.total);
  central.invoices.used_ids.insert(matched.claim.id);
  Effect effect;
  effect.at = now;
  effect.kind = EffectKind::CreditNoteAccepted;
  effect.document = matched.claim.id;
  effect.amount = amount;
  effect.body_hash = matched.claim.body_hash;
  if (ground.invoices.size() == 1) effect.other_document = *ground.invoices.begin();
  const std::string invoice = effect.other_document;
  central.effects.push_back(std::move(effect));
  credit_invoice(central, invoice, matched.claim.id, amount);
}

}  // namespace vendorproof::mock_amazon
