#include "harness/audit/reading.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "core/base/require.h"
#include "core/erp/dialects.h"
#include "harness/audit/orders_file.h"

namespace vendorproof::harness {

namespace {

using audit::Reading;
using audit::Standing;

constexpr std::size_t pages_max = 10'000;
constexpr Duration longest_query = 7 * a_day;  // PO-31
constexpr std::string_view erp_name = "the ERP";
constexpr std::string_view amazon_name = "Amazon";

Reading no_answer(std::string_view source, const std::string& trouble) {
  return {Standing::Failed, std::string(source), "no answer: " + trouble};
}

/// A refusal as a reading; `text` is the peer's own words.
Reading refused(std::string_view source, trade::Reception reception, int status, const std::string& text) {
  const std::string said = fmt::format("status {}: {}", status, text);
  switch (reception) {
    case trade::Reception::Denied:
      return {Standing::Refused, std::string(source), said};
    case trade::Reception::NotFound:
    case trade::Reception::Elsewhere:
      return {Standing::Missing, std::string(source), said};
    case trade::Reception::Taken:
    case trade::Reception::Throttled:
    case trade::Reception::Outdated:
    case trade::Reception::Wrong:
    case trade::Reception::Refused:
    case trade::Reception::Unavailable:
      break;
  }
  return {Standing::Failed, std::string(source), said};
}

/// The first answer with a date tells the peer's clock.
void note_clock(std::string_view peer, const HttpResponse& response, const PeerLine& line, audit::Books& books) {
  const auto is_known = [peer](const audit::PeerClock& clock) { return clock.peer == peer; };
  if (std::any_of(books.clocks.begin(), books.clocks.end(), is_known)) return;
  const std::optional<std::string> date = header_of(response.headers, "date");
  const std::optional<Instant> theirs = date ? parse_http_date(*date) : std::nullopt;
  const Result<Instant> ours = line.now();
  if (!theirs || !ours) return;
  // The header has whole seconds.
  books.clocks.push_back({std::string(peer), *theirs, std::chrono::floor<std::chrono::seconds>(*ours)});
  books.readings[audit::Part::Clocks] = {Standing::Read, "the header Date", ""};
}

/// A call as a reading: Read with its answer, or why not.
struct Heard {
  Reading reading;
  HttpResponse response;
};

/// `Table` is a channel or a dialect.
template <class Table>
Heard ask_peer(const Table& table, std::string_view peer, std::string_view name, const HttpRequest& request,
               const PeerLine& line, audit::Books& books) {
  const live::Sent sent = line.ask(request);
  const auto* response = std::get_if<HttpResponse>(&sent.outcome);
  if (response == nullptr) return {no_answer(name, sent.trouble), {}};
  note_clock(peer, *response, line, books);
  const trade::Reception reception = table.reception(*response);
  if (reception == trade::Reception::Taken) return {{Standing::Read, std::string(name), ""}, *response};
  return {refused(name, reception, response->status, table.error_text(response->body)), *response};
}

/// The access token; "" if the peer does not need a token. `section` is that of the configuration.
template <class Table, class Access>
Result<std::string> log_in(const Table& table, const Access& access, std::string_view peer, std::string_view section,
                           const PeerLine& line, audit::Books& books) {
  if (table.access.ask == nullptr) return "";
  line.tell(fmt::format("logging in at {}", peer));
  const Heard heard = ask_peer(table, peer, "login", table.access.ask(access, ""), line, books);
  if (heard.reading.standing == Standing::Failed) {
    return failure(ErrorCode::Unavailable, fmt::format("{}: {}", peer, heard.reading.why));
  }
  if (heard.reading.standing != Standing::Read) {
    return failure(ErrorCode::Denied, fmt::format("{} refuses the login ({}); check the credentials of {}", peer,
                                                  heard.reading.why, section));
  }
  return table.access.hear(access, heard.response.body, "")
      .map_error([peer](const Error& error) {
        return Error{ErrorCode::Unavailable,
                     fmt::format("{}: the answer to the login cannot be read: {}", peer, error.message)};
      })
      .and_then([peer](const trade::Heard<trade::Token>& token) -> Result<std::string> {
        if (token.answer) return token.answer->text;
        return failure(ErrorCode::Unavailable, fmt::format("{}: the answer to the login has no token", peer));
      });
}

bool changes_nothing(const erp::Dialect& dialect, const HttpRequest& request) {
  return dialect.only_reads == nullptr ? request.method == "GET" : dialect.only_reads(request);
}

/// Asks until the list ends. Standing::Read, or why not.
Reading ask_all(const erp::Dialect& dialect, const erp::ErpAccess& access, const std::string& token,
                const erp::AuditQuestion& question, const PeerLine& line, Instant since, audit::Books& books) {
  std::string bookmark;
  for (std::size_t page = 1; page <= pages_max; ++page) {
    line.tell(fmt::format("reading {}{}", question.page, page > 1 ? fmt::format(", page {}", page) : ""));
    HttpRequest request = question.ask(access, since, bookmark);
    if (dialect.sign != nullptr) dialect.sign(request, token);
    REQUIRE(changes_nothing(dialect, request));
    const Heard heard = ask_peer(dialect, erp_name, question.page, request, line, books);
    if (heard.reading.standing != Standing::Read) return heard.reading;
    Result<std::string> next = question.hear(access, heard.response.body, bookmark, books);
    if (!next)
      return {Standing::Failed, std::string(question.page), "the answer cannot be read: " + next.error().message};
    if (next->empty()) return {Standing::Read, std::string(question.page), ""};
    bookmark = std::move(*next);
  }
  return {Standing::Failed, std::string(question.page), fmt::format("it has more than {} pages", pages_max)};
}

/// A part that several pages tell is read when all of them are.
void note(const erp::AuditQuestion& question, Reading reading, audit::Books& books) {
  if (reading.standing == Standing::Missing) reading.why += fmt::format("; {}", question.if_missing);
  for (const audit::Part part : question.tells) {
    const auto known = books.readings.find(part);
    if (known == books.readings.end() || known->second.standing == Standing::Read) books.readings[part] = reading;
  }
}

/// What all pages together say, if none could be read.
Result<void> judge(const std::vector<Reading>& readings) {
  const auto all_are = [&](Standing standing) {
    return std::all_of(readings.begin(), readings.end(),
                       [standing](const Reading& one) { return one.standing == standing; });
  };
  if (all_are(Standing::Refused)) {
    return failure(ErrorCode::Denied,
                   fmt::format("the ERP refuses every page ({}); check user and key of [erp]", readings.front().why));
  }
  if (all_are(Standing::Missing)) {
    return failure(
        ErrorCode::NotFound,
        fmt::format("the ERP has none of the pages ({}); check endpoint and company of [erp]", readings.front().why));
  }
  return {};
}

/// Parts that no question of the table tells.
void note_what_is_not_offered(const erp::Dialect& dialect, audit::Books& books) {
  for (const audit::Part part :
       {audit::Part::Setup, audit::Part::Items, audit::Part::Units, audit::Part::References, audit::Part::Customer,
        audit::Part::Terms, audit::Part::Currencies, audit::Part::TaxGroups, audit::Part::Addresses,
        audit::Part::SalesOrders, audit::Part::KnownOrders, audit::Part::Despatches}) {
    books.readings.try_emplace(
        part, Reading{Standing::NotOffered, "", fmt::format("the dialect {} has no question for it", dialect.name)});
  }
}

/// Standing::Read, or why not.
Reading read_orders(const channel::Channel& channel, const channel::ChannelAccess& access, const std::string& token,
                    const PeerLine& line, const Window& placed, audit::Books& books) {
  std::string bookmark;
  for (std::size_t page = 1; page <= pages_max; ++page) {
    line.tell(fmt::format("reading Amazon's orders of {} to {}, page {}", format_date(placed.from),
                          format_date(placed.to), page));
    HttpRequest request = channel.orders.ask(access, {channel::OrdersQuery::By::Placed, placed}, bookmark);
    if (channel.sign != nullptr) channel.sign(request, token);
    REQUIRE(request.method == "GET");
    const Heard heard = ask_peer(channel, amazon_name, channel.orders.name, request, line, books);
    if (heard.reading.standing != Standing::Read) return heard.reading;
    auto orders = channel.orders.hear(access, heard.response.body, bookmark);
    if (!orders) {
      return {Standing::Failed, std::string(channel.orders.name),
              "the answer cannot be read: " + orders.error().message};
    }
    if (orders->answer) add_orders(std::move(*orders->answer), books);
    for (trade::OddRow& row : orders->odd) books.odd.push_back({"order " + row.subject, std::move(row.problem)});
    if (orders->bookmark.empty()) return heard.reading;
    bookmark = std::move(orders->bookmark);
  }
  return {Standing::Failed, std::string(channel.orders.name), fmt::format("it has more than {} pages", pages_max)};
}

}  // namespace

Result<void> read_erp(const erp::Dialect& dialect, const erp::ErpAccess& access, const PeerLine& line, Instant since,
                      audit::Books& books) {
  const erp::AuditQuestions questions = erp::audit_questions_of(dialect);
  const Result<std::string> token = log_in(dialect, access, erp_name, "[erp]", line, books);
  if (!token) return tl::unexpected<Error>(token.error());
  std::vector<Reading> readings;
  bool is_silent = false;
  for (const erp::AuditQuestion& question : questions) {
    if (is_silent) {
      note(question, {Standing::Failed, std::string(question.page), "not asked: the ERP does not answer any more"},
           books);
      continue;
    }
    Reading reading = ask_all(dialect, access, *token, question, line, since, books);
    is_silent = reading.why.starts_with("no answer");
    if (is_silent && readings.empty()) return failure(ErrorCode::Unavailable, "the ERP: " + reading.why);
    note(question, reading, books);
    readings.push_back(std::move(reading));
  }
  note_what_is_not_offered(dialect, books);
  if (readings.empty()) return {};
  return judge(readings);
}

Result<void> read_amazon(const channel::Channel& channel, const channel::ChannelAccess& access, const PeerLine& line,
                         const Window& placed, audit::Books& books) {
  const Result<std::string> token = log_in(channel, access, amazon_name, "[amazon]", line, books);
  if (!token) return tl::unexpected<Error>(token.error());
  for (Instant from = placed.from; from < placed.to; from += longest_query) {
    const Window week{from, std::min(from + longest_query, placed.to)};
    const Reading reading = read_orders(channel, access, *token, line, week, books);
    books.readings[audit::Part::AmazonOrders] = reading;
    if (reading.standing != Standing::Read) return {};
  }
  books.orders_placed = placed;
  books.orders_as_of.reset();
  return {};
}

}  // namespace vendorproof::harness
