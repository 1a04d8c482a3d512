// What Vendor Central shows to people only, as tables: each is a CSV download and a table of the portal's page. None of
// it is SP-API.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vendorproof::mock_amazon {

struct Central;

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

/// Rows of remittances.csv, from that payment on.
TableRows remittance_rows(const Central& central, std::size_t first_payment);

}  // namespace vendorproof::mock_amazon
