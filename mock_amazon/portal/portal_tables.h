// Tables that only the portal shows: each is a CSV download and a table of the portal's page. SP-API has none of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vendorproof::mock_amazon {

struct Central;
struct RemittanceRow;
struct Settings;

using TableRows = std::vector<std::vector<std::string>>;

struct PortalTable {
  std::string_view file;  ///< below `/portal/`
  std::string_view title;
  std::string_view about;  ///< a sentence for the page
  std::vector<std::string_view> columns;
  TableRows (*rows)(const Central& central);  ///< oldest first
};

/// THE TABLES, in the order of the page.
const std::vector<PortalTable>& portal_tables();

/// The number and the order under which a row of a remittance is shown, by the quirks of remittances.
struct ShownNumber {
  std::string invoice;
  std::string purchase_order;
};
ShownNumber shown_number(const Settings& settings, const RemittanceRow& row);

/// Rows of remittances.csv, starting with that payment (an index).
TableRows remittance_rows(const Central& central, std::size_t first_payment);

}  // namespace vendorproof::mock_amazon
