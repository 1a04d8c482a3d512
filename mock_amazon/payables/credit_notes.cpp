#include "mock_amazon/payables/credit_notes.h"

#include <algorithm>
#include <set>

#include "core/base/hash.h"
#include "mock_amazon/payables/invoice_claim.h"
#include "mock_amazon/payables/payables.h"
#include "mock_amazon/state/central.h"
#include "mock_amazon/wire/reading.h"

namespace vendorproof::mock_amazon {

namespace {

using Complaints = std::vector<std::string>;

/// What the lines' details say of why there is a credit note.
struct CreditGround {
  std::set<std::string> invoices;
  bool is_return = false;
  bool return_is_complete = true;
  bool is_coop = false;
  bool coop_is_complete = true;
};

CreditGround ground_of(const InvoiceClaim& claim) {
  CreditGround ground;
  for (const InvoiceClaimItem& item : claim.items) {
    const Json& details = member(*item.json, "creditNoteDetails");
    const std::string invoice = text_at(details, "referenceInvoiceNumber");
    const bool numbered = !text_at(details, "returnsReferenceNumber").empty();
    const bool dated = instant_at(details, "goodsReturnDate").has_value();
    const bool agreed = !text_at(details, "coopReferenceNumber").empty();
    const bool debited = !text_at(details, "debitNoteNumber").empty();
    if (!invoice.empty()) ground.invoices.insert(invoice);
    const bool is_return = numbered || dated || !text_at(details, "rmaId").empty();
    ground.is_return = ground.is_return || is_return;
    if (is_return) ground.return_is_complete = ground.return_is_complete && numbered && dated;
    const bool is_coop = !is_return && invoice.empty() && member(details, "coopReferenceNumber").is_string();
    ground.is_coop = ground.is_coop || is_coop || (!is_return && invoice.empty() && debited);
    if (is_coop) ground.coop_is_complete = ground.coop_is_complete && (agreed || debited);
  }
  return ground;
}

bool country_takes_them(const std::string& country) {
  static const std::set<std::string> listed = {"ES", "IN", "IE", "ZA", "BE", "FR", "EG",
                                               "PL", "NL", "GB", "DE", "SE", "SA", "IT"};
  return country.empty() || listed.contains(country);
}

/// The party that gets the goods' price back is Amazon: in a credit note it stands where the remittance goes (INV-34).
std::string country_of(const InvoiceClaim& claim) {
  return text_at(member(member(*claim.document, "remitToParty"), "address"), "countryCode");
}

}  // namespace

Complaints credit_note_not_taken(const InvoiceClaim& claim) {
  const bool india = claim.region == Region::IN && claim.readings.credit_note_countries == CreditNoteCountries::Current;
  const bool region = claim.region == Region::EU || india;
  if (region && country_takes_them(country_of(claim))) return {};
  return {"Error details are not available. Please make sure you are sending valid input payload."};
}

Complaints bad_reference(const InvoiceClaim& claim) {
  const CreditGround ground = ground_of(claim);
  if (ground.is_return || ground.is_coop) return {};
  if (ground.invoices.empty()) return {"credit note " + claim.id + " names no referenceInvoiceNumber"};
  if (ground.invoices.size() > 1) return {"credit note " + claim.id + " is for more than one invoice"};
  return {};
}

Complaints incomplete_return(const InvoiceClaim& claim) {
  const CreditGround ground = ground_of(claim);
  if (!ground.is_return || ground.return_is_complete) return {};
  return {"a credit note for a return needs returnsReferenceNumber and goodsReturnDate"};
}

Complaints incomplete_coop(const InvoiceClaim& claim) {
  const CreditGround ground = ground_of(claim);
  if (!ground.is_coop || ground.coop_is_complete) return {};
  return {"a credit note for an agreement needs coopReferenceNumber or debitNoteNumber"};
}

void take_credit_note(Central& central, const InvoiceClaim& claim, Instant now) {
  const CreditGround ground = ground_of(claim);
  const Money amount = abs(*claim.total);
  central.invoices.used_ids.insert(claim.id);
  Effect effect;
  effect.at = now;
  effect.kind = EffectKind::CreditNoteAccepted;
  effect.document = claim.id;
  effect.amount = amount;
  effect.body_hash = hash_of(0, written(*claim.document));
  if (ground.invoices.size() == 1) effect.other_document = *ground.invoices.begin();
  const std::string invoice = effect.other_document;
  central.effects.push_back(std::move(effect));
  credit_invoice(central, invoice, claim.id, amount);
}

}  // namespace vendorproof::mock_amazon
