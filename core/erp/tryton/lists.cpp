#include "core/erp/tryton/lists.h"

#include <charconv>

#include <fmt/format.h>

namespace vendorproof::erp::tryton {

std::string name_of_row(const JsonReader& row, std::string_view name_key, std::size_t index) {
  if (const std::string name = text_in(row, name_key); !name.empty()) return printable_start(name, name_length_max);
  const std::optional<JsonNode> id = row.node().member("id");
  const std::optional<std::int64_t> number = id ? id->integer() : std::nullopt;
  return number ? std::to_string(*number) : fmt::format("row {}", index + 1);
}

HttpRequest ask_for_nothing(const ErpAccess& access) {
  return search_read(access, "company.company", Json::array({is("id", 0)}), Json::array({"id"}));
}

bool is_of_nothing(const JsonReader& answer) {
  const std::optional<JsonNode> result = answer.node().member("result");
  return result && result->is_array() && result->elements().empty();
}

std::int64_t record_id(std::string_view text) {
  std::int64_t id = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), id);
  return end.ec == std::errc() && end.ptr == text.data() + text.size() ? id : 0;
}

Json is(std::string_view field, Json value) { return Json::array({field, "=", std::move(value)}); }
Json is_in(std::string_view field, Json values) { return Json::array({field, "in", std::move(values)}); }

Json after(const Json& found, Json domain) {
  if (found.contains("after")) domain.push_back(Json::array({"id", ">", found.at("after")}));
  return domain;
}

trade::DocumentHead read_head(const JsonReader& row) { return {text_in(row, "number"), modified_at(row)}; }

Json of_company(const ErpAccess& access) { return is("company.party.name", setting(access, "company")); }

Json modified_since(Instant since) {
  return Json::array({"OR", Json::array({"write_date", ">=", moment_of(since)}),
                      Json::array({"create_date", ">=", moment_of(since)})});
}

Result<JsonReader> only_row(const JsonReader& answer, std::string_view what, std::string_view name) {
  const std::vector<JsonReader> rows = rows_of(answer);
  const Result<void> read = answer.finish(true).map([](bool) {});
  if (!read) return tl::unexpected<Error>(read.error());
  if (rows.size() != 1)
    return not_done(fmt::format("Tryton has {} {} '{}': it must have one", rows.size(), what, name));
  return rows.front();
}

HttpRequest ask_company(const ErpAccess& access) {
  return search_read(access, "company.company", Json::array({is("party.name", setting(access, "company"))}),
                     Json::array({"currency.code"}));
}

Result<void> hear_company(const ErpAccess& access, const JsonReader& answer, Json& found) {
  const Result<JsonReader> row = only_row(answer, "companies", setting(access, "company"));
  if (!row) return tl::unexpected<Error>(row.error());
  found["company"] = row->at("id").integer();
  found["currency"] = one(*row, "currency").at("id").integer();
  const Currency currency = read_currency(one(*row, "currency").at("code"));
  if (!answer.failed() && currency != access.currency) {
    return not_done(fmt::format("the currency of Tryton's company is {}, and [erp] currency is {}", currency.text(),
                                access.currency.text()));
  }
  return answer.finish(true).map([](bool) {});
}

HttpRequest ask_warehouse(const ErpAccess& access) {
  return search_read(access, "stock.location",
                     Json::array({is("type", "warehouse"), is("name", setting(access, "warehouse"))}),
                     {"storage_location", "input_location"});
}

Result<void> hear_warehouse(const ErpAccess& access, const JsonReader& answer, Json& found) {
  const Result<JsonReader> row = only_row(answer, "warehouses", setting(access, "warehouse"));
  if (!row) return tl::unexpected<Error>(row.error());
  found["warehouse"] = row->at("id").integer();
  found["storage"] = row->at("storage_location").integer();
  found["input"] = row->at("input_location").integer();
  return answer.finish(true).map([](bool) {});
}

Json in_company(const Json& found) { return {{"company", found.at("company")}}; }

}  // namespace vendorproof::erp::tryton
