// The lists that an audit reads, as questions of steps, for this room only. Most values of Tryton belong to a company,
// so the first step of each question finds our company.
#pragma once

#include <string>
#include <vector>

#include "core/audit/books.h"
#include "core/erp/tryton/lists.h"

namespace vendorproof::erp::tryton {

/// A product with its units, of which Tryton has one list for all products.
struct AuditedProduct {
  audit::Item item;
  std::vector<audit::Unit> units;
};
/// A party with the name of our customer. `lacks`: what a sale for it needs besides.
struct AuditedParty {
  audit::Customer customer;
  std::vector<audit::Lack> lacks;
};

template <class Row>
using Audited = Question<std::vector<Row>, Instant>;

Audited<audit::Setup> audited_setup();
Audited<AuditedProduct> audited_products();
Audited<audit::Reference> audited_codes();

Audited<AuditedParty> audited_parties();
Audited<audit::Terms> audited_terms();
Audited<audit::CurrencyRow> audited_currencies();
Audited<std::string> audited_tax_groups();  ///< product categories for accounting, by name
Audited<audit::Address> audited_addresses();

Audited<audit::SalesOrder> audited_sales();  ///< that are not done and not cancelled
Audited<std::string> audited_references();   ///< of the sales since then, also those that are done
Audited<audit::Despatch> audited_shipments();

/// The first step: our company's id goes into `found["company"]`.
HttpRequest ask_our_company(const ErpAccess& access, const Instant& since, const Json& found);
Result<void> hear_our_company(const ErpAccess& access, const JsonReader& answer, Json& found);

/// By which field an odd row is named.
inline constexpr std::string_view by_code = "code", by_name = "name", by_number = "number";
inline constexpr std::string_view by_reference = "reference", by_party_name = "party_name";

/// The two steps of a list of our company, which goes on page by page.
template <class Row, auto ask_rows, auto read_row, const auto& name_key>
constexpr std::array<Step<std::vector<Row>, Instant>, 2> list_steps(std::string_view operation) {
  return {{
      {"company", "company.company.search_read", ask_our_company,
       [](const ErpAccess& access, const JsonReader& answer, Json& found) {
         return hear_our_company(access, answer, found).map([] { return go_to<std::vector<Row>>("rows"); });
       }},
      {"rows", operation, ask_rows,
       [](const ErpAccess& access, const JsonReader& answer, Json& found) {
         return part_of_list(
             read_rows<Row>(answer, name_key, [&](const JsonReader& row) { return read_row(access, row); }), "rows",
             found);
       }},
  }};
}

}  // namespace vendorproof::erp::tryton
