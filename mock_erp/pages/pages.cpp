#include "mock_erp/pages/pages.h"

#include <algorithm>
#include <array>

namespace vendorproof::mock_erp {

namespace {

// THE TABLE.
constexpr std::array all = {
    &items_page,
    &item_units_page,
    &item_references_page,
    &item_availability_page,
    &sales_orders_page,
    &sales_order_lines_page,
    &order_links_page,
    &linked_orders_page,
    &linked_order_lines_page,
    &line_promises_page,
    &despatches_page,
    &despatch_lines_page,
    &packages_page,
    &package_contents_page,
    &sales_shipments_page,
    &sales_shipment_lines_page,
    &posted_shipments_page,
    &posted_shipment_lines_page,
    &shipment_lots_page,
    &sales_invoices_page,
    &sales_invoice_lines_page,
    &posted_invoices_page,
    &posted_invoice_lines_page,
    &posted_invoice_taxes_page,
    &sales_credit_memos_page,
    &sales_credit_memo_lines_page,
    &posted_credit_memos_page,
    &posted_credit_memo_lines_page,
    &customer_payment_journals_page,
    &customer_payments_page,
    &journals_page,
    &journal_lines_page,
    &general_ledger_entries_page,
    &payment_postings_page,
    &ledger_postings_page,
    &integration_setups_page,
    &ship_to_addresses_page,
    &customers_page,
    &currencies_page,
    &payment_terms_page,
    &tax_groups_page,
};

}  // namespace

const Listing* listing_of(const Entity& entity) {
  const auto is_of = [&entity](const Listing* listing) { return &listing->entity == &entity; };
  const auto* const found = std::find_if(all.begin(), all.end(), is_of);
  return found == all.end() ? nullptr : *found;
}

}  // namespace vendorproof::mock_erp
