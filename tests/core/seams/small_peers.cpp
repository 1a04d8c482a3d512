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

bool is_placed_within(Instant placed, const Segment& query) {
  return placed >= parse_instant(query[2]).value() && placed <= parse_instant(query[3]).value();
}

}  // namespace

HttpResponse LedgerErp::answer(const HttpRequest& request) {
  const std::vector<Row> rows = rows_of(request.body);
  const Row& first = rows.front();
  if (first.word == "items") return ledger("number n=TEA\nnumber n=CUP\n");
  if (first.word == "item") return ledger(fmt::format("item n={0} asin=B0{0} price=3.75\n", first.at("n")));
  if (first.word == "trucks") return ledger(trucks);
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
  for (const std::string& sale : sales) {
    const std::vector<Row> held = rows_of(sale);
    if (first.word == "find" && held.front().at("for") == first.at("for")) return ledger(sale);
    if (first.word == "show" && held.front().at("id") == first.at("id")) return ledger(sale);
    if (first.word == "stock") return ledger(sale.substr(sale.find('\n') + 1));
  }
  return first.word == "find" ? ledger("") : HttpResponse{404, {}, "no such entry"};
}

HttpResponse SegmentAmazon::answer(const HttpRequest& request) {
  const std::vector<Segment> segments = segments_of(request.body);
  const Segment& first = segments.front();
  const std::string& name = first[0];
  if (name == "ORQ") return mailbox(first[1] == "PLACED" && is_placed_within(placed, first) ? order : "");
  if (name == "NUQ") return mailbox(fmt::format("NUM*{}~", segments_of(order).front()[1]));
  if (name == "ONE") return mailbox(order);
  if (name == "PAQ") return mailbox(first[1].empty() ? payments : "");
  if (name == "VEQ") return mailbox(fmt::format("VER*{}*OK~", first[1]));
  if (name == "STQ") {
    const bool answered =
        std::any_of(taken.begin(), taken.end(), [](const auto& one) { return starts_with(one, "ACK"); });
    return mailbox(answered ? fmt::format("STA*{}*1*40*0~", first[1]) : "");
  }
  if (std::find(taken.begin(), taken.end(), request.body) == taken.end()) taken.push_back(request.body);
  return mailbox(fmt::format("RCP*{}~", taken.size()));
}

}  // namespace vendorproof::seams
