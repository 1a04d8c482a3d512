#include "mock_erp/contract/entities.h"

#include <array>

namespace vendorproof::mock_erp {

namespace {

// THE TABLE.
constexpr std::array all = {
    &standard::companies,
    &standard::items,
    &standard::customers,
    &standard::currencies,
    &standard::payment_terms,
    &standard::tax_groups,
    &standard::sales_orders,
    &standard::sales_order_lines,
    &standard::sales_shipments,
    &standard::sales_shipment_lines,
    &standard::sales_invoices,
    &standard::sales_invoice_lines,
    &standard::sales_credit_memos,
    &standard::sales_credit_memo_lines,
    &standard::customer_payment_journals,
    &standard::customer_payments,
    &standard::journals,
    &standard::journal_lines,
    &standard::general_ledger_entries,
    &vendorlink::integration_setups,
    &vendorlink::ship_to_addresses,
    &vendorlink::item_units,
    &vendorlink::item_references,
    &vendorlink::item_availability,
    &vendorlink::order_links,
    &vendorlink::linked_orders,
    &vendorlink::linked_order_lines,
    &vendorlink::line_promises,
    &vendorlink::despatches,
    &vendorlink::despatch_lines,
    &vendorlink::packages,
    &vendorlink::package_contents,
    &vendorlink::posted_shipments,
    &vendorlink::posted_shipment_lines,
    &vendorlink::shipment_lots,
    &vendorlink::posted_invoices,
    &vendorlink::posted_invoice_lines,
    &vendorlink::posted_invoice_taxes,
    &vendorlink::posted_credit_memos,
    &vendorlink::posted_credit_memo_lines,
    &vendorlink::payment_postings,
    &vendorlink::ledger_postings,
};

}  // namespace

std::span<const Entity* const> entities() { return all; }

const Entity* entity_of(Api api, std::string_view set) {
  for (const Entity* entity : all) {
    if (entity->api == api && entity->set == set) return entity;
  }
  return nullptr;
}

std::string_view base_path(Api api) {
  return api == Api::Standard ? "/api/v2.0/" : "/api/vendorproof/vendorlink/v1.0/";
}

}  // namespace vendorproof::mock_erp
