// The pages: one for each entity that can be read.
#pragma once

#include "mock_erp/pages/listing.h"

namespace vendorproof::mock_erp {

// item_pages.cpp
extern const Listing items_page, item_units_page, item_references_page, item_availability_page;

// order_pages.cpp
extern const Listing sales_orders_page, sales_order_lines_page;

// linked_order_pages.cpp
extern const Listing order_links_page, linked_orders_page, linked_order_lines_page, line_promises_page;

// despatch_pages.cpp
extern const Listing despatches_page, despatch_lines_page, packages_page, package_contents_page;

// shipment_pages.cpp
extern const Listing sales_shipments_page, sales_shipment_lines_page;
extern const Listing posted_shipments_page, posted_shipment_lines_page, shipment_lots_page;

// invoice_pages.cpp
extern const Listing sales_invoices_page, sales_invoice_lines_page;

// posted_invoice_pages.cpp
extern const Listing posted_invoices_page, posted_invoice_lines_page, posted_invoice_taxes_page;

// credit_memo_pages.cpp
extern const Listing sales_credit_memos_page, sales_credit_memo_lines_page;
extern const Listing posted_credit_memos_page, posted_credit_memo_lines_page;

// journal_pages.cpp
extern const Listing customer_payment_journals_page, customer_payments_page, journals_page, journal_lines_page;
extern const Listing general_ledger_entries_page;

// payment_pages.cpp
extern const Listing payment_postings_page, ledger_postings_page;

// setup_pages.cpp
extern const Listing integration_setups_page, ship_to_addresses_page;

// master_pages.cpp
extern const Listing customers_page, currencies_page, payment_terms_page, tax_groups_page;

}  // namespace vendorproof::mock_erp
