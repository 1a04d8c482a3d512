// The company: the records that the settings name, the customer, terms, currencies, tax groups, centres.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "core/erp/tryton/audit/rows.h"

namespace vendorproof::erp::tryton {

namespace {

using Setups = std::vector<audit::Setup>;

void add_lack(Json& found, const std::string& subject, const std::string& seen) {
  found["lacks"].push_back(Json::array({subject, seen}));
}

/// What an answer has instead of one row.
std::string count_of(std::size_t rows) {
  return rows == 0 ? "Tryton has none of that name" : fmt::format("Tryton has {} of that name", rows);
}

/// Notes a lack unless the answer has exactly one row.
std::optional<JsonReader> one_of(const JsonReader& answer, const std::string& subject, Json& found) {
  std::vector<JsonReader> rows = rows_of(answer);
  if (rows.size() == 1) return rows.front();
  add_lack(found, subject, count_of(rows.size()));
  return std::nullopt;
}

/// The configured currency is compared later: a wrong one is a finding.
Result<Went<Setups>> hear_company_of_setup(const ErpAccess& access, const JsonReader& answer, Json& found) {
  const Result<void> read = hear_our_company(access, answer, found);
  if (!read) return tl::unexpected<Error>(read.error());
  found["lacks"] = Json::array();
  return go_to<Setups>("warehouse");
}

HttpRequest ask_setup_warehouse(const ErpAccess& access, const Instant&, const Json&) { return ask_warehouse(access); }

Result<Went<Setups>> hear_setup_warehouse(const ErpAccess& access, const JsonReader& answer, Json& found) {
  one_of(answer, "warehouse " + setting(access, "warehouse"), found);
  return answer.finish(go_to<Setups>("method"));
}

HttpRequest ask_method(const ErpAccess& access, const Instant&, const Json& found) {
  return search_read(access, "account.invoice.payment.method",
                     Json::array({is("name", setting(access, "payment_method")), is("company", found.at("company"))}),
                     {"name", "journal.sequence"}, in_company(found));
}

/// Without a sequence of its own, a journal posts no move.
void want_sequence(const JsonReader& journal, const std::string& subject, Json& found) {
  if (!journal.has("sequence")) add_lack(found, subject, "it has no sequence: no entry can be posted in it");
}

Result<Went<Setups>> hear_method(const ErpAccess& access, const JsonReader& answer, Json& found) {
  const std::string& name = setting(access, "payment_method");
  const std::vector<JsonReader> rows = rows_of(answer);
  if (rows.size() == 1) {
    found["method"] = name;
    if (has_one(rows.front(), "journal")) {
      want_sequence(one(rows.front(), "journal"), "journal of payment method " + name, found);
    }
  }
  if (rows.size() > 1) add_lack(found, "payment method " + name, count_of(rows.size()));
  return answer.finish(go_to<Setups>("journal"));
}

HttpRequest ask_journal(const ErpAccess& access, const Instant&, const Json& found) {
  return search_read(access, "account.journal", Json::array({is("code", setting(access, "journal"))}),
                     Json::array({"sequence"}), in_company(found));
}

Result<Went<Setups>> hear_journal(const ErpAccess& access, const JsonReader& answer, Json& found) {
  const std::string subject = "journal " + setting(access, "journal");
  if (const std::optional<JsonReader> journal = one_of(answer, subject, found)) want_sequence(*journal, subject, found);
  audit::Setup setup{found.at("currency").get<std::string>(), found.value("method", ""), {}};
  for (const Json& lack : found.at("lacks")) setup.lacks.push_back({lack.at(0), lack.at(1)});
  return answer.finish(Went<Setups>{Setups{std::move(setup)}});
}

constexpr std::array<Step<Setups, Instant>, 4> setup_steps = {{
    {"company", "company.company.search_read", ask_our_company, hear_company_of_setup},
    {"warehouse", "stock.location.search_read", ask_setup_warehouse, hear_setup_warehouse},
    {"method", "account.invoice.payment.method.search_read", ask_method, hear_method},
    {"journal", "account.journal.search_read", ask_journal, hear_journal},
}};

/// Of all records, also those that are not active.
Json active_or_not() { return is_in("active", Json::array({true, false})); }

HttpRequest ask_parties(const ErpAccess& access, const Instant&, const Json& found) {
  return search_read(
      access, "party.party", after(found, Json::array({is("name", setting(access, "customer")), active_or_not()})),
      {"name", "active", "customer_payment_term", "customer_tax_rule.name", "tax_identifier.code", "addresses.invoice"},
      in_company(found));
}

AuditedParty read_party(const ErpAccess&, const JsonReader& row) {
  AuditedParty party;
  party.customer.number = row.at("name").text();
  if (!flag_in(row, "active")) party.customer.blocked = "everything: the party is not active";
  if (row.has("customer_payment_term")) {
    party.customer.terms = std::to_string(row.at("customer_payment_term").integer());
  }
  if (has_one(row, "customer_tax_rule")) party.customer.tax_area = text_in(one(row, "customer_tax_rule"), "name");
  if (has_one(row, "tax_identifier")) party.customer.tax_number = text_in(one(row, "tax_identifier"), "code");
  const std::vector<JsonReader> addresses = many(row, "addresses");
  const bool can_be_billed = std::any_of(addresses.begin(), addresses.end(),
                                         [](const JsonReader& address) { return flag_in(address, "invoice"); });
  if (!can_be_billed) {
    party.lacks.push_back({"customer " + party.customer.number, "it has no address for invoices: no sale can be made"});
  }
  return party;
}

constexpr auto party_steps = list_steps<AuditedParty, ask_parties, read_party, by_name>("party.party.search_read");

HttpRequest ask_terms(const ErpAccess& access, const Instant&, const Json& found) {
  return search_read(
      access, "account.invoice.payment_term", after(found, Json::array()),
      {"name", "lines.type", "lines.relativedeltas.days", "lines.relativedeltas.weeks", "lines.relativedeltas.months",
       "lines.relativedeltas.day", "lines.relativedeltas.month", "lines.relativedeltas.weekday"});
}

/// Days of a delay; nullopt if it depends on the calendar.
std::optional<std::int64_t> days_of(const JsonReader& delta) {
  for (const char* key : {"day", "month", "weekday"}) {
    if (delta.has(key)) return std::nullopt;
  }
  constexpr std::int64_t days_of_week = 7;
  if (delta.integer_or("months", 0) != 0) return std::nullopt;
  return delta.integer_or("days", 0) + days_of_week * delta.integer_or("weeks", 0);
}

/// All of the amount after a number of days, or nullopt.
std::optional<std::int64_t> net_days_of(const JsonReader& row) {
  const std::vector<JsonReader> lines = many(row, "lines");
  if (lines.size() != 1 || lines.front().at("type").text() != "remainder") return std::nullopt;
  std::int64_t days = 0;
  for (const JsonReader& delta : many(lines.front(), "relativedeltas")) {
    const std::optional<std::int64_t> part = days_of(delta);
    if (!part) return std::nullopt;
    days += *part;
  }
  return days;
}

audit::Terms read_terms(const ErpAccess&, const JsonReader& row) {
  const std::optional<std::int64_t> days = net_days_of(row);
  return {id_of(row), row.at("name").text(), days ? fmt::format("{} days", *days) : "in parts, or by the calendar",
          days};
}

constexpr auto terms_steps =
    list_steps<audit::Terms, ask_terms, read_terms, by_name>("account.invoice.payment_term.search_read");

HttpRequest ask_currencies(const ErpAccess& access, const Instant&, const Json& found) {
  return search_read(access, "currency.currency", after(found, Json::array()), {"code", "rounding"});
}

audit::CurrencyRow read_currency_row(const ErpAccess&, const JsonReader& row) {
  audit::CurrencyRow read{row.at("code").text(), std::nullopt};
  const Result<Currency> currency = Currency::parse(read.code);
  if (!currency || !row.has("rounding")) return read;
  const JsonReader rounding = row.at("rounding").apart("rounding");
  const Money step = read_decimal(rounding, *currency);
  if (!rounding.failed()) read.step = step;
  return read;
}

constexpr auto currency_steps =
    list_steps<audit::CurrencyRow, ask_currencies, read_currency_row, by_code>("currency.currency.search_read");

HttpRequest ask_tax_groups(const ErpAccess& access, const Instant&, const Json& found) {
  return search_read(access, "product.category", after(found, Json::array({is("accounting", true)})),
                     Json::array({"name"}));
}

std::string read_tax_group(const ErpAccess&, const JsonReader& row) { return row.at("name").text(); }

constexpr auto tax_group_steps =
    list_steps<std::string, ask_tax_groups, read_tax_group, by_name>("product.category.search_read");

HttpRequest ask_addresses(const ErpAccess& access, const Instant&, const Json& found) {
  return search_read(access, "party.address",
                     after(found, Json::array({is("party.name", setting(access, "customer")),
                                               Json::array({"party_name", "!=", nullptr})})),
                     {"party_name", "street", "city", "postal_code", "country.code", "delivery"});
}

/// The integration finds a centre by its party name alone. An address that is not for deliveries may be an office of
/// the customer: a name with blanks is no code of a centre.
std::optional<audit::Address> read_address(const ErpAccess&, const JsonReader& row) {
  const std::string code = row.at("party_name").text();
  const bool is_office = !flag_in(row, "delivery") && code.find(' ') != std::string::npos;
  if (is_office) return std::nullopt;
  audit::Address address;
  address.code = code;
  address.street = text_in(row, "street");
  address.city = text_in(row, "city");
  address.postal_code = text_in(row, "postal_code");
  if (has_one(row, "country")) address.country = text_in(one(row, "country"), "code");
  return address;
}

constexpr auto address_steps =
    list_steps<audit::Address, ask_addresses, read_address, by_party_name>("party.address.search_read");

}  // namespace

HttpRequest ask_our_company(const ErpAccess& access, const Instant&, const Json&) { return ask_company(access); }

Result<void> hear_our_company(const ErpAccess& access, const JsonReader& answer, Json& found) {
  const Result<JsonReader> row = only_row(answer, "companies", setting(access, "company"));
  if (!row) return tl::unexpected<Error>(row.error());
  found["company"] = row->at("id").integer();
  found["currency"] = one(*row, "currency").at("code").text();
  return answer.finish(true).map([](bool) {});
}

Audited<audit::Setup> audited_setup() { return question_of<setup_steps, Setups, Instant>(); }
Audited<AuditedParty> audited_parties() { return question_of<party_steps, std::vector<AuditedParty>, Instant>(); }
Audited<audit::Terms> audited_terms() { return question_of<terms_steps, std::vector<audit::Terms>, Instant>(); }
Audited<audit::CurrencyRow> audited_currencies() {
  return question_of<currency_steps, std::vector<audit::CurrencyRow>, Instant>();
}
Audited<std::string> audited_tax_groups() { return question_of<tax_group_steps, std::vector<std::string>, Instant>(); }
Audited<audit::Address> audited_addresses() {
  return question_of<address_steps, std::vector<audit::Address>, Instant>();
}

}  // namespace vendorproof::erp::tryton
