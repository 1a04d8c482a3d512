// What can be delivered of a sale. What the warehouse has assigned is reserved. Tryton gives what is not assigned to
// nobody: it is counted here for those who were first, by the ids of their moves, and what is left may be ours.
#include <algorithm>
#include <array>
#include <limits>
#include <map>

#include <fmt/format.h>

#include "core/erp/tryton/pages.h"
#include "core/erp/tryton/sales.h"
#include "core/erp/tryton/share.h"

namespace vendorproof::erp::tryton {

namespace {

using Access = ErpAccess;
using Order = trade::SalesOrder;
using Reservations = std::vector<trade::Reservation>;

constexpr std::int64_t last_in_line = std::numeric_limits<std::int64_t>::max();

std::int64_t sum_of_ignored(const JsonReader& line) {
  std::int64_t eaches = 0;
  for (const JsonReader& move : many(line, "moves_ignored")) eaches += read_count(move.at("internal_quantity"));
  return eaches;
}

/// Eaches that are assigned, by the outgoing move that they are for. What is picked waits in the output zone.
std::map<std::int64_t, std::int64_t> read_assigned(const JsonReader& sale) {
  std::map<std::int64_t, std::int64_t> assigned;
  for (const JsonReader& shipment : many(sale, "shipments")) {
    for (const JsonReader& move : many(shipment, "inventory_moves")) {
      const std::string state = move.at("state").text();
      if (state != "assigned" && state != "done") continue;
      assigned[id_in_reference(move, "origin", "stock.move")] += read_count(move.at("internal_quantity"));
    }
  }
  return assigned;
}

Json read_supply_line(const JsonReader& row, const std::map<std::int64_t, std::int64_t>& assigned) {
  const std::int64_t unit = eaches_per_unit(row, "unit");
  std::int64_t shipped = 0;
  std::int64_t reserved = 0;
  std::int64_t rank = last_in_line;
  for (const JsonReader& move : many(row, "moves")) {
    const std::string state = move.at("state").text();
    const std::int64_t eaches = read_count(move.at("internal_quantity"));
    const std::int64_t id = move.at("id").integer();
    if (state == "done") shipped += eaches;
    if (state == "assigned") reserved += eaches;  // packed
    if (state != "draft") continue;
    const auto found = assigned.find(id);
    if (found != assigned.end()) reserved += std::min(found->second, eaches);
    rank = std::min(rank, id);
  }
  return {{"line", row.at("id").integer()},
          {"product", one(row, "product").at("id").integer()},
          {"ordered", read_count(row.at("quantity")) * unit},
          {"shipped", shipped},
          {"reserved", reserved},
          {"closed", sum_of_ignored(row)},
          {"rank", rank}};
}

HttpRequest ask_sale(const Access& access, const Order& order, const Json&) {
  return search_read(
      access, "sale.sale", Json::array({is("id", record_id(order.id))}),
      {"lines.type", "lines.product.default_uom.factor", "lines.unit.factor", "lines.quantity", "lines.moves.state",
       "lines.moves.internal_quantity", "lines.moves_ignored.internal_quantity", "shipments.inventory_moves.origin",
       "shipments.inventory_moves.state", "shipments.inventory_moves.internal_quantity"});
}

Result<Went<Reservations>> hear_sale(const Access&, const JsonReader& answer, Json& found) {
  const std::vector<JsonReader> rows = rows_of(answer);
  if (!answer.failed() && rows.empty()) return failure(ErrorCode::Conflict, "the sale is gone");
  found["lines"] = Json::array();
  found["products"] = Json::array();
  for (const JsonReader& sale : rows) {
    const auto assigned = read_assigned(sale);
    for (const JsonReader& row : many(sale, "lines")) {
      if (row.at("type").text() != "line" || !has_one(row, "product")) continue;
      found["lines"].push_back(read_supply_line(row, assigned));
      found["products"].push_back(found["lines"].back().at("product"));
    }
  }
  return answer.finish(go_to<Reservations>("stock"));
}

/// On hand and not assigned, by product.
HttpRequest ask_stock(const Access& access, const Order&, const Json& found) {
  Json context = in_company(found);
  context["locations"] = Json::array({found.at("storage")});
  context["stock_assign"] = true;
  return search_read(access, "product.product", Json::array({is_in("id", found.at("products"))}),
                     Json::array({"quantity"}), std::move(context));
}

Result<Went<Reservations>> hear_stock(const Access&, const JsonReader& answer, Json& found) {
  found["stock"] = Json::object();
  for (const JsonReader& row : rows_of(answer)) {
    found["stock"][id_of(row)] = std::max<std::int64_t>(0, read_whole(row.at("quantity")));
  }
  return answer.finish(go_to<Reservations>("moves"));
}

/// What waits to be picked from the same place, for anybody, and what is on its way to it.
HttpRequest ask_waiting_moves(const Access& access, const Order&, const Json& found) {
  const Json out = Json::array({is("from_location", found.at("storage")), is("state", "draft"),
                                Json::array({"shipment", "like", "stock.shipment.out,%"})});
  const Json in = Json::array({is_in("to_location", Json::array({found.at("input"), found.at("storage")})),
                               is_in("state", Json::array({"draft", "assigned"})),
                               is_in("from_location.type", Json::array({"supplier", "production"}))});
  return search_read(access, "stock.move",
                     after(found, Json::array({is_in("product", found.at("products")),
                                               is("company", found.at("company")), Json::array({"OR", out, in})})),
                     {"product", "internal_quantity", "origin", "planned_date", "to_location"});
}

Instant day_of(const Json& text) { return parse_instant(text.get<std::string>()).value_or(Instant()); }

trade::Reservation reservation_from(const Json& line, const Json& found, std::map<std::int64_t, std::int64_t>& taken) {
  const std::int64_t product = line.at("product").get<std::int64_t>();
  const std::int64_t rank = line.at("rank").get<std::int64_t>();
  std::vector<Waiting> queue;
  for (const Json& row : found.value("queue", Json::array())) {
    if (row.at(0) == product) queue.push_back({row.at(1).get<std::int64_t>(), row.at(2).get<std::int64_t>()});
  }
  std::vector<Supply> supply;
  for (const Json& row : found.value("supply", Json::array())) {
    if (row.at(0) == product) supply.push_back({day_of(row.at(1)), row.at(2).get<std::int64_t>()});
  }
  const std::string key = std::to_string(product);
  const std::int64_t stock = found.at("stock").value(key, std::int64_t(0)) - taken[product];
  trade::Reservation result;
  result.erp_sequence = line.at("line").get<std::int64_t>();
  result.ordered = line.at("ordered").get<std::int64_t>();
  result.shipped = line.at("shipped").get<std::int64_t>();
  result.closed_short = line.at("closed").get<std::int64_t>();
  const std::int64_t assigned = line.at("reserved").get<std::int64_t>();
  const std::int64_t open = result.ordered - result.shipped - result.closed_short - assigned;
  const Share share =
      share_of({rank, std::max<std::int64_t>(0, open)}, std::max<std::int64_t>(0, stock), queue, supply);
  if (rank == last_in_line) taken[product] += share.from_stock;  // no move of it stands in the queue
  result.reserved = assigned + share.from_stock;
  result.backorder = share.later;
  result.expected_receipt = share.arrives;
  return result;
}

Reservations reservations_from(const Json& found) {
  Reservations result;
  std::map<std::int64_t, std::int64_t> taken;
  for (const Json& line : found.at("lines")) result.push_back(reservation_from(line, found, taken));
  return result;
}

/// `queue` is what others wait for, as [product, rank, eaches]; `supply` is [product, day, eaches].
Result<Went<Reservations>> hear_waiting_moves(const Access&, const JsonReader& answer, Json& found) {
  const std::vector<JsonReader> rows = rows_of(answer);
  std::int64_t last = 0;
  for (const JsonReader& row : rows) {
    last = std::max(last, row.at("id").integer());
    const std::int64_t eaches = read_count(row.at("internal_quantity"));
    const std::int64_t product = row.at("product").integer();
    const std::int64_t to = row.at("to_location").integer();
    if (to == found.at("input") || to == found.at("storage")) {
      const std::optional<Instant> day = date_or_none(row, "planned_date");
      if (day) found["supply"].push_back(Json::array({product, format_date(*day), eaches}));
    } else {
      const std::int64_t served = id_in_reference(row, "origin", "stock.move");
      found["queue"].push_back(Json::array({product, served == 0 ? row.at("id").integer() : served, eaches}));
    }
  }
  found["after"] = last;
  if (rows.size() == rows_max) return answer.finish(go_to<Reservations>("moves"));
  return answer.finish(Went<Reservations>{reservations_from(found)});
}

constexpr std::array<Step<Reservations, Order>, 5> supply_steps = {{
    {"company", "company.company.search_read",
     [](const Access& access, const Order&, const Json&) { return ask_company(access); },
     [](const Access& access, const JsonReader& answer, Json& found) {
       return hear_company(access, answer, found).map([] { return go_to<Reservations>("warehouse"); });
     }},
    {"warehouse", "stock.location.search_read",
     [](const ErpAccess& access, const Order&, const Json&) { return ask_warehouse(access); },
     [](const ErpAccess& access, const JsonReader& answer, Json& found) {
       return hear_warehouse(access, answer, found).map([] { return go_to<Reservations>("sale"); });
     }},
    {"sale", "sale.sale.search_read", ask_sale, hear_sale},
    {"stock", "product.product.search_read", ask_stock, hear_stock},
    {"moves", "stock.move.search_read", ask_waiting_moves, hear_waiting_moves},
}};

}  // namespace

Question<Reservations, Order> reservations_question() { return question_of<supply_steps, Reservations, Order>(); }

}  // namespace vendorproof::erp::tryton
