#include "mock_erp/office/line_terms.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "mock_erp/wire/exact.h"

namespace vendorproof::mock_erp {

namespace {

constexpr std::int64_t eaches_max = 1'000'000'000;
constexpr std::int64_t amount_max = 10'000'000'000'000;  // in 1/10,000

}  // namespace

tl::expected<std::int64_t, Refusal> eaches_of_unit(const Item& item, const std::string& code) {
  if (code == item.base_unit) return 1;
  const auto has_code = [&](std::int64_t eaches) { return code == item.case_code(eaches); };
  const auto found = std::find_if(item.case_sizes.begin(), item.case_sizes.end(), has_code);
  if (found != item.case_sizes.end()) return *found;
  return refusal(400, "Internal_InvalidTableRelation",
                 fmt::format("The field Unit of Measure Code contains a value ({}) that cannot be found in the related "
                             "table (Item Unit of Measure) for Item No. {}.",
                             shown(code), item.number));
}

tl::expected<std::int64_t, Refusal> read_eaches(const JsonReader& quantity, std::int64_t unit_eaches) {
  const std::optional<std::int64_t> units = scaled_number(quantity.node(), quantity_places);
  if (!units) {
    return bad_request(fmt::format("{} must be a number with at most five decimals.", quantity.path()));
  }
  if (*units < 0) return business_error("Quantity must not be negative.");
  if (*units > eaches_max / unit_eaches * quantity_scale) {
    return business_error("Quantity must not be more than 1,000,000,000 pieces.");
  }
  const std::int64_t eaches_scaled = *units * unit_eaches;
  if (eaches_scaled % quantity_scale == 0) return eaches_scaled / quantity_scale;
  return business_error(
      fmt::format("{} is not a whole number of pieces: one unit is {} pieces.", quantity.path(), unit_eaches));
}

tl::expected<Money, Refusal> read_price(const JsonReader& price, Currency currency) {
  const std::optional<std::int64_t> ten_thousandths = scaled_number(price.node(), money_places);
  if (!ten_thousandths) {
    return bad_request(fmt::format("{} must be a number with at most four decimals.", price.path()));
  }
  if (*ten_thousandths < 0) return business_error("Unit Price must not be negative.");
  return Money(*ten_thousandths, currency);
}

std::int64_t read_whole(const JsonReader& object, std::string_view name, std::int64_t otherwise) {
  const std::optional<JsonNode> value = object.node().member(name);
  return value ? scaled_number(*value, 0).value_or(otherwise) : otherwise;
}

std::optional<Instant> read_day(const JsonReader& object, std::string_view name) {
  const std::string text = object.text_or(name, "");
  const Result<Instant> day = parse_instant(text);
  if (!day) return std::nullopt;
  return *day;
}

Money list_price(const Company& company, const Item& item, std::int64_t unit_eaches) {
  return Money(item.unit_price.ten_thousandths(), company.settings.currency) * unit_eaches;
}

bool price_counts(const JsonReader& line, const Entity& entity) {
  const std::vector<std::string> names = line.keys();
  const auto price = std::find(names.begin(), names.end(), "unitPrice");
  if (price == names.end()) return false;
  if (entity.api == Api::Vendorlink) return true;
  constexpr std::array<std::string_view, 4> overwriting = {"itemId", "lineObjectNumber", "unitOfMeasureCode",
                                                           "quantity"};
  return std::none_of(price, names.end(), [&](const std::string& name) {
    return std::find(overwriting.begin(), overwriting.end(), name) != overwriting.end();
  });
}

tl::expected<void, Refusal> require_amount_in_range(const Money& unit_price, std::int64_t eaches,
                                                    std::int64_t unit_eaches) {
  const std::int64_t units = eaches / unit_eaches + 1;
  if (unit_price.ten_thousandths() <= amount_max / units) return {};
  return business_error("The line's amount must not be more than 1,000,000,000.");
}

tl::expected<void, Refusal> require_etag(const Call& call, const std::string& etag) {
  const std::optional<std::string> match = header_of(call.request.headers, "If-Match");
  if (!match) {
    return refusal(400, "BadRequest_InvalidToken",
                   "Could not validate the client concurrency token required by the operation: If-Match is missing.");
  }
  if (*match == "*" || *match == etag) return {};
  return refusal(409, "Request_EntityChanged",
                 "Another user has already changed the record. Read it again and repeat the change.");
}

bool is_picked(const SalesOrder& order) {
  return std::any_of(order.lines.begin(), order.lines.end(),
                     [](const SalesLine& line) { return line.in_despatch > 0 || line.shipped > 0; });
}

tl::expected<void, Refusal> require_open(const SalesOrder& order) {
  if (!order.is_released) return {};
  return refusal(400, "Application_FieldValidationException",
                 fmt::format("Status must be equal to 'Open' in Sales Header: Document Type=Order, No.={}. Current "
                             "value is 'Released'.",
                             order.number));
}

tl::expected<void, Refusal> require_changeable(const Call& call, const SalesOrder& order) {
  if (call.entity.api == Api::Vendorlink) return {};
  return require_open(order);
}

}  // namespace vendorproof::mock_erp
