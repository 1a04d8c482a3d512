// Despatches: customer shipments that are done, with their packages.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "core/base/gs1.h"
#include "core/base/text.h"
#include "core/erp/tryton/lists.h"
#include "core/erp/tryton/pages.h"
#include "core/erp/tryton/words.h"

namespace vendorproof::erp::tryton {

namespace {

using Heads = std::vector<trade::DocumentHead>;
using Despatches = std::vector<trade::Despatch>;

Json posted_shipments(const ErpAccess& access, Instant since, const Json& found) {
  return after(found, Json::array({is("customer.name", setting(access, "customer")), of_company(access),
                                   is("state", "done"), modified_since(since)}));
}

trade::DespatchLine read_despatch_line(const JsonReader& move) {
  trade::DespatchLine line;
  line.line_number = move.at("id").integer();
  line.erp_sequence = id_in_reference(move, "origin", "sale.line");
  line.item = one(move, "product").at("code").text();
  line.eaches = read_count(move.at("internal_quantity"));
  if (!has_one(move, "sale")) return line;
  line.purchase_order = text_in(one(move, "sale"), "reference");
  line.sales_order = text_in(one(move, "sale"), "number");
  return line;
}

/// `moves` are those of the shipment: a package names its contents by them.
trade::Package read_package(const ErpAccess& access, const JsonReader& row, const std::vector<JsonReader>& moves) {
  trade::Package package;
  package.number = row.at("id").integer();
  package.sscc = sscc_of(row.at("code").text());
  const bool is_named_pallet =
      has_one(row, "type") && equal_ignoring_case(text_in(one(row, "type"), "name"), setting(access, "pallet_type"));
  package.is_pallet = is_named_pallet || !row.at("children").elements().empty();
  package.parent = row.integer_or("parent", 0);
  for (const JsonReader& id : row.at("moves").elements()) {
    const std::int64_t line = id.integer();
    for (const JsonReader& move : moves) {
      if (move.at("id").integer() != line) continue;
      const std::string lot = has_one(move, "lot") ? text_in(one(move, "lot"), "number") : "";
      package.contents.push_back({line, read_count(move.at("internal_quantity")), lot, std::nullopt});
    }
  }
  return package;
}

/// Only the day is known on which the goods left.
trade::Despatch read_despatch(const ErpAccess& access, const JsonReader& row) {
  trade::Despatch despatch;
  despatch.number = row.at("number").text();
  despatch.posted = despatch.complete = row.at("state").text() == "done";
  despatch.ship_to = text_in(one(row, "delivery_address"), "party_name");
  despatch.departed_at = date_or_none(row, "effective_date");
  despatch.modified_at = modified_at(row);
  read_papers(row, despatch);
  std::vector<JsonReader> moves;
  for (const JsonReader& move : many(row, "outgoing_moves")) {
    if (move.at("state").text() == "done") moves.push_back(move);
  }
  for (const JsonReader& move : moves) {
    despatch.lines.push_back(read_despatch_line(move));
    despatch.lines.back().shipment = despatch.number;
  }
  std::sort(despatch.lines.begin(), despatch.lines.end(),
            [](const auto& a, const auto& b) { return a.line_number < b.line_number; });
  for (const JsonReader& package : many(row, "packages")) {
    despatch.packages.push_back(read_package(access, package, moves));
  }
  std::sort(despatch.packages.begin(), despatch.packages.end(),
            [](const auto& a, const auto& b) { return a.number < b.number; });
  despatch.package_count = static_cast<std::int64_t>(despatch.packages.size());
  return despatch;
}

constexpr std::array<Step<Heads, Instant>, 1> despatch_head_steps = {{
    {"page", "stock.shipment.out.search_read",
     [](const ErpAccess& access, const Instant& since, const Json& found) {
       return search_read(access, "stock.shipment.out", posted_shipments(access, since, found),
                          Json::array({"number", "write_date", "create_date"}));
     },
     [](const ErpAccess&, const JsonReader& answer, Json& found) {
       return part_of_list(read_rows<trade::DocumentHead>(answer, "number", read_head), "page", found);
     }},
}};

constexpr std::array<Step<Despatches, Instant>, 1> despatch_steps = {{
    {"page", "stock.shipment.out.search_read",
     [](const ErpAccess& access, const Instant& since, const Json& found) {
       return search_read(
           access, "stock.shipment.out", posted_shipments(access, since, found),
           {"number", "state", "reference", "effective_date", "write_date", "create_date",
            "delivery_address.party_name", "outgoing_moves.state", "outgoing_moves.origin",
            "outgoing_moves.internal_quantity", "outgoing_moves.product.code", "outgoing_moves.lot.number",
            "outgoing_moves.sale.reference", "outgoing_moves.sale.number", "packages.code", "packages.type.name",
            "packages.parent", "packages.children", "packages.moves"});
     },
     [](const ErpAccess& access, const JsonReader& answer, Json& found) {
       return part_of_list(read_rows<trade::Despatch>(
                               answer, "number", [&](const JsonReader& row) { return read_despatch(access, row); }),
                           "page", found);
     }},
}};

}  // namespace

Question<Heads, Instant> despatch_heads_question() { return question_of<despatch_head_steps, Heads, Instant>(); }
Question<Despatches, Instant> despatches_question() { return question_of<despatch_steps, Despatches, Instant>(); }

}  // namespace vendorproof::erp::tryton
