#include "tests/core/seams/segment_channel.h"

#include <array>

#include <fmt/format.h>

#include "core/base/text.h"
#include "core/trade/acknowledgement.h"

namespace vendorproof::seams {

namespace mailbox_segments {
namespace {

using channel::ChannelAccess;
using Text = std::string_view;

constexpr std::array<trade::Setting, 1> settings = {{{"mailbox", "ours", "VENDR", ""}}};

HttpRequest post(const ChannelAccess& access, std::string segments) {
  HttpRequest request;
  request.method = "POST";
  request.path = "/" + trade::setting(access.settings, "mailbox");
  request.body = std::move(segments);
  return request;
}

std::int64_t number(const std::string& text) { return std::stoll(text); }
Money price(const std::string& text) { return Money::parse(text, usd()).value(); }

/// What is heard of a mailbox ends with `END~`.
Result<std::vector<Segment>> read(Text body) {
  std::vector<Segment> segments = segments_of(body);
  if (segments.empty() || segments.back()[0] != "END") return malformed("the last segment is not END");
  segments.pop_back();
  return segments;
}

template <class Answer, class Make>
Result<trade::Heard<Answer>> heard(Text body, Make make) {
  return read(body).map([&](const auto& segments) { return trade::Heard<Answer>{make(segments), "", {}}; });
}

/// `ORD*number*placed*vendor*centre~LIN*line*product*eaches*cost~`
std::vector<trade::PurchaseOrder> orders(const std::vector<Segment>& segments) {
  std::vector<trade::PurchaseOrder> result;
  for (const Segment& segment : segments) {
    if (segment[0] == "ORD") {
      trade::PurchaseOrder& order = result.emplace_back();
      order.number = segment[1];
      order.ordered_at = parse_instant(segment[2]).value();
      order.selling_party = segment[3];
      order.ship_to_party = order.buying_party = order.bill_to_party = segment[4];
    } else if (segment[0] == "LIN" && !result.empty()) {
      const Quantity ordered{number(segment[3]), UnitOfMeasure::Eaches, 1};
      result.back().lines.push_back({number(segment[1]), segment[1], segment[2], "", ordered, true, price(segment[4])});
    }
  }
  return result;
}

// Orders come in parts. The bookmark is the last one of the part before.
HttpRequest ask_orders(const ChannelAccess& access, const channel::OrdersQuery& query, Text last) {
  return post(
      access,
      fmt::format("ORQ*{}*{}*{}{}{}~", query.by == channel::OrdersQuery::By::Placed ? "PLACED" : "CHANGED",
                  format_instant(query.window.from), format_instant(query.window.to), last.empty() ? "" : "*", last));
}

/// A part that is not the last ends with `MOR*number~`.
Result<trade::Heard<std::vector<trade::PurchaseOrder>>> hear_orders(const ChannelAccess&, Text body, Text) {
  return read(body).map([](const std::vector<Segment>& segments) {
    const bool goes_on = !segments.empty() && segments.back()[0] == "MOR";
    return trade::Heard<std::vector<trade::PurchaseOrder>>{orders(segments), goes_on ? segments.back().at(1) : "", {}};
  });
}

std::vector<std::string> numbers(const std::vector<Segment>& segments) {
  std::vector<std::string> result;
  for (const Segment& segment : segments) result.push_back(segment[1]);
  return result;
}

/// `STA*number*line*accepted*rejected~`
std::vector<channel::OrderStatus> statuses(const std::vector<Segment>& segments) {
  std::vector<channel::OrderStatus> result;
  for (const Segment& segment : segments) {
    result.push_back({segment[1], {{number(segment[2]), number(segment[3]), number(segment[4]), 0, false}}});
  }
  return result;
}

/// `VER*receipt*OK~`, `VER*receipt*NO*DUP*text~`; nothing while Amazon is at it.
trade::Transaction verdict(const std::vector<Segment>& segments) {
  trade::Transaction transaction;
  if (segments.empty()) return transaction;
  const Segment& segment = segments.front();
  transaction.id = segment[1];
  transaction.state = segment[2] == "OK" ? trade::TransactionState::Success : trade::TransactionState::Failure;
  if (segment.size() < 5) return transaction;
  transaction.error_code = segment[3];
  transaction.error_message = segment[4];
  transaction.is_duplicate = segment[3] == "DUP";
  return transaction;
}

/// `PAY*payment*date*invoice*order*amount~`
trade::Remittance payments(const std::vector<Segment>& segments) {
  trade::Remittance result;
  for (const Segment& segment : segments) {
    result.last_payment = segment[1];
    result.lines.push_back({segment[1], parse_instant(segment[2]).value(), segment[3], segment[4],
                            trade::RemittanceType::Invoice, "", price(segment[5])});
  }
  return result;
}

std::string written(const channel::AcknowledgementDraft& draft) {
  std::string text = fmt::format("ACK*{}~", draft.order.number);
  for (const trade::LineAcknowledgement& line : draft.acknowledgement.lines) {
    const trade::LineAnswer answer = trade::answer_to(draft.acknowledgement, line.sequence);
    text += fmt::format("LIN*{}*{}*{}~", line.sequence, answer.confirmed(), answer.rejected);
  }
  return text;
}

std::string written(const trade::ShipNotice& notice) {
  std::string text = fmt::format("ASN*{}*{}~", notice.identifier, notice.ship_to_party);
  for (const trade::ShippedItem& item : notice.items) {
    text += fmt::format("ITM*{}*{}*{}~", item.purchase_order, item.amazon_product_identifier, item.shipped.amount);
  }
  return text;
}

std::string written(const trade::AmazonInvoice& invoice) {
  return fmt::format("INV*{}*{}*{}~", invoice.id, invoice.lines.empty() ? "" : invoice.lines.front().purchase_order,
                     invoice.total.decimal());
}

/// This channel has no credit notes.
std::string written(const trade::AmazonCreditNote& /*note*/) { return ""; }

std::string text_of_error(Text body) { return std::string(body); }

// clang-format off
const channel::Channel table = {
    .name = "segments",
    .settings = settings,
    .places = {},
    .access = {},
    .orders = {.name = "orders", .ask = ask_orders, .hear = hear_orders},
    .order_numbers = {
        .name = "numbers",
        .ask = [](const ChannelAccess& access, const Window&, Text) { return post(access, "NUQ~"); },
        .hear = [](const ChannelAccess&, Text body, Text) {
          return heard<std::vector<std::string>>(body, numbers); }},
    .order = {
        .name = "order",
        .ask = [](const ChannelAccess& access, const std::string& order, Text) {
          return post(access, "ONE*" + order + "~"); },
        .hear = [](const ChannelAccess&, Text body, Text) {
          return heard<std::vector<trade::PurchaseOrder>>(body, orders); }},
    .order_status = {
        .name = "status",
        .ask = [](const ChannelAccess& access, const std::string& order, Text) {
          return post(access, "STQ*" + order + "~"); },
        .hear = [](const ChannelAccess&, Text body, Text) {
          return heard<std::vector<channel::OrderStatus>>(body, statuses); }},
    .submit = {
        .name = "send",
        .ask = [](const ChannelAccess& access, const channel::Documents& documents, Text) {
          return post(access, std::visit([](const auto& one) { return written(one); }, documents.at(0))); },
        .hear = [](const ChannelAccess&, Text body, Text) {
          return heard<std::string>(body, [](const auto& segments) { return segments.at(0).at(1); }); }},
    .submissions = {.acknowledgement = "send-ACK", .ship_notice = "send-ASN", .invoice = "send-INV", .credit_note = ""},
    .transaction = {
        .name = "verdict",
        .ask = [](const ChannelAccess& access, const std::string& receipt, Text) {
          return post(access, "VEQ*" + receipt + "~"); },
        .hear = [](const ChannelAccess&, Text body, Text) { return heard<trade::Transaction>(body, verdict); }},
    .remittances = {
        .name = "payments",
        .ask = [](const ChannelAccess& access, const std::string& after, Text) {
          return post(access, "PAQ*" + after + "~"); },
        .hear = [](const ChannelAccess&, Text body, Text) {
          return heard<trade::Remittance>(body, payments); }},
    .reception = trade::reception_of,
    .error_text = text_of_error,
    .error_code = text_of_error,
};
// clang-format on

}  // namespace
}  // namespace mailbox_segments

std::vector<Segment> segments_of(std::string_view text) {
  std::vector<Segment> segments;
  for (const std::string& segment : split(text, '~')) {
    if (!segment.empty()) segments.push_back(split(segment, '*'));
  }
  return segments;
}

const channel::Channel& segment_channel() { return mailbox_segments::table; }

}  // namespace vendorproof::seams
