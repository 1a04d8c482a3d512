// The table of checks. Texts are for people who do not know this program: what must hold, and who does what.
#include <array>

#include "core/audit/centre_checks.h"
#include "core/audit/check.h"
#include "core/audit/company_checks.h"
#include "core/audit/goods_checks.h"
#include "core/audit/item_checks.h"
#include "core/audit/order_checks.h"
#include "core/audit/peer_checks.h"
#include "core/audit/reference_checks.h"
#include "core/audit/unit_checks.h"

namespace vendorproof::audit {

namespace {

/// The parts of the books that a check needs.
namespace needs {

using enum Part;

constexpr std::array items = {Items, References};
constexpr std::array ordered_items = {Items, References, AmazonOrders};
constexpr std::array units = {Items, References, Units};
constexpr std::array ordered_units = {Items, References, Units, AmazonOrders};
constexpr std::array taxed_items = {Items, References, TaxGroups};
constexpr std::array orders = {AmazonOrders};
constexpr std::array configured_orders = {Configuration, AmazonOrders};
constexpr std::array customer = {Customer};
constexpr std::array customer_and_terms = {Customer, Terms};
constexpr std::array customer_and_orders = {Customer, AmazonOrders};
constexpr std::array setup = {Setup};
constexpr std::array currencies = {Currencies};
constexpr std::array currencies_and_orders = {Setup, Currencies, AmazonOrders};
constexpr std::array addresses = {Addresses};
constexpr std::array addresses_and_orders = {Addresses, AmazonOrders};
constexpr std::array despatches = {Despatches};
constexpr std::array despatches_and_prefix = {Despatches, LabelPrefix};
constexpr std::array sales_orders = {SalesOrders};
constexpr std::array both_orders = {SalesOrders, AmazonOrders};
constexpr std::array known_and_orders = {KnownOrders, AmazonOrders};
constexpr std::array clocks = {Clocks};
constexpr std::array<Part, 0> nothing = {};

}  // namespace needs

constexpr std::string_view by_value = "value of the orders concerned, at Amazon's cost";
constexpr std::string_view per_document = "not priced: it stops documents, and how many depends on the trade to come";
constexpr std::string_view per_label = "not priced: Amazon charges per carton, and how many will be wrong is not known";

// clang-format off
const std::vector<Check> table = {
    // Units
    {"AUD-01", "An item that is ordered in cases has a unit of that size in the ERP", "UOM-02, UOM-10",
     Owner::Ecommerce,
     "Enter the case as a unit of the item, with the eaches that are really in it; if Amazon is wrong, correct its "
     "catalogue.",
     "eaches that are missing if a case counts as one each, at Amazon's cost", needs::ordered_units,
     find_missing_case_units},
    {"AUD-02", "The ERP's case has as many eaches as Amazon's", "UOM-02, UOM-10, UOM-13", Owner::Ecommerce,
     "Open a case and count. Correct the factor in the ERP, or the case size in Amazon's catalogue, before the next "
     "order.", "difference of eaches of the orders, at Amazon's cost", needs::ordered_units, find_other_case_sizes},
    {"AUD-03", "Each item has a base unit with the factor 1", "UOM-02", Owner::Ecommerce,
     "Make the single piece the base unit of the item.", per_document, needs::units, find_missing_base_units},
    {"AUD-04", "Each unit of an item has a whole number of eaches", "UOM-02", Owner::Ecommerce,
     "Correct the factor, or delete the unit if nothing is sold in it.", per_document,
     needs::units, find_broken_factors},
    {"AUD-05", "Amazon orders a product in cases of one size, unless the ERP knows both", "UOM-10, ACK-35",
     Owner::Ecommerce, "Ask which size is right, and have Amazon's catalogue corrected.",
     "difference of eaches of the orders, at Amazon's cost", needs::orders, find_contradicting_sizes},
    // Items
    {"AUD-06", "Each item that is sold to Amazon has a GTIN", "ACK-21, INV-20", Owner::Ecommerce,
     "Enter the GTIN of the single piece.", per_document, needs::items, find_items_without_gtin},
    {"AUD-07", "A GTIN has 8, 12, 13 or 14 digits and a right check digit", "ACK-21, INV-20", Owner::Ecommerce,
     "Read the bar code of the goods and correct the GTIN.", per_document, needs::items, find_wrong_gtins},
    {"AUD-08", "A GTIN belongs to one item", "ACK-21, INV-20", Owner::Ecommerce,
     "Find out which item has the bar code, and correct the other.", per_document, needs::items, find_shared_gtins},
    {"AUD-09", "No item of an open order is blocked", "ACK-08, ACK-26", Owner::Ecommerce,
     "Unblock the item, or reject the lines while that is free of charge. Two hard rejections end the orders of it.",
     by_value, needs::ordered_items, find_blocked_items},
    {"AUD-10", "Each item has a price", "ACK-15, INV-09", Owner::Finance, "Enter the price that is agreed with Amazon.",
     per_document, needs::items, find_items_without_price},
    {"AUD-11", "The ERP's price is the cost of Amazon's newest order", "ACK-16, ACK-17, INV-09", Owner::Finance,
     "Compare both with the agreement. Correct the price in the ERP, or the cost with Amazon's buyer.",
     "difference of price and cost, for all eaches of the orders", needs::ordered_items, find_other_prices},
    {"AUD-12", "Prices do not include tax", "INV-09, INV-14", Owner::Finance,
     "Enter the price without tax, and clear the mark.", per_document, needs::items, find_prices_with_tax},
    {"AUD-13", "Each item has a tax group that exists (in Europe, each item has one)", "INV-15, INV-22", Owner::Finance,
     "Enter the tax group of the item.", per_document, needs::taxed_items, find_unknown_tax_groups},
    {"AUD-14", "Each item has its accounts: posting groups, or a category with accounts",
     "ours: without them, shipments and invoices cannot be posted", Owner::Finance, "Enter at the item what it lacks.",
     per_document, needs::items, find_missing_posting_groups},
    {"AUD-15", "What Amazon orders is an item with stock", "ASN-07", Owner::Operations,
     "Make it an item with stock, or end the offer to Amazon.", per_document, needs::items, find_items_without_stock},
    // References
    {"AUD-16", "Each item that is sold to Amazon has a reference of Amazon", "ACK-21, INV-20", Owner::Ecommerce,
     "Enter Amazon's catalogue number (ASIN) and the vendor's SKU as references of the customer.", by_value,
     needs::items,
     find_items_without_reference},
    {"AUD-17", "A reference stands for one item", "ACK-21, PO-35", Owner::Ecommerce,
     "Find out which item is meant, and delete the other reference.", by_value, needs::items, find_shared_references},
    {"AUD-18", "References are valid today", "ACK-21", Owner::Ecommerce, "Correct the dates of the reference.",
     per_document, needs::items, find_references_out_of_time},
    {"AUD-19", "An item answers to each product that Amazon orders", "ACK-08, ACK-21", Owner::Ecommerce,
     "Enter the reference, or have Amazon take the product out of its catalogue.", by_value, needs::ordered_items,
     find_unknown_products},
    {"AUD-20", "The two identifiers of an order's line lead to the same item", "ACK-21, PO-35", Owner::Ecommerce,
     "Find out which item is meant, and correct the other reference.", by_value, needs::ordered_items,
     find_contradicting_identifiers},
    {"AUD-21", "A reference names an item that exists", "ACK-21", Owner::Ecommerce,
     "Delete the reference, or enter the item.", per_document, needs::items, find_references_to_nothing},
    // Customer and company
    {"AUD-22", "Amazon is a customer of the ERP", "INV-17", Owner::Finance,
     "Enter the customer, or correct its name in [erp] of the configuration.", per_document, needs::customer,
     find_missing_customer},
    {"AUD-23", "The customer is not blocked", "ours: a blocked customer gets no goods and no invoices", Owner::Finance,
     "Unblock the customer.", by_value, needs::customer_and_orders, find_blocked_customer},
    {"AUD-24", "The customer's payment terms are those that are agreed with Amazon", "INV-19", Owner::Finance,
     "Correct the terms of the customer, or [invoice] net_due_days of the configuration.", per_document,
     needs::customer_and_terms, find_other_terms},
    {"AUD-25", "In Europe, the customer has a tax area and a VAT number", "INV-22", Owner::Finance,
     "Enter both at the customer: Amazon wants a tax on each invoice.", per_document, needs::customer,
     find_missing_tax_set_up},
    {"AUD-26", "The configuration states the company's currency", "INV-14", Owner::IT,
     "Correct [erp] currency of the configuration.", per_document, needs::setup, find_other_local_currency},
    {"AUD-27", "The ERP has the currencies of the orders", "INV-09, INV-14", Owner::Finance,
     "Enter the currency and its exchange rates.", by_value, needs::currencies_and_orders, find_unknown_currencies},
    {"AUD-28", "The configuration takes the currencies of the orders", "INV-09, INV-14", Owner::IT,
     "If the ERP invoices in the currency, add it to [erp] order_currencies of the configuration.", by_value,
     needs::configured_orders, find_currencies_that_are_not_taken},
    {"AUD-29", "Amounts are as fine as Amazon's", "INV-14", Owner::Finance,
     "Correct the amount rounding precision of the currency.", per_document, needs::currencies, find_coarse_currencies},
    {"AUD-30", "The orders are in a currency of the configured region", "INV-22", Owner::IT,
     "Correct [ship_notice] region of the configuration: other regions have other rules and taxes.", by_value,
     needs::configured_orders,
     find_currencies_of_other_regions},
    {"AUD-31", "The integration has a journal batch for payments", "ours: payments cannot be posted without one",
     Owner::Finance,
     "Name the journal for payments in the set-up of the integration, or in [erp] of the configuration.", per_document,
     needs::setup,
     find_missing_payment_batch},
    // Centres, carriers, labels
    {"AUD-32", "Each centre that Amazon orders for is an address of the customer", "ASN-12, ASN-39", Owner::Operations,
     "Enter the centre as a ship-to address, with Amazon's code.", by_value, needs::addresses_and_orders,
     find_unknown_centres},
    {"AUD-33", "A centre has a full address", "ASN-39", Owner::Operations, "Complete the address.", per_document,
     needs::addresses, find_incomplete_addresses},
    {"AUD-34", "A GLN has 13 digits and a right check digit", "ASN-39", Owner::Operations, "Correct the GLN.",
     per_document, needs::addresses, find_wrong_glns},
    {"AUD-35", "A GLN belongs to one centre", "ASN-12, ASN-39", Owner::Operations, "Correct one of the addresses.",
     per_document, needs::addresses, find_shared_glns},
    {"AUD-36", "In North America, a carrier's code is its SCAC", "ASN-32", Owner::Operations,
     "Use the carrier's SCAC, 2 to 4 letters, as the code of the shipping agent.", per_document, needs::despatches,
     find_carriers_without_scac},
    {"AUD-37", "Each posted package has a right SSCC", "ASN-24, ASN-25, X6", Owner::Operations,
     "Correct the label printing: 18 digits with a check digit, the same on label and in the ERP.", per_label,
     needs::despatches, find_wrong_labels},
    {"AUD-38", "An SSCC is used once in a year", "ASN-24, ASN-28", Owner::Operations,
     "Correct the number series of the labels.", per_label, needs::despatches, find_repeated_labels},
    {"AUD-39", "All labels have the vendor's GS1 prefix", "ASN-24", Owner::Operations,
     "Correct the prefix where the labels are numbered.", per_label, needs::despatches_and_prefix, find_other_prefixes},
    {"AUD-40", "The range of SSCCs is not nearly used up", "ASN-24", Owner::Operations,
     "Use the next first digit, or a further prefix, before numbers repeat.", per_label, needs::despatches_and_prefix,
     find_used_up_range},
    // Orders
    {"AUD-41", "Each order is acknowledged within 24 hours", "ACK-01, ACK-02, PO-27", Owner::Operations,
     "Acknowledge it now, in Vendor Central if need be.", by_value, needs::orders, find_unacknowledged_orders},
    {"AUD-42", "No order is open and unshipped behind the end of its window", "CB-05, PO-24", Owner::Operations,
     "Ship it now, or agree with Amazon that it is cancelled.", "value of the sales order", needs::both_orders,
     find_forgotten_orders},
    {"AUD-43", "The ERP has each order that Amazon has open", "PO-26, PO-27", Owner::Operations,
     "Enter the order, or reject it. Find out why it was not entered.", by_value, needs::known_and_orders,
     find_orders_missing_in_erp},
    {"AUD-44", "Amazon has each order that the ERP has open", "ASN-48, PO-28", Owner::Operations,
     "Find out where the sales order came from; correct its purchase order number, or cancel it.",
     "value of the sales order", needs::both_orders, find_orders_missing_at_amazon},
    {"AUD-45", "No sales order is open for an order that Amazon has closed", "ASN-48, PO-28", Owner::Operations,
     "Cancel the sales order, so that nothing is shipped.", "value of the sales order", needs::both_orders,
     find_sales_orders_of_closed_orders},
    {"AUD-46", "A purchase order has one sales order", "ours: once only; PO-28", Owner::Operations,
     "Cancel one of them, before both are shipped.", "value of the second sales order and further ones",
     needs::sales_orders,
     find_doubled_sales_orders},
    {"AUD-47", "Each sales order for Amazon names its purchase order", "INV-11", Owner::Operations,
     "Enter Amazon's order number in the sales order, as external document number or reference.",
     "value of the sales order", needs::sales_orders,
     find_sales_orders_without_number},
    // Peers
    {"AUD-48", "The integration may read what it needs", "ours: roles and permissions", Owner::IT,
     "Give the user of the integration the permission set, or the application the role.", per_document, needs::nothing,
     find_refused_reads},
    {"AUD-49", "The peers have the pages that the integration needs", "ours: the extension is part of the integration",
     Owner::IT, "Install what is missing in this company, or correct the address and the company of the configuration.",
     per_document, needs::nothing, find_missing_pages},
    {"AUD-50", "What the ERP and Amazon have can be read", "ours: a row that cannot be read takes no part in the trade",
     Owner::IT, "Correct the value in the ERP; handle an order of Amazon that cannot be read in Vendor Central.",
     per_document, needs::nothing, find_unreadable_rows},
    {"AUD-51", "The clocks of all peers agree within two minutes", "ACK-02, ASN-01", Owner::IT,
     "Set the machine's clock by a time server.", per_document, needs::clocks, find_wrong_clocks},
    // Company again: an id is never renumbered
    {"AUD-52", "The ERP has what the configuration names: warehouse, journals, addresses for invoices",
     "ours: without them, the integration cannot write", Owner::IT,
     "Enter the record in the ERP, or correct its name in [erp] of the configuration.", per_document, needs::setup,
     find_lacks},
};
// clang-format on

}  // namespace

const std::vector<Check>& checks() { return table; }

}  // namespace vendorproof::audit
