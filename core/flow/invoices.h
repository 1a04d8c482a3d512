// From the ERP's posted invoices to invoices for Amazon. An invoice waits until the ship notices of all its shipments
// have succeeded. Then it is sent if it agrees with its orders and shipments, else it is held.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/http.h"
#include "core/base/result.h"
#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

bool invoices_are_awaited(const Desk& desk);
std::optional<HttpRequest> ask_for_invoices(Desk& desk, store::Work& work);
Result<void> take_invoices(Desk& desk, store::Work& work, std::string_view body);

/// To call when a ship notice of the order has succeeded: its invoices may have waited for this.
void release_invoices_of(Desk& desk, const std::string& purchase_order);
/// Sends a held or failed invoice unchanged, because an operator wants so.
void release_invoice(Desk& desk, const std::string& number);
/// Compares a held or failed invoice again, and sends it if it fits.
void judge_invoice_again(Desk& desk, const std::string& number);

std::optional<channel::Document> make_invoice(Desk& desk, store::Work& work);
void doubt_invoice(Desk& desk, store::Work& work);
void invoice_succeeded(Desk& desk, store::Work& work);
void invoice_failed(Desk& desk, store::Work& work, const trade::Transaction& transaction);
/// Where Amazon says Success to invoices, sends a copy (read_back.h), and a person decides if nothing is said of that
/// either. Elsewhere its silence says nothing (INV-36): it counts as taken, and payments show a loss (money/overdue.h).
void invoice_unsaid(Desk& desk, store::Work& work);
/// Sends an invoice that counts as taken, or as lost, once more under its number: Amazon refuses a second one (INV-03).
/// False if there is no such invoice.
bool send_invoice_again(Desk& desk, const std::string& number);
/// A person found a lost invoice in Vendor Central.
void take_invoice_as_arrived(Desk& desk, const std::string& number);

/// Marks the invoice's shipments on their orders as paid: in full, or with exceptions that explain the missing amount.
void mark_paid(Desk& desk, const std::string& number);

}  // namespace vendorproof::flow
