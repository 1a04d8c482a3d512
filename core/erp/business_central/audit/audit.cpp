#include "core/erp/business_central/audit/audit.h"

#include <array>

#include "core/erp/business_central/audit/rows.h"

namespace vendorproof::erp::business_central {

namespace {

using audit::Part;

/// The bookmark is the link to the next page.
template <auto get>
HttpRequest ask_page(const ErpAccess& access, Instant since, std::string_view bookmark) {
  return bookmark.empty() ? get(account_of(access), since) : get_next_page(account_of(access), bookmark);
}

/// A link to the same page again ends the list.
template <auto read>
Result<std::string> hear_page(const ErpAccess& access, std::string_view body, std::string_view bookmark,
                              audit::Books& books) {
  return read(account_of(access), body, books).map([bookmark](std::string&& link) {
    return link == bookmark ? "" : std::move(link);
  });
}

template <auto get, auto read>
constexpr AuditQuestion question(std::string_view page, std::span<const Part> tells, std::string_view if_missing) {
  return {page, tells, ask_page<get>, hear_page<read>, if_missing};
}

constexpr std::array setup = {Part::Setup};
constexpr std::array items = {Part::Items};
constexpr std::array units = {Part::Units};
constexpr std::array references = {Part::References};
constexpr std::array terms = {Part::Terms};
constexpr std::array customer = {Part::Customer};
constexpr std::array currencies = {Part::Currencies};
constexpr std::array tax_groups = {Part::TaxGroups};
constexpr std::array addresses = {Part::Addresses};
constexpr std::array orders = {Part::SalesOrders, Part::KnownOrders};
constexpr std::array known = {Part::KnownOrders};
constexpr std::array despatches = {Part::Despatches};

constexpr std::string_view extension = "install the extension vendorlink in this company";
constexpr std::string_view address = "correct [erp] endpoint or company_id of the configuration";

// clang-format off
constexpr std::array table = {
    question<get_setups, read_setups>("integrationSetups", setup, extension),
    question<get_audited_items, read_audited_items>("items", items, address),
    question<get_audited_units, read_audited_units>("itemUnits", units, extension),
    question<get_audited_references, read_audited_references>("itemReferences", references, extension),
    question<get_payment_terms, read_payment_terms>("paymentTerms", terms, address),
    question<get_customers, read_customers>("customers", customer, address),
    question<get_currencies, read_currencies>("currencies", currencies, address),
    question<get_tax_groups, read_tax_groups>("taxGroups", tax_groups, address),
    question<get_addresses, read_addresses>("shipToAddresses", addresses, extension),
    question<get_audited_orders, read_audited_orders>("linkedOrders", orders, extension),
    question<get_links, read_links>("orderLinks", known, extension),
    question<get_shipments, read_shipments>("salesShipments", known, address),
    question<get_labels, read_labels>("despatches", despatches, extension),
};
// clang-format on

}  // namespace

AuditQuestions audit_questions() { return table; }

}  // namespace vendorproof::erp::business_central
