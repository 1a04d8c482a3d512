// Changes of a sale that may be confirmed. Tryton writes whatever it is told, and leaves the goods to pick as they are:
// the moves that are not picked are written together with the line.
#include <array>

#include <fmt/format.h>

#include "core/erp/tryton/pages.h"
#include "core/erp/tryton/sales.h"

namespace vendorproof::erp::tryton {

namespace {

using Done = std::monostate;
using Access = ErpAccess;

bool is_with_warehouse(std::string_view state) {
  return state == "confirmed" || state == "processing" || state == "done";
}

/// Not picked: it can still be another amount.
bool is_open_shipment(std::string_view state) { return state == "draft" || state == "waiting" || state == "assigned"; }

/// Sorts the moves of a line into what is fixed, done or picked, and what is still to pick.
void take_moves(const JsonReader& line, Json& found) {
  std::int64_t fixed = 0;
  Json open = Json::array();
  Json shipments = Json::array();
  for (const JsonReader& move : many(line, "moves")) {
    const std::string state = move.at("state").text();
    if (state == "cancelled") continue;
    const bool has_shipment = has_one(move, "shipment");
    const std::string place = has_shipment ? one(move, "shipment").at("state").text() : "";
    if (state != "done" && is_open_shipment(place)) {
      open.push_back(move.at("id").integer());
      if (place != "draft") shipments.push_back(one(move, "shipment").at("id").integer());
    } else {
      fixed += read_count(move.at("internal_quantity"));
    }
  }
  found["fixed"] = fixed;
  found["open"] = std::move(open);
  found["shipments"] = std::move(shipments);
}

Result<Went<Done>> hear_line(const Access&, const JsonReader& answer, Json& found) {
  const std::vector<JsonReader> rows = rows_of(answer);
  if (!answer.failed() && rows.empty()) return failure(ErrorCode::Conflict, "the line is gone");
  if (rows.empty()) return answer.finish(go_to<Done>("write"));
  const JsonReader& row = rows.front();
  found["sale"] = one(row, "sale").at("id").integer();
  found["processes"] = is_with_warehouse(one(row, "sale").at("state").text());
  found["unit"] = one(row, "product").at("default_uom").integer();
  take_moves(row, found);
  return answer.finish(go_to<Done>("write"));
}

/// All that is to pick goes to the first open move.
Json move_commands(const Json& found, std::int64_t eaches) {
  Json commands = Json::array();
  const Json& open = found.at("open");
  for (std::size_t i = 0; i < open.size(); ++i) {
    const Json id = Json::array({open[i]});
    if (i == 0 && eaches > 0) {
      commands.push_back(Json::array({"write", id, Json({{"quantity", eaches}, {"uom", found.at("unit")}})}));
    } else {
      commands.push_back(Json::array({"delete", id}));
    }
  }
  return commands;
}

HttpRequest ask_write_line(const Access& access, const LineChange& change, const Json& found) {
  const std::int64_t open = change.eaches - found.at("fixed").get<std::int64_t>();
  if (open < 0) return ask_for_nothing(access);
  Json values = {
      {"quantity", change.eaches}, {"unit", found.at("unit")}, {"unit_price", decimal_of(change.unit_price)}};
  if (!found.at("open").empty()) values["moves"] = move_commands(found, open);
  const Json context = {{"_timestamp", {{"sale.line," + change.line_id, change.version}}}};
  return call(access, "model.sale.line.write",
              Json::array({Json::array({record_id(change.line_id)}), std::move(values)}), context);
}

Result<Went<Done>> hear_write_line(const Access&, const JsonReader& answer, Json& found) {
  if (is_of_nothing(answer)) {
    return not_done(fmt::format("{} eaches are picked or have left: the line cannot be less",
                                found.at("fixed").get<std::int64_t>()));
  }
  if (!found.at("processes").get<bool>()) return go_to<Done>("check");
  return go_to<Done>(found.at("shipments").empty() ? "process" : "wait");
}

/// Makes the moves to pick anew.
HttpRequest ask_wait(const Access& access, const Json& found) {
  return call(access, "model.stock.shipment.out.wait", Json::array({found.at("shipments")}));
}

/// Makes a shipment for what no move is there for.
HttpRequest ask_process(const Access& access, const Json& found) {
  return call(access, "model.sale.sale.process", Json::array({Json::array({found.at("sale")})}));
}

Result<Went<Done>> hear_change_check(const JsonReader& answer, std::string_view what) {
  const std::size_t count = rows_of(answer).size();
  if (!answer.failed() && count == 0) return not_done(fmt::format("Tryton took the {}, and does not have it", what));
  return answer.finish(Went<Done>{Done()});
}

constexpr std::array<Step<Done, LineChange>, 5> line_steps = {{
    {"line", "sale.line.search_read",
     [](const Access& access, const LineChange& change, const Json&) {
       return search_read(
           access, "sale.line", Json::array({is("id", record_id(change.line_id))}),
           {"sale.state", "product.default_uom", "moves.state", "moves.internal_quantity", "moves.shipment.state"});
     },
     hear_line},
    {"write", "sale.line.write", ask_write_line, hear_write_line},
    {"wait", "stock.shipment.out.wait",
     [](const Access& access, const LineChange&, const Json& found) { return ask_wait(access, found); },
     [](const Access&, const JsonReader&, Json&) { return Result<Went<Done>>(go_to<Done>("process")); }},
    {"process", "sale.sale.process",
     [](const Access& access, const LineChange&, const Json& found) { return ask_process(access, found); },
     [](const Access&, const JsonReader&, Json&) { return Result<Went<Done>>(go_to<Done>("check")); }},
    {"check", "sale.line.search_read",
     [](const Access& access, const LineChange& change, const Json&) {
       return search_read(access, "sale.line",
                          Json::array({is("id", record_id(change.line_id)), is("quantity", change.eaches)}),
                          Json::array({"quantity"}));
     },
     [](const Access&, const JsonReader& answer, Json&) { return hear_change_check(answer, "change of the line"); }},
}};

Result<Went<Done>> hear_head(const Access&, const JsonReader& answer, Json& found) {
  const std::vector<JsonReader> rows = rows_of(answer);
  if (!answer.failed() && rows.empty()) return failure(ErrorCode::Conflict, "the sale is gone");
  if (rows.empty()) return answer.finish(go_to<Done>("check"));
  found["addresses"] = Json::object();
  for (const JsonReader& address : many(one(rows.front(), "party"), "addresses")) {
    const std::string name = text_in(address, "party_name");
    const bool is_new = !name.empty() && !found["addresses"].contains(name);
    if (is_new) found["addresses"][name] = address.at("id").integer();
  }
  found["shipments"] = Json::array();
  for (const JsonReader& shipment : many(rows.front(), "shipments")) {
    if (is_open_shipment(shipment.at("state").text())) found["shipments"].push_back(shipment.at("id").integer());
  }
  return answer.finish(go_to<Done>(found.at("shipments").empty() ? "write" : "shipments"));
}

/// A place that the customer does not have.
bool has_no_address(const HeadChange& change, const Json& found) {
  return change.ship_to && !found.at("addresses").contains(*change.ship_to);
}

Json head_values(const HeadChange& change, const Json& found, const char* day, const char* address) {
  Json values = Json::object();
  if (change.requested_delivery) values[day] = date_of(*change.requested_delivery);
  if (change.ship_to) values[address] = found.at("addresses").at(*change.ship_to);
  return values;
}

HttpRequest ask_write_head(const Access& access, const HeadChange& change, const Json& found) {
  if (has_no_address(change, found)) return ask_for_nothing(access);
  const Json context = {{"_timestamp", {{"sale.sale," + change.sales_order, change.version}}}};
  return call(access, "model.sale.sale.write",
              Json::array({Json::array({record_id(change.sales_order)}),
                           head_values(change, found, "shipping_date", "shipment_address")}),
              context);
}

HttpRequest ask_write_shipments(const Access& access, const HeadChange& change, const Json& found) {
  if (has_no_address(change, found)) return ask_for_nothing(access);
  return call(access, "model.stock.shipment.out.write",
              Json::array({found.at("shipments"), head_values(change, found, "planned_date", "delivery_address")}));
}

tl::unexpected<Error> no_such_address(const Access& access) {
  return not_done(fmt::format("the customer '{}' has no address with this party name", setting(access, "customer")));
}

HttpRequest ask_check_head(const Access& access, const HeadChange& change, const Json& found) {
  Json domain = Json::array({is("id", record_id(change.sales_order))});
  const Json values = head_values(change, found, "shipping_date", "shipment_address");
  for (const auto& [name, value] : values.items()) domain.push_back(is(name, value));
  return search_read(access, "sale.sale", std::move(domain), Json::array({"number"}));
}

constexpr std::array<Step<Done, HeadChange>, 4> head_steps = {{
    {"head", "sale.sale.search_read",
     [](const Access& access, const HeadChange& change, const Json&) {
       return search_read(access, "sale.sale", Json::array({is("id", record_id(change.sales_order))}),
                          {"party.addresses.party_name", "shipments.state"});
     },
     hear_head},
    // Before the head: a crash between them leaves the old head, and the change is made again.
    {"shipments", "stock.shipment.out.write", ask_write_shipments,
     [](const Access& access, const JsonReader& answer, Json&) -> Result<Went<Done>> {
       if (is_of_nothing(answer)) return no_such_address(access);
       return go_to<Done>("write");
     }},
    {"write", "sale.sale.write", ask_write_head,
     [](const Access& access, const JsonReader& answer, Json&) -> Result<Went<Done>> {
       if (is_of_nothing(answer)) return no_such_address(access);
       return go_to<Done>("check");
     }},
    {"check", "sale.sale.search_read", ask_check_head,
     [](const Access&, const JsonReader& answer, Json&) { return hear_change_check(answer, "change of the sale"); }},
}};

constexpr std::array<Step<Done, LineAddition>, 5> addition_steps = {{
    {"company", "company.company.search_read",
     [](const Access& access, const LineAddition&, const Json&) { return ask_company(access); },
     [](const Access& access, const JsonReader& answer, Json& found) {
       return hear_company(access, answer, found).map([] { return go_to<Done>("product"); });
     }},
    {"product", "product.product.search_read",
     [](const Access& access, const LineAddition& addition, const Json& found) {
       return ask_products_of(access, Json::array({addition.line.item}), found);
     },
     [](const Access&, const JsonReader& answer, Json& found) {
       return hear_products_of(answer, found).map([] { return go_to<Done>("write"); });
     }},
    {"write", "sale.sale.write",
     [](const Access& access, const LineAddition& addition, const Json& found) {
       if (!found.at("products").contains(addition.line.item)) return ask_for_nothing(access);
       const Json create = Json::array({"create", Json::array({line_values(addition.line, found)})});
       return call(
           access, "model.sale.sale.write",
           Json::array({Json::array({record_id(addition.sales_order)}), Json({{"lines", Json::array({create})}})}),
           in_company(found));
     },
     [](const Access&, const JsonReader& answer, Json&) -> Result<Went<Done>> {
       if (is_of_nothing(answer)) return not_done("Tryton has no product with the code of the new line");
       return go_to<Done>("process");
     }},
    {"process", "sale.sale.process",  // Tryton passes over a sale that is not confirmed
     [](const Access& access, const LineAddition& addition, const Json&) {
       return call(access, "model.sale.sale.process", Json::array({Json::array({record_id(addition.sales_order)})}));
     },
     [](const Access&, const JsonReader&, Json&) { return Result<Went<Done>>(go_to<Done>("check")); }},
    {"check", "sale.line.search_read",
     [](const Access& access, const LineAddition& addition, const Json&) {
       return search_read(access, "sale.line",
                          Json::array({is("sale", record_id(addition.sales_order)),
                                       is("note", note_of_line(addition.line.purchase_order_line))}),
                          Json::array({"quantity"}));
     },
     [](const Access&, const JsonReader& answer, Json&) { return hear_change_check(answer, "new line"); }},
}};

}  // namespace

Question<Done, LineChange> change_line_question() { return question_of<line_steps, Done, LineChange>(); }
Question<Done, HeadChange> change_head_question() { return question_of<head_steps, Done, HeadChange>(); }
Question<Done, LineAddition> add_line_question() { return question_of<addition_steps, Done, LineAddition>(); }

}  // namespace vendorproof::erp::tryton
