// The API pages that are served: the standard ones as Business Central's API v2.0 publishes them, and those of the
// extension's API group, which hold what the standard lacks.
#pragma once

#include <span>
#include <string_view>

#include "mock_erp/contract/entity.h"

namespace vendorproof::mock_erp {

namespace standard {
extern const Entity companies;
extern const Entity items;
extern const Entity customers, currencies, payment_terms, tax_groups;
extern const Entity sales_orders, sales_order_lines;
extern const Entity sales_shipments, sales_shipment_lines;
extern const Entity sales_invoices, sales_invoice_lines;
extern const Entity sales_credit_memos, sales_credit_memo_lines;
extern const Entity customer_payment_journals, customer_payments, journals, journal_lines, general_ledger_entries;
}  // namespace standard

namespace vendorlink {
extern const Entity integration_setups, ship_to_addresses;
extern const Entity item_units, item_references, item_availability;
extern const Entity order_links, linked_orders, linked_order_lines, line_promises;
extern const Entity despatches, despatch_lines, packages, package_contents;
extern const Entity posted_shipments, posted_shipment_lines, shipment_lots;
extern const Entity posted_invoices, posted_invoice_lines, posted_invoice_taxes;
extern const Entity posted_credit_memos, posted_credit_memo_lines;
extern const Entity payment_postings, ledger_postings;
}  // namespace vendorlink

/// All of them, in the order above.
std::span<const Entity* const> entities();

/// nullptr if no entity of the API has that set.
const Entity* entity_of(Api api, std::string_view set);

/// `/api/v2.0/`: what the paths of an API begin with.
std::string_view base_path(Api api);

}  // namespace vendorproof::mock_erp
