// A sale of Tryton as several questions read and write it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/erp/tryton/lists.h"

namespace vendorproof::erp::tryton {

/// `Amazon line 3` in the note of a sale's line: which line of the order it is for.
std::string note_of_line(std::int64_t purchase_order_line);
/// 0 for any other text.
std::int64_t line_of_note(std::string_view note);

/// What read_sale needs.
Json sale_fields();
trade::SalesOrder read_sale(const ErpAccess& access, const JsonReader& row);
/// The shipments of a sale whose moves to pick are for more than its lines say.
Json over_picked(const JsonReader& sale);
/// Whether a sale is not one any more.
bool is_cancelled(const JsonReader& sale);
/// Whether it takes goods back: Tryton does that with a copy of the sale, which has the same reference and negative
/// quantities.
bool is_return(const JsonReader& sale);

/// The records with this `reference`, of our company and our customer.
Json of_purchase_order(const ErpAccess& access, std::string_view purchase_order);

/// Asks for products by their codes, with what a line needs of them.
HttpRequest ask_products_of(const ErpAccess& access, const Json& codes, const Json& found);
/// Puts id, unit and taxes of each product into `found["products"]`, by code.
Result<void> hear_products_of(const JsonReader& answer, Json& found);
/// The values of a new line, in eaches. Needs the product in `found`.
Json line_values(const SalesOrderDraftLine& line, const Json& found);

}  // namespace vendorproof::erp::tryton
