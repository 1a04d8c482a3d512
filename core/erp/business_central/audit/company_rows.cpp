// The company: set-up, customer, terms, currencies, tax groups, centres.
#include <charconv>

#include "core/erp/business_central/audit/rows.h"

namespace vendorproof::erp::business_central {

namespace {

constexpr std::array<std::string_view, 1> by_code = {"code"};
constexpr std::array<std::string_view, 1> by_batch = {"paymentBatchName"};
/// What Business Central says where there is no related row.
constexpr std::string_view no_row = "00000000-0000-0000-0000-000000000000";
constexpr std::string_view not_blocked = "_x0020_";

std::string id_or_none(const JsonReader& row, std::string_view key) {
  std::string id = text_in(row, key);
  return id == no_row ? "" : id;
}

/// Days of a date formula such as `30D` or `<30D>`; nullopt for any other, and for none.
std::optional<std::int64_t> days_in(std::string_view formula) {
  if (formula.starts_with('<') && formula.ends_with('>')) formula = formula.substr(1, formula.size() - 2);
  std::int64_t days = 0;
  const char* const end = formula.data() + formula.size();
  const auto read = std::from_chars(formula.data(), end, days);
  const bool is_days = read.ec == std::errc() && read.ptr + 1 == end && *read.ptr == 'D' && days >= 0;
  return is_days ? std::optional(days) : std::nullopt;
}

}  // namespace

HttpRequest get_setups(const Account& account, Instant) {
  HttpRequest request = get(account, Api::Vendorlink, "integrationSetups");
  request.query = {{"$select", "paymentBatchName,localCurrencyCode"}};
  return request;
}

Result<std::string> read_setups(const Account&, std::string_view body, audit::Books& books) {
  auto page = read_page<audit::Setup>(body, by_batch, [](const JsonReader& in) {
    return audit::Setup{in.at("localCurrencyCode").text(), text_in(in, "paymentBatchName")};
  });
  if (page && page->rows.empty() && page->odd.empty()) return malformed("$.value is empty: the set-up has one row");
  return take_audited(std::move(page), "integrationSetups", books,
                      [&](audit::Setup&& setup) { books.setup = std::move(setup); });
}

HttpRequest get_payment_terms(const Account& account, Instant) {
  HttpRequest request = get(account, Api::Standard, "paymentTerms");
  request.query = {{"$select", "id,code,dueDateCalculation"}};
  return request;
}

Result<std::string> read_payment_terms(const Account&, std::string_view body, audit::Books& books) {
  auto page = read_page<audit::Terms>(body, by_code, [](const JsonReader& in) {
    const std::string formula = text_in(in, "dueDateCalculation");
    return audit::Terms{in.at("id").text(), in.at("code").text(), formula, days_in(formula)};
  });
  return take_audited(std::move(page), "paymentTerms", books,
                      [&](audit::Terms&& terms) { books.terms.push_back(std::move(terms)); });
}

HttpRequest get_customers(const Account& account, Instant) {
  HttpRequest request = get(account, Api::Standard, "customers");
  request.query = {{"$filter", "number eq " + quoted(account.customer_number)},
                   {"$select", "number,blocked,paymentTermsId,taxAreaId,taxRegistrationNumber"}};
  return request;
}

Result<std::string> read_customers(const Account& account, std::string_view body, audit::Books& books) {
  books.agreed.customer = account.customer_number;
  auto page = read_page<audit::Customer>(body, by_number, [](const JsonReader& in) {
    audit::Customer customer;
    customer.number = in.at("number").text();
    customer.blocked = text_in(in, "blocked");
    if (customer.blocked == not_blocked) customer.blocked.clear();
    customer.terms = id_or_none(in, "paymentTermsId");
    customer.tax_area = id_or_none(in, "taxAreaId");
    customer.tax_number = text_in(in, "taxRegistrationNumber");
    return customer;
  });
  return take_audited(std::move(page), "customers", books,
                      [&](audit::Customer&& customer) { books.customer = std::move(customer); });
}

HttpRequest get_currencies(const Account& account, Instant) {
  HttpRequest request = get(account, Api::Standard, "currencies");
  request.query = {{"$select", "code,amountRoundingPrecision"}};
  return request;
}

Result<std::string> read_currencies(const Account&, std::string_view body, audit::Books& books) {
  auto page = read_page<audit::CurrencyRow>(body, by_code, [](const JsonReader& in) {
    audit::CurrencyRow row{in.at("code").text(), std::nullopt};
    const std::optional<JsonNode> member = in.node().member("amountRoundingPrecision");
    const std::string step = member ? member->number_text().value_or("") : "";
    const Result<Money> money =
        Currency::parse(row.code).and_then([&](Currency currency) { return Money::parse(step, currency); });
    if (money) row.step = *money;
    return row;
  });
  return take_audited(std::move(page), "currencies", books,
                      [&](audit::CurrencyRow&& row) { books.currencies.push_back(std::move(row)); });
}

HttpRequest get_tax_groups(const Account& account, Instant) {
  HttpRequest request = get(account, Api::Standard, "taxGroups");
  request.query = {{"$select", "code"}};
  return request;
}

Result<std::string> read_tax_groups(const Account&, std::string_view body, audit::Books& books) {
  auto page = read_page<std::string>(body, by_code, [](const JsonReader& in) { return in.at("code").text(); });
  return take_audited(std::move(page), "taxGroups", books,
                      [&](std::string&& code) { books.tax_groups.insert(std::move(code)); });
}

HttpRequest get_addresses(const Account& account, Instant) {
  HttpRequest request = get(account, Api::Vendorlink, "shipToAddresses");
  request.query = {{"$filter", of_our_customer(account)},
                   {"$select", "customerNumber,code,addressLine1,city,postalCode,country,gln"}};
  return request;
}

Result<std::string> read_addresses(const Account& account, std::string_view body, audit::Books& books) {
  auto page = read_page<audit::Address>(body, by_code, [&](const JsonReader& in) {
    std::optional<audit::Address> address;
    if (is_of_another_customer(in, account)) return address;
    address = audit::Address{in.at("code").text(),      text_in(in, "addressLine1"), text_in(in, "city"),
                             text_in(in, "postalCode"), text_in(in, "country"),      text_in(in, "gln")};
    return address;
  });
  return take_audited(std::move(page), "shipToAddresses", books,
                      [&](audit::Address&& address) { books.addresses.push_back(std::move(address)); });
}

}  // namespace vendorproof::erp::business_central
