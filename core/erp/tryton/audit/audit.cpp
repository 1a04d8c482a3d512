#include "core/erp/tryton/audit/audit.h"

#include <array>
#include <utility>

#include "core/erp/tryton/audit/rows.h"

namespace vendorproof::erp::tryton {

namespace {

using audit::Books;
using audit::Part;

template <auto question>
HttpRequest ask_list(const ErpAccess& access, Instant since, std::string_view bookmark) {
  return question().ask(access, since, bookmark);
}

/// `take` adds a row to the books.
template <auto question, auto take>
Result<std::string> hear_list(const ErpAccess& access, std::string_view body, std::string_view bookmark, Books& books) {
  const auto asked = question();
  auto heard = asked.hear(access, body, bookmark);
  if (!heard) return tl::unexpected<Error>(heard.error());
  if (heard->answer) {
    for (auto& row : *heard->answer) take(books, std::move(row));
  }
  for (trade::OddRow& row : heard->odd) {
    books.odd.push_back({std::string(asked.name_at(bookmark).operation) + " " + row.subject, std::move(row.problem)});
  }
  return std::move(heard->bookmark);
}

/// The customer's name stands in the configuration, also if Tryton has no such party.
Result<std::string> hear_parties(const ErpAccess& access, std::string_view body, std::string_view bookmark,
                                 Books& books) {
  books.agreed.customer = setting(access, "customer");
  const auto take = [](Books& into, AuditedParty&& party) {
    into.customer = std::move(party.customer);
    for (audit::Lack& lack : party.lacks) into.setup.lacks.push_back(std::move(lack));
  };
  return hear_list<audited_parties, take>(access, body, bookmark, books);
}

void take_setup(Books& books, audit::Setup&& setup) { books.setup = std::move(setup); }
void take_product(Books& books, AuditedProduct&& product) {
  books.items.push_back(std::move(product.item));
  for (audit::Unit& unit : product.units) books.units.push_back(std::move(unit));
}
void take_code(Books& books, audit::Reference&& reference) { books.references.push_back(std::move(reference)); }
void take_terms(Books& books, audit::Terms&& terms) { books.terms.push_back(std::move(terms)); }
void take_currency(Books& books, audit::CurrencyRow&& row) { books.currencies.push_back(std::move(row)); }
void take_tax_group(Books& books, std::string&& name) { books.tax_groups.insert(std::move(name)); }
void take_address(Books& books, audit::Address&& address) { books.addresses.push_back(std::move(address)); }
void take_sale(Books& books, audit::SalesOrder&& sale) { books.sales_orders.push_back(std::move(sale)); }
void take_reference(Books& books, std::string&& reference) { books.known_orders.insert(std::move(reference)); }
void take_shipment(Books& books, audit::Despatch&& despatch) { books.despatches.push_back(std::move(despatch)); }

template <auto question, auto take>
constexpr AuditQuestion list_of(std::string_view page, std::span<const Part> tells, std::string_view if_missing) {
  return {page, tells, ask_list<question>, hear_list<question, take>, if_missing};
}

/// The parts of the books that a list tells.
namespace parts {

constexpr std::array setup = {Part::Setup};
constexpr std::array products = {Part::Items, Part::Units};
constexpr std::array codes = {Part::References};
constexpr std::array terms = {Part::Terms};
constexpr std::array party = {Part::Customer, Part::Setup};
constexpr std::array currencies = {Part::Currencies};
constexpr std::array tax_groups = {Part::TaxGroups};
constexpr std::array addresses = {Part::Addresses};
constexpr std::array sales = {Part::SalesOrders};
constexpr std::array known = {Part::KnownOrders};
constexpr std::array shipments = {Part::Despatches};

}  // namespace parts

constexpr std::string_view module =
    "activate Tryton's modules sale, sale_product_customer, stock_lot, stock_package and account_invoice_stock";

// clang-format off
constexpr std::array table = {
    list_of<audited_setup, take_setup>("configured records", parts::setup, module),
    list_of<audited_products, take_product>("product.product", parts::products, module),
    list_of<audited_codes, take_code>("sale.product_customer", parts::codes, module),
    list_of<audited_terms, take_terms>("account.invoice.payment_term", parts::terms, module),
    AuditQuestion{"party.party", parts::party, ask_list<audited_parties>, hear_parties, module},
    list_of<audited_currencies, take_currency>("currency.currency", parts::currencies, module),
    list_of<audited_tax_groups, take_tax_group>("product.category", parts::tax_groups, module),
    list_of<audited_addresses, take_address>("party.address", parts::addresses, module),
    list_of<audited_sales, take_sale>("sale.sale", parts::sales, module),
    list_of<audited_references, take_reference>("sale.sale (all)", parts::known, module),
    list_of<audited_shipments, take_shipment>("stock.shipment.out", parts::shipments, module),
};
// clang-format on

}  // namespace

AuditQuestions audit_questions() { return table; }

}  // namespace vendorproof::erp::tryton
