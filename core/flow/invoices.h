// From the ERP's posted invoices to Amazon's: one leaves when the ship notice of its shipment has succeeded and it
// agrees with order and shipment; else it is held.
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

/// A ship notice of the order has succeeded: its invoices may have waited for that.
void release_invoices_of(Desk& desk, const std::string& purchase_order);
/// An operator sends a held or failed invoice as it stands.
void release_invoice(Desk& desk, const std::string& number);

std::optional<HttpRequest> make_invoice_request(Desk& desk, store::Work& work);
void doubt_invoice(Desk& desk, store::Work& work);
void invoice_succeeded(Desk& desk, store::Work& work);
void invoice_failed(Desk& desk, store::Work& work, const trade::Transaction& transaction);

/// The invoice's shipment on its order is paid, or what is missing is explained by exceptions.
void mark_paid(Desk& desk, const std::string& number);

}  // namespace vendorproof::flow
