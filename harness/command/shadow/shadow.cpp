#include "harness/command/shadow/shadow.h"

#include <array>
#include <cstdio>
#include <filesystem>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "core/base/json/json_tree.h"
#include "core/base/nearest_word.h"
#include "core/base/text.h"
#include "core/store/copies/store_copies.h"
#include "harness/field/requests.h"

namespace vendorproof::harness {

namespace {

namespace fs = std::filesystem;

/// A decimal number, written as a number or as text. `code` is a currency, or nothing that can be read.
std::optional<Money> money_of(const Json& number, const Json& code, Currency usual) {
  const Result<Currency> stated = Currency::parse(code.is_string() ? code.get<std::string>() : "");
  const std::string text = number.is_string() ? number.get<std::string>() : number.dump();
  const Result<Money> money = Money::parse(text, stated.value_or(usual));
  return money ? std::optional(*money) : std::nullopt;
}

void add(std::optional<Money>& sum, const std::optional<Money>& one) {
  if (one) sum = sum ? *sum + *one : *one;
}

std::optional<Money> invoiced(const Json& body, Currency usual) {
  std::optional<Money> sum;
  for (const Json& invoice : body.value("invoices", Json::array())) {
    const Json total = invoice.value("invoiceTotal", Json::object());
    const auto money = money_of(total.value("amount", Json()), total.value("currencyCode", Json()), usual);
    const bool gives_back = invoice.value("invoiceType", "") == "CreditNote";
    add(sum, money && gives_back ? std::optional(-*money) : money);
  }
  return sum;
}

std::optional<Money> ordered(const Json& body, Currency usual) {
  std::optional<Money> sum;
  for (const Json& line : body.value("linkedOrderLines", Json::array())) {
    const Json quantity = line.value("quantity", Json());
    const auto price = money_of(line.value("unitPrice", Json()), body.value("currencyCode", Json()), usual);
    if (price && quantity.is_number_integer()) add(sum, *price * quantity.get<std::int64_t>());
  }
  return sum;
}

std::optional<Money> posted(const Json& body, Currency usual) {
  return money_of(body.value("amount", Json()), body.value("currencyCode", Json()), usual);
}

struct MoneyRow {
  std::string_view operation;
  std::optional<Money> (*money)(const Json& body, Currency usual);
};

constexpr std::array<MoneyRow, 4> money_rows = {{
    {"submitInvoices", invoiced},
    {"linkedOrders.create", ordered},
    {"paymentPostings.create", posted},
    {"ledgerPostings.create", posted},
}};

void remove_store(const std::string& file) {
  for (const char* end : {"", "-wal", "-shm", ".lock"}) {
    std::error_code ignored;
    fs::remove(file + end, ignored);
  }
}

std::string line_of(const HttpCall& call, const std::vector<std::string>& documents, const std::string& purchase_order,
                    const std::optional<Money>& money) {
  std::string line = "would send " + call.operation;
  if (!purchase_order.empty()) line += " for order " + purchase_order;
  std::vector<std::string> others = documents;
  std::erase(others, purchase_order);
  if (!others.empty()) line += ": " + join(others, ", ");
  if (money) line += fmt::format(" ({})", money->text());
  return line;
}

}  // namespace

std::optional<Money> money_in(const HttpCall& call, Currency currency) {
  for (const MoneyRow& row : money_rows) {
    if (row.operation != call.operation) continue;
    const Result<Json> body = parse_json(call.request.body);
    if (body && body->is_object()) return row.money(*body, currency);
  }
  return std::nullopt;
}

Result<std::unique_ptr<Shadow>> Shadow::open(const std::string& store_file, const std::string& out, Currency currency) {
  std::unique_ptr<Shadow> shadow(new Shadow(temporary_name(store_file), currency));
  shadow->begins_anew_ = !fs::exists(store_file);
  if (!shadow->begins_anew_) {
    const auto copied = store::back_up_store(store_file, shadow->store_file_);
    if (!copied) return tl::unexpected<Error>(copied.error());
  }
  if (out.empty()) return shadow;
  shadow->out_.open(out, std::ios::app | std::ios::binary);
  if (!shadow->out_) return failure(ErrorCode::Unavailable, out + ": cannot be written; check folder and permissions");
  return shadow;
}

Shadow::~Shadow() { remove_store(store_file_); }

void Shadow::show(const HttpCall& call, const std::string& purchase_order, Instant now) {
  // The date of writing is in what goes to Amazon, and the key of what goes there names its content.
  const std::string identity = call.key.text + (call.peer == Peer::Erp ? "\n" + call.request.body : "");
  if (!shown_.insert(identity).second) return;
  is_quiet_ = false;
  const std::optional<Money> money = money_in(call, currency_);
  const std::vector<std::string> documents = documents_of(call.peer, call.request);
  Total& total = totals_[call.operation];
  ++total.calls;
  if (money) {
    const auto [at, is_first] = total.money.try_emplace(money->currency().text(), *money);
    if (!is_first) at->second += *money;
  }
  const std::string line = line_of(call, documents, purchase_order, money);
  std::fputs((format_instant(now) + " " + shown_line(line) + "\n").c_str(), stdout);
  std::fflush(stdout);
  if (!out_.is_open()) return;
  // Headers hold the token, so they are left out.
  Json row = {{"time", format_instant(now)}, {"peer", call.peer == Peer::Amazon ? "amazon" : "erp"},
              {"operation", call.operation}, {"order", purchase_order},
              {"documents", documents},      {"method", call.request.method},
              {"path", call.request.path}};
  const Result<Json> body = parse_json(call.request.body);
  row["body"] = body ? *body : Json(call.request.body);
  out_ << row.dump(-1, ' ', false, Json::error_handler_t::replace) << "\n" << std::flush;
}

bool Shadow::was_quiet() { return std::exchange(is_quiet_, true); }

std::string Shadow::summary() const {
  if (totals_.empty()) return "nothing would have been sent\n";
  std::string text = fmt::format("{:<28}{:>8}  {}\n", "would have been sent", "calls", "money");
  for (const auto& [operation, total] : totals_) {
    std::vector<std::string> sums;
    for (const auto& [currency, sum] : total.money) sums.push_back(sum.text());
    text += fmt::format("{:<28}{:>8}  {}", operation, total.calls, join(sums, ", "));
    while (text.back() == ' ') text.pop_back();
    text += "\n";
  }
  return text;
}

}  // namespace vendorproof::harness
