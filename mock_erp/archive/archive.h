// The company's state as a file, and the lists of members that it is written by: here and, by subject, in archive_*.h.
// A new member of one of these structs must be added to its list, else the first export stops.
#pragma once

#include <string>
#include <string_view>

#include "core/base/archive/archive.h"
#include "core/base/archive/words_archive.h"
#include "core/base/result.h"
#include "mock_erp/archive/archive_documents.h"
#include "mock_erp/archive/archive_journal.h"
#include "mock_erp/archive/archive_settings.h"
#include "mock_erp/state/company.h"

namespace vendorproof::mock_erp {

/// An imported state must have this `version`.
constexpr std::int64_t state_version = 8;

/// The company's state as one line of JSON, without user and key: they belong to the server.
std::string export_state(const Company& company);

/// Replaces everything but user and key. Errors: Malformed with the path of what is wrong, also when the text was
/// changed after it was exported; then nothing has changed.
Result<void> import_state(Company& company, std::string_view json);

template <class Archive>
void archive(Archive& a, StockedItem& stocked) {
  a("item", stocked.item)("id", stocked.id)("on_hand", stocked.on_hand)("reserved", stocked.reserved);
  a("waiting", stocked.waiting)("receipts", stocked.receipts);
}

template <class Archive>
void archive(Archive& a, Task& task) {
  a.choice("duty", task.duty,
           {"ReceiveRestock", "OpenDespatch", "PostDespatch", "DepartTruck", "PostInvoices", "EnterPapers",
            "PostCreditMemo", "CorrectDespatch", "ReleaseOrder"});
  a("subject", task.subject)("dock", task.dock);
}

template <class Archive>
void archive(Archive& a, Agenda::Slot& slot) {
  a("at", slot.at)("turn", slot.turn);
}

template <class Archive>
void archive(Archive& a, Dock& dock) {
  a("ready", dock.ready)("appointment", dock.appointment);
}

template <class Archive>
void archive(Archive& a, Company& company) {
  a("settings", company.settings)("clock", company.clock)("items", company.items);
  a("item_by_number", company.item_by_number)("orders", company.orders);
  a("despatches", company.despatches)("shipments", company.shipments)("invoices", company.invoices);
  a("credit_memos", company.credit_memos)("payment_postings", company.payment_postings);
  a("ledger_postings", company.ledger_postings)("docks", company.docks)("agenda", company.agenda);
  a("journal_lines", company.journal_lines)("ledger_entries", company.ledger_entries);
  a("shorts", company.shorts)("corrections", company.corrections);
  a("receivable", company.receivable)("cartons_labelled", company.cartons_labelled);
  a("answers_refused", company.answers_refused)("effects", company.effects)("trucks", company.trucks);
}

}  // namespace vendorproof::mock_erp
