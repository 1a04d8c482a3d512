#include "core/channel/sp_api/json.h"

#include <utility>

namespace vendorproof::channel::sp_api {

namespace {

constexpr std::int64_t amount_max = 1'000'000'000;
constexpr std::int64_t unit_size_max = 1'000'000;

/// Production refuses requests without a user agent of this form, or with one of more than 500 characters.
constexpr const char* user_agent = "Vendorproof/0.1 (Language=C++)";

std::int64_t read_amount(const JsonReader& in) {
  const std::int64_t amount = in.integer_or_text();
  if (amount < 0) in.problem("is negative: " + std::to_string(amount));
  if (amount > amount_max) in.problem("is more than 1,000,000,000");
  return in.failed() ? 0 : amount;
}

std::int64_t read_unit_size(const JsonReader& in) {
  const std::int64_t unit_size = in.integer_or_text();
  if (unit_size < 1 || unit_size > unit_size_max) in.problem("is not between 1 and 1,000,000");
  return in.failed() ? 0 : unit_size;
}

}  // namespace

HttpRequest amazon_get(std::string path) {
  HttpRequest request;
  request.path = std::move(path);
  request.headers = {{"accept", "application/json"}, {"user-agent", user_agent}};
  return request;
}

HttpRequest amazon_post(std::string path, std::string body) {
  HttpRequest request = amazon_get(std::move(path));
  request.method = "POST";
  request.headers.emplace_back("content-type", "application/json");
  request.body = std::move(body);
  return request;
}

JsonReader object_at(const JsonReader& in, std::string_view key) {
  JsonReader group = in.at(key);
  if (!group.failed() && !group.node().is_object()) group.problem("is not an object");
  return group;
}

Quantity read_quantity(const JsonReader& in) {
  Quantity quantity;
  quantity.amount = read_amount(in.at("amount"));
  if (quantity.amount == 0 && !in.has("unitOfMeasure")) return quantity;

  const std::size_t unit = in.at("unitOfMeasure").one_of({"Eaches", "Cases"}, JsonReader::Case::Ignored);
  if (unit == 0) return quantity;
  quantity.unit = UnitOfMeasure::Cases;
  quantity.unit_size = in.has("unitSize") ? read_unit_size(in.at("unitSize")) : 0;
  return quantity;
}

std::int64_t read_eaches(const JsonReader& in) {
  const Quantity quantity = read_quantity(in);
  if (quantity.amount > 0 && quantity.unit_size == 0) {
    in.problem("is in cases and does not state a unitSize: it cannot be turned into eaches");
  }
  return quantity.amount * quantity.unit_size;
}

Money read_money(const JsonReader& in) {
  const Currency currency = read_currency(in.at("currencyCode"));
  const JsonReader amount = in.at("amount");
  return amount_at(amount, amount.text(), currency);
}

std::int64_t read_sequence(const JsonReader& in) {
  const std::int64_t sequence = in.integer_or_text();
  if (sequence < 1) in.problem("is " + std::to_string(sequence) + "; the first line is 1");
  return sequence;
}

std::optional<Instant> instant_or_none(const JsonReader& in, std::string_view key) {
  if (!in.has(key)) return std::nullopt;
  return in.at(key).instant();
}

void write_quantity(JsonWriter& out, const Quantity& quantity) {
  out.begin_object().member("amount", quantity.amount).member("unitOfMeasure", text_of(quantity.unit));
  if (quantity.unit_size > 0) out.member("unitSize", quantity.unit_size);
  out.end_object();
}

void write_money(JsonWriter& out, const Money& money) {
  out.begin_object();
  out.member("currencyCode", money.currency().text()).member("amount", money.decimal());
  out.end_object();
}

void write_party(JsonWriter& out, std::string_view party_id) {
  out.begin_object().member("partyId", party_id).end_object();
}

void add_product(JsonWriter& out, std::string_view amazon_product_identifier,
                 std::string_view vendor_product_identifier) {
  add_text(out, "amazonProductIdentifier", amazon_product_identifier);
  add_text(out, "vendorProductIdentifier", vendor_product_identifier);
}

void add_text(JsonWriter& out, std::string_view key, std::string_view text) {
  if (!text.empty()) out.member(key, text);
}

}  // namespace vendorproof::channel::sp_api
