#include "core/erp/business_central/json.h"

#include <charconv>

#include <fmt/format.h>

#include "core/base/text.h"

namespace vendorproof::erp::business_central {

namespace {

constexpr std::int64_t whole_max = 1'000'000'000;
constexpr std::size_t name_length_max = 80;

std::string path_of(const Account& account, Api api, std::string_view resource) {
  const std::string base = api == Api::Standard ? "/api/v2.0" : "/api/vendorproof/vendorlink/v1.0";
  return base + "/companies(" + account.company_id + ")/" + std::string(resource);
}

Fields headers_of(const Account& account) {
  Fields headers = {{"accept", "application/json"}};
  if (!account.authorization.empty()) headers.emplace_back("authorization", account.authorization);
  return headers;
}

}  // namespace

HttpRequest get(const Account& account, Api api, std::string_view resource) {
  HttpRequest request;
  request.path = path_of(account, api, resource);
  request.headers = headers_of(account);
  return request;
}

HttpRequest get_from_primary(const Account& account, Api api, std::string_view resource) {
  HttpRequest request = get(account, api, resource);
  request.headers.emplace_back("data-access-intent", "ReadWrite");
  return request;
}

HttpRequest act(const Account& account, std::string_view row, std::string_view action) {
  HttpRequest request = get(account, Api::Vendorlink, std::string(row) + "/Microsoft.NAV." + std::string(action));
  request.method = "POST";
  return request;
}

bool is_same_key(std::string_view body) { return error_code(body) == "Internal_EntityWithSameKeyExists"; }

HttpRequest get_since(const Account& account, Api api, std::string_view resource, std::string_view filter,
                      Instant since, const Option& option) {
  HttpRequest request = get(account, api, resource);
  request.query = {{"$filter", of_our_customer(account) + " and " + std::string(filter) + "lastModifiedDateTime ge " +
                                   format_instant(since)},
                   {"$orderby", "lastModifiedDateTime"},
                   option};
  return request;
}

Result<Page<trade::DocumentHead>> read_heads(const Account& account, std::string_view body) {
  return read_page<trade::DocumentHead>(body, by_number, [&](const JsonReader& in) {
    std::optional<trade::DocumentHead> head;
    if (is_of_another_customer(in, account)) return head;
    head = trade::DocumentHead{text_in(in, "number"), in.at("lastModifiedDateTime").instant()};
    return head;
  });
}

HttpRequest send(const Account& account, std::string method, Api api, std::string_view resource, std::string body) {
  HttpRequest request = get(account, api, resource);
  request.method = std::move(method);
  request.headers.emplace_back("content-type", "application/json");
  request.body = std::move(body);
  return request;
}

HttpRequest get_next_page(const Account& account, std::string_view next_link) {
  HttpRequest request;
  set_target(request, target_of_link(next_link));
  request.headers = headers_of(account);
  return request;
}

std::string money_text(const Money& money) {
  std::string text = money.decimal();
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string quoted(std::string_view text) { return "'" + join(split(text, '\''), "''") + "'"; }

std::string of_our_customer(const Account& account) {
  const std::string_view customer = account.customer_number;
  return "customerNumber eq " + quoted(customer);
}

bool is_of_another_customer(const JsonReader& row, const Account& account) {
  const std::string customer = text_in(row, "customerNumber");
  return !customer.empty() && !equal_ignoring_case(customer, account.customer_number);
}

std::string text_in(const JsonReader& row, std::string_view key) {
  const std::optional<JsonNode> member = row.node().member(key);
  const std::optional<std::string_view> text = member ? member->text() : std::nullopt;
  return std::string(text.value_or(""));
}

std::string name_of_row(const JsonReader& row, NameKeys keys, std::size_t index) {
  std::vector<std::string> parts;
  for (const std::string_view key : keys) {
    if (std::string part = text_in(row, key); !part.empty()) parts.push_back(std::move(part));
  }
  if (parts.size() == keys.size()) return printable_start(join(parts, "/"), name_length_max);
  const std::string id = text_in(row, "id");
  return id.empty() ? "row " + std::to_string(index + 1) : printable_start(id, name_length_max);
}

Money read_amount(const JsonReader& in, Currency currency) {
  if (in.failed()) return {};
  const std::optional<std::string> text = in.node().number_text();
  if (!text) {
    in.problem("is not a number");
    return {};
  }
  return amount_at(in, *text, currency);
}

std::int64_t read_whole(const JsonReader& in) {
  if (in.failed()) return 0;
  std::int64_t value = 0;
  if (in.node().is_fraction()) {
    const std::string text = in.node().number_text().value_or("");
    const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
    if (end.ec != std::errc() || end.ptr != text.data() + text.size()) {
      in.problem("is " + text + ", not a whole number");
      return 0;
    }
  } else {
    value = in.integer();
  }
  if (value < 0 || value > whole_max) in.problem("is " + std::to_string(value) + ", not within 0 to 1,000,000,000");
  return in.failed() ? 0 : value;
}

std::int64_t read_unit(const JsonReader& line, const trade::Catalogue* items) {
  const std::string code = line.text_or("unitOfMeasureCode", "");
  const std::string number = text_in(line, "itemNumber");
  if (code.empty() || line.failed()) return 1;
  const trade::Item* item = items == nullptr ? nullptr : items->numbered(number);
  const std::optional<std::int64_t> eaches = item == nullptr ? std::nullopt : item->eaches_of(code);
  if (!eaches) {
    line.at("unitOfMeasureCode")
        .problem(fmt::format("is '{}', which was not among the ERP's units of item '{}' when they were last read", code,
                             number));
  }
  return eaches.value_or(1);
}

Money read_price_per_each(const JsonReader& in, Currency currency, std::int64_t eaches_per_unit) {
  const Money price = read_amount(in, currency);
  if (price.ten_thousandths() % eaches_per_unit != 0) {
    in.problem("is " + price.text() + " for " + std::to_string(eaches_per_unit) +
               " eaches, which is not a whole number of 1/10,000 per each");
    return {};
  }
  return {price.ten_thousandths() / eaches_per_unit, price.currency()};
}

std::optional<Instant> date_or_none(const JsonReader& in, std::string_view key) {
  if (!in.has(key)) return std::nullopt;
  const JsonReader date = in.at(key);
  const std::string text = date.text();
  if (text.empty() || starts_with(text, "0001-01-01")) return std::nullopt;
  return date.instant();
}

std::string target_of_link(std::string_view link) {
  const std::size_t scheme = link.find("://");
  const std::size_t question = link.find('?');
  if (scheme == std::string_view::npos || question < scheme) return std::string(link);
  const std::size_t slash = link.find('/', scheme + 3);
  return slash == std::string_view::npos ? "/" : std::string(link.substr(slash));
}

}  // namespace vendorproof::erp::business_central
