#include "mock_amazon/portal/portal_tables.h"

#include <cctype>
#include <optional>

#include "core/base/text.h"
#include "mock_amazon/charges/charge_register.h"
#include "mock_amazon/payables/claims.h"
#include "mock_amazon/payables/disputes.h"
#include "mock_amazon/payables/matching.h"
#include "mock_amazon/quirks/quirks.h"
#include "mock_amazon/state/central.h"
#include "mock_amazon/wire/reading.h"

namespace vendorproof::mock_amazon {

namespace {

std::string shown_state(const Central& central, const PayableInvoice& invoice) {
  const bool matched = invoice.state == InvoiceState::Processing && matches(central, invoice);
  return std::string(text_of(matched ? InvoiceState::Approved : invoice.state));
}

/// Invoices that the API accepted and payables has not processed; the currency of their order is not known yet.
void add_submitted(const Central& central, TableRows& rows_of_table) {
  for (const auto& [serial, id] : central.transactions.id_by_serial) {
    const Transaction& transaction = central.transactions.by_id.at(id);
    if (transaction.kind != DocumentKind::Invoice) continue;
    const JsonText body = read_again(transaction.body);
    for (const JsonNode& document : rows(body.root(), "invoices")) {
      const JsonNode total = member(document, "invoiceTotal");
      rows_of_table.push_back({text_at(document, "id"), "", text_at(document, "date"), "Submitted", "",
                               text_at(total, "amount"), "0.00", text_at(total, "currencyCode"), "", "", ""});
    }
  }
}

TableRows invoice_rows(const Central& central) {
  TableRows rows_of_table;
  for (const auto& [id, invoice] : central.invoices.by_id) {
    const bool due = invoice.state != InvoiceState::Rejected;
    rows_of_table.push_back({id, invoice.purchase_order, format_instant(invoice.date), shown_state(central, invoice),
                             due ? format_instant(invoice.due) : "", invoice.total.decimal(),
                             invoice.credited.decimal(), invoice.total.currency().text(), invoice.payment,
                             invoice.rejection, invoice.remark});
  }
  add_submitted(central, rows_of_table);
  return rows_of_table;
}

TableRows claim_rows(const Central& central) {
  TableRows rows_of_table;
  for (const auto& [id, claim] : central.invoices.claims) {
    for (const ClaimLine& line : claim.lines) {
      rows_of_table.push_back(
          {id, std::string(text_of(claim.kind)), claim.invoice, line.purchase_order, std::to_string(line.sequence),
           std::to_string(line.eaches), line.cause, std::string(text_of(claim.state)), format_instant(claim.raised),
           format_instant(claim.due), claim.amount.decimal(), line.withheld.decimal(), claim.amount.currency().text()});
    }
  }
  return rows_of_table;
}

TableRows dispute_rows(const Central& central) {
  TableRows rows_of_table;
  for (const auto& [id, dispute] : central.disputes.by_id) {
    rows_of_table.push_back({id, dispute.request.subject, std::to_string(dispute.attempt), dispute.request.reason,
                             join(dispute.request.evidence, " "), std::string(text_of(dispute.state)),
                             format_instant(dispute.opened), format_instant(dispute.decided),
                             dispute.disputed.decimal(), dispute.awarded.decimal(), dispute.disputed.currency().text(),
                             dispute.outcome});
  }
  return rows_of_table;
}

TableRows charge_rows(const Central& central) {
  TableRows rows_of_table;
  for (const auto& [id, charge] : central.charges.by_id) {
    rows_of_table.push_back({id, charge.rule, charge.title, charge.subject, charge.purchase_order,
                             std::to_string(charge.units), charge.cost.decimal(), charge.rate, charge.amount.decimal(),
                             charge.amount.currency().text(), std::string(text_of(charge.state)),
                             format_instant(charge.assessed), format_instant(charge.noticed),
                             format_instant(charge.dispute_until), charge.payment, charge.waiver});
  }
  return rows_of_table;
}

TableRows all_remittances(const Central& central) { return remittance_rows(central, 0); }

}  // namespace

ShownNumber shown_number(const Settings& settings, const RemittanceRow& row) {
  ShownNumber shown{row.invoice, row.purchase_order};
  if (has_quirk(settings, Quirk::NumbersWithoutSeparators)) {
    std::erase_if(shown.invoice, [](unsigned char letter) { return std::isalnum(letter) == 0; });
  }
  const bool is_shortage = !row.invoice.empty() && row.reference == claim_id(row.invoice, ClaimKind::Shortage);
  if (is_shortage && has_quirk(settings, Quirk::ClaimsUnderOwnNumber)) {
    shown = {shown.invoice + (row.amount.is_negative() ? "SC" : "SCR"), ""};
  }
  return shown;
}

TableRows remittance_rows(const Central& central, std::size_t first_payment) {
  TableRows rows_of_table;
  const std::vector<Payment>& payments = central.invoices.payments;
  for (std::size_t i = first_payment; i < payments.size(); ++i) {
    for (const RemittanceRow& row : payments[i].rows) {
      const ShownNumber shown = shown_number(central.settings, row);
      rows_of_table.push_back({payments[i].number, format_instant(payments[i].date), shown.invoice,
                               shown.purchase_order, std::string(row.type), row.description, row.amount.decimal(),
                               row.amount.currency().text(), row.reference});
    }
  }
  return rows_of_table;
}

const std::vector<PortalTable>& portal_tables() {
  static const std::vector<PortalTable> tables = {
      {"invoices.csv",
       "Invoices",
       "The state of each invoice. The API never tells it: a transaction only says that a document was readable.",
       {"invoice_number", "purchase_order", "invoice_date", "state", "due_date", "total", "credited", "currency",
        "payment_number", "reason", "remark"},
       invoice_rows},
      {"deductions.csv",
       "Shortage and price claims",
       "What payables withholds, and has paid back, line by line.",
       {"claim_id", "kind", "invoice_number", "purchase_order", "line", "eaches", "cause", "state", "raised",
        "due_date", "claimed", "withheld", "currency"},
       claim_rows},
      {"chargebacks.csv",
       "Chargebacks",
       "Charges by a rate card from the trade press; it is not Amazon's statement.",
       {"charge_id", "rule", "title", "subject", "purchase_order", "units", "cost", "rate", "amount", "currency",
        "state", "assessed", "noticed", "dispute_until", "payment_number", "waiver"},
       charge_rows},
      {"disputes.csv",
       "Disputes",
       "Opened with POST /portal/disputes; decided after 14 days by the facts and the evidence named.",
       {"dispute_id", "subject", "attempt", "reason", "evidence", "state", "opened", "decided", "disputed", "awarded",
        "currency", "outcome"},
       dispute_rows},
      {"remittances.csv",
       "Remittances",
       "What was paid, row by row. The rows of a payment sum to what was paid.",
       {"payment_number", "payment_date", "invoice_number", "purchase_order", "type", "description", "amount",
        "currency", "reference"},
       all_remittances},
  };
  return tables;
}

}  // namespace vendorproof::mock_amazon
