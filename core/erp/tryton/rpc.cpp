#include "core/erp/tryton/rpc.h"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "core/base/json/json_tree.h"
#include "core/base/text.h"

namespace vendorproof::erp::tryton {

namespace {

constexpr std::array<std::string_view, 4> reading = {".search_read\"", ".search\"", ".read\"", ".search_count\""};

Json parts_of_day(Instant moment, const char* name) {
  const auto day = std::chrono::floor<std::chrono::days>(moment);
  const std::chrono::year_month_day date(day);
  return {{"__class__", name},
          {"year", static_cast<int>(date.year())},
          {"month", static_cast<unsigned>(date.month())},
          {"day", static_cast<unsigned>(date.day())}};
}

}  // namespace

const std::string& setting(const ErpAccess& access, std::string_view name) {
  return trade::setting(access.settings, name);
}

HttpRequest call(const ErpAccess& access, std::string_view method, Json parameters, Json context) {
  context["language"] = "en";
  parameters.push_back(std::move(context));
  const Json body = {{"id", 1}, {"method", method}, {"params", std::move(parameters)}};
  HttpRequest request;
  request.method = "POST";
  request.path = "/" + setting(access, "database") + "/";
  request.headers = {
      {"accept", "application/json"},
      {"authorization", "Basic " + base64_encode(setting(access, "user") + ":" + setting(access, "password"))},
      {"content-type", "application/json"}};
  request.body = body.dump(-1, ' ', false, Json::error_handler_t::replace);
  return request;
}

HttpRequest call(const ErpAccess& access, std::string_view method, Json parameters) {
  return call(access, method, std::move(parameters), Json::object());
}

HttpRequest search_read(const ErpAccess& access, std::string_view model, Json domain, Json fields, Json context) {
  Json parameters = Json::array();
  parameters.push_back(std::move(domain));
  parameters.push_back(0);
  parameters.push_back(rows_max);
  parameters.push_back(Json::array({Json::array({"id", "ASC"})}));
  parameters.push_back(std::move(fields));
  return call(access, fmt::format("model.{}.search_read", model), std::move(parameters), std::move(context));
}

HttpRequest search_read(const ErpAccess& access, std::string_view model, Json domain, Json fields) {
  return search_read(access, model, std::move(domain), std::move(fields), Json::object());
}

bool only_reads(const HttpRequest& request) {
  constexpr std::string_view begin = R"({"id":1,"method":"model.)";
  if (!starts_with(request.body, begin)) return false;
  const std::size_t end = request.body.find('"', begin.size());
  const std::string_view method = std::string_view(request.body).substr(0, end == std::string::npos ? 0 : end + 1);
  for (const std::string_view one : reading) {
    if (method.size() > one.size() && method.substr(method.size() - one.size()) == one) return true;
  }
  return false;
}

Json decimal_of(const Money& money) { return {{"__class__", "Decimal"}, {"decimal", money.decimal()}}; }

Json date_of(Instant day) { return parts_of_day(day, "date"); }

Json moment_of(Instant moment) {
  Json parts = parts_of_day(moment, "datetime");
  const std::chrono::hh_mm_ss time(moment - std::chrono::floor<std::chrono::days>(moment));
  parts["hour"] = time.hours().count();
  parts["minute"] = time.minutes().count();
  parts["second"] = time.seconds().count();
  parts["microsecond"] = time.subseconds().count() * 1000;
  return parts;
}

std::vector<JsonReader> rows_of(const JsonReader& answer) { return answer.at("result").elements(); }

bool has_one(const JsonReader& row, std::string_view field) { return row.has(std::string(field) + "."); }
JsonReader one(const JsonReader& row, std::string_view field) { return row.at(std::string(field) + "."); }
std::vector<JsonReader> many(const JsonReader& row, std::string_view field) { return one(row, field).elements(); }

std::string text_in(const JsonReader& row, std::string_view key) {
  const std::optional<JsonNode> member = row.node().member(key);
  const std::optional<std::string_view> text = member ? member->text() : std::nullopt;
  return std::string(text.value_or(""));
}

bool flag_in(const JsonReader& row, std::string_view key) {
  if (!row.has(key)) return false;
  const JsonReader flag = row.at(key);
  if (const std::optional<std::int64_t> number = flag.node().integer()) {
    if (*number == 0 || *number == 1) return *number == 1;
  }
  return flag.boolean();
}

std::string id_of(const JsonReader& row) { return std::to_string(row.at("id").integer()); }

}  // namespace vendorproof::erp::tryton
