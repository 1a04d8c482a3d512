#include "tests/core/seams/small_peers.h"

#include <algorithm>

#include <fmt/format.h>

#include "tests/core/seams/rows.h"
#include "tests/core/seams/segment_channel.h"

namespace vendorproof::seams {

namespace {

HttpResponse ledger(const std::string& lines) { return {200, {}, "ledger\n" + lines}; }
HttpResponse mailbox(const std::string& segments) { return {200, {}, segments + "END~"}; }

std::string opened(const std::vector<Row>& rows, const std::string& id) {
  std::string text = fmt::format("sale id={} for={}\n", id, rows.front().at("for"));
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const Row& row = rows[i];
    text += fmt::format("line line={} version=1 item={} eaches={} shipped=0 price={} for={}\n", i, row.at("item"),
                        row.at("eaches"), row.at("price"), row.at("for"));
  }
  return text;
}

/// Those that left since then and are behind the last one of the part before: one, and whether there are more.
std::string next_truck(const std::vector<std::string>& trucks, const Row& query) {
  const Instant since = parse_instant(query.at("since")).value();
  const auto last = query.values.find("after");
  bool is_behind = last == query.values.end();
  std::string next;
  for (const std::string& truck : trucks) {
    const Row row = rows_of(truck).front();
    if (is_behind && parse_instant(row.at("left")).value() >= since) {
      if (!next.empty()) return fmt::format("{}more after={}\n", next, rows_of(next).front().at("n"));
      next = truck;
    }
    if (last != query.values.end() && row.at("n") == last->second) is_behind = true;
  }
  return next;
}

/// Number and time of each that left since then.
std::string truck_heads(const std::vector<std::string>& trucks, const Row& query) {
  const Instant since = parse_instant(query.at("since")).value();
  std::string heads;
  for (const std::string& truck : trucks) {
    const Row row = rows_of(truck).front();
    if (parse_instant(row.at("left")).value() < since) continue;
    heads += fmt::format("truck n={} left={}\n", row.at("n"), row.at("left"));
  }
  return heads;
}

std::string number_of(const PlacedOrder& order) { return segments_of(order.text).front()[1]; }

/// The same for orders that were placed within a window.
std::string next_order(const std::vector<PlacedOrder>& orders, const Segment& query) {
  if (query[1] != "PLACED") return "";
  const Window window = {parse_instant(query[2]).value(), parse_instant(query[3]).value()};
  bool is_behind = query.size() < 5;
  std::string next;
  for (const PlacedOrder& order : orders) {
    if (is_behind && order.placed >= window.from && order.placed <= window.to) {
      if (!next.empty()) return fmt::format("{}MOR*{}~", next, segments_of(next).front()[1]);
      next = order.text;
    }
    if (query.size() >= 5 && number_of(order) == query[4]) is_behind = true;
  }
  return next;
}

/// A receipt is the place among what was handed in, from 1.
std::string verdict(const std::vector<std::string>& handed_in, const std::string& receipt) {
  const std::size_t at = std::stoul(receipt) - 1;
  const std::string number = business_number(handed_in.at(at));
  const bool came_before = std::any_of(handed_in.begin(), handed_in.begin() + static_cast<std::ptrdiff_t>(at),
                                       [&](const std::string& one) { return business_number(one) == number; });
  return came_before ? fmt::format("VER*{}*NO*DUP*it came before~", receipt) : fmt::format("VER*{}*OK~", receipt);
}

}  // namespace

HttpResponse LedgerErp::answer(const HttpRequest& request) {
  const std::vector<Row> rows = rows_of(request.body);
  const Row& first = rows.front();
  if (first.word == "items") return ledger("number n=TEA\nnumber n=CUP\n");
  if (first.word == "item") return ledger(fmt::format("item n={0} asin=B0{0} price=3.75\n", first.at("n")));
  if (first.word == "trucks") {
    return ledger(first.values.count("heads") == 1 ? truck_heads(trucks, first) : next_truck(trucks, first));
  }
  if (first.word == "bills") return ledger(bills);
  if (first.word == "open") {
    sales.push_back(opened(rows, fmt::format("S{}", sales.size() + 1)));
    return ledger(fmt::format("sale id=S{}\n", sales.size()));
  }
  if (first.word == "receive") {
    receipts.push_back(request.body);
    return ledger("");
  }
  if (first.word == "receipts") {
    std::string found;
    for (const std::string& receipt : receipts) {
      if (rows_of(receipt).front().at("n") == first.at("n")) found += receipt + "\n";
    }
    return ledger(found);
  }
  if (first.word == "find") return ledger(sale_of(first.at("for")));
  for (const std::string& sale : sales) {
    if (first.values.count("id") == 0 || rows_of(sale).front().at("id") != first.at("id")) continue;
    if (first.word == "show") return ledger(sale);
    if (first.word == "stock") return ledger(sale.substr(sale.find('\n') + 1));
  }
  return {404, {}, "no such entry"};
}

std::string LedgerErp::sale_of(const std::string& purchase_order) const {
  const auto found = std::find_if(sales.begin(), sales.end(), [&](const std::string& sale) {
    return rows_of(sale).front().at("for") == purchase_order;
  });
  return found == sales.end() ? "" : *found;
}

std::string business_number(const std::string& document) {
  const Segment head = segments_of(document).front();
  return head.at(0) + "*" + head.at(1);
}

std::map<std::string, std::vector<std::string>> SegmentAmazon::by_business_number() const {
  std::map<std::string, std::vector<std::string>> result;
  for (const std::string& document : handed_in) result[business_number(document)].push_back(document);
  return result;
}

HttpResponse SegmentAmazon::answer(const HttpRequest& request) {
  const std::vector<Segment> segments = segments_of(request.body);
  const Segment& first = segments.front();
  const std::string& name = first[0];
  if (name == "ORQ") return mailbox(next_order(orders, first));
  if (name == "NUQ" || name == "ONE") {
    std::string found;
    for (const PlacedOrder& order : orders) {
      if (name == "NUQ") found += fmt::format("NUM*{}~", number_of(order));
      if (name == "ONE" && number_of(order) == first[1]) found += order.text;
    }
    return mailbox(found);
  }
  if (name == "PAQ") return mailbox(first[1].empty() ? payments : "");
  if (name == "VEQ") return mailbox(verdict(handed_in, first[1]));
  if (name == "STQ") {
    const auto taken = by_business_number();
    const auto answer = taken.find("ACK*" + first[1]);
    if (answer == taken.end()) return mailbox("");
    const Segment line = segments_of(answer->second.front()).at(1);
    return mailbox(fmt::format("STA*{}*{}*{}*{}~", first[1], line.at(1), line.at(2), line.at(3)));
  }
  handed_in.push_back(request.body);
  return mailbox(fmt::format("RCP*{}~", handed_in.size()));
}

}  // namespace vendorproof::seams
