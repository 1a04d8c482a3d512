// Master data that people changed by hand: it lies over the rows of any page (Settings::master).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "mock_erp/pages/listing.h"

namespace vendorproof::mock_erp {

/// The tax group of all items.
inline constexpr std::string_view usual_tax_group = "GOODS";

/// Whether the user has no right to the page.
bool is_refused_page(const Company& company, const Entity& entity);

/// The rows of the page's own, and behind them the added ones. With a `parent`, only those that belong to it: an added
/// row names its document as the parent's number.
Places with_added_rows(const Company& company, const Entity& entity, Places places, const Row* parent);

/// The row as people see it; nullopt if they removed it.
std::optional<Row> seen_row(const Company& company, const Listing& listing, const RowAt& at);

/// Whether the row was added by hand, so that the page does not know it.
bool is_added_row(const RowAt& at);

/// What is wrong with the changes of the company: an unknown page or field, a value of another type, a row that no page
/// has. "" if nothing is. Fields that are wrong change nothing.
std::string complaint_about_master(const Company& company);

}  // namespace vendorproof::mock_erp
