// Quirks of served documents: orders, and their status. They do not change the state of Vendor Central.
#include <algorithm>
#include <functional>

#include "core/base/json/json_tree.h"
#include "core/base/text.h"
#include "mock_amazon/quirks/quirks.h"
#include "mock_amazon/state/central.h"
#include "mock_amazon/wire/reading.h"

namespace vendorproof::mock_amazon {

namespace {

/// Calls `edit` with name and value of every member of every object in `node`.
void for_each_member(Json& node, const std::function<void(const std::string& name, Json& value)>& edit) {
  if (node.is_object()) {
    for (auto& [name, value] : node.items()) {
      edit(name, value);
      for_each_member(value, edit);
    }
  } else if (node.is_array()) {
    for (Json& element : node) for_each_member(element, edit);
  }
}

std::string upper_case(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char letter) { return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 32) : letter; });
  return text;
}

/// Removes the `Z` of `2026-11-23T08:00:00Z`, also at both ends of an interval.
std::string without_zone(std::string text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool zone = text[i] == 'Z' && (i + 1 == text.size() || text[i + 1] == '-');
    if (!zone) result += text[i];
  }
  return result;
}

bool is_instant_or_window(const std::string& text) {
  if (text.size() < 20 || text.find('T') != 10) return false;
  return parse_instant(text).has_value() || parse_window(text).has_value();
}

Json* first_row(Json& object, std::string_view list) {
  const auto found = object.find(std::string(list));
  return found != object.end() && found->is_array() && !found->empty() ? &found->front() : nullptr;
}

}  // namespace

void write_negative_quantity(const Central& central, const Order& order, Json& document) {
  if (!is_chosen(central.settings, Quirk::NegativeQuantity, order.number)) return;
  Json* item = first_row(document["orderDetails"], "items");
  if (item == nullptr) return;
  Json& quantity = (*item)["orderedQuantity"];
  const std::int64_t ordered = integer_at(JsonNode(&quantity), "amount").value_or(0);
  const std::int64_t negative = -((ordered + 1) / 2);
  quantity["amount"] = quantity["amount"].is_string() ? Json(std::to_string(negative)) : Json(negative);
}

void write_units_in_capitals(const Central&, const Order&, Json& document) {
  for_each_member(document, [](const std::string& name, Json& value) {
    if (name == "unitOfMeasure" && value.is_string()) value = upper_case(value.get<std::string>());
  });
}

void write_dates_without_zone(const Central&, const Order&, Json& document) {
  for_each_member(document, [](const std::string&, Json& value) {
    if (!value.is_string() || !is_instant_or_window(value.get<std::string>())) return;
    value = without_zone(value.get<std::string>());
  });
}

void write_stray_spaces(const Central& central, const Order& order, Json& document) {
  if (is_chosen(central.settings, Quirk::StraySpaces, order.number)) {
    document["purchaseOrderNumber"] = " " + order.number;
  }
}

void leave_out_receipts(const Central& central, const Order& order, Json& row) {
  if (!is_chosen(central.settings, Quirk::ReceivingStatusMissing, order.number)) return;
  for (Json& item : row["itemStatus"]) item.erase("receivingStatus");
}

void write_eaches_as_cases(const Central&, const Order&, Json& row) {
  const auto widen = [](const std::string&, Json& value) {
    const JsonNode quantity(&value);
    if (!quantity.is_object() || text_at(quantity, "unitOfMeasure") != "Cases") return;
    const std::int64_t size = integer_at(quantity, "unitSize").value_or(1);
    value["amount"] = integer_at(quantity, "amount").value_or(0) * size;
  };
  for_each_member(row, widen);
}

void show_partial_as_accepted_zero(const Central&, const Order&, Json& row) {
  for (Json& item : row["itemStatus"]) {
    Json& status = item["acknowledgementStatus"];
    if (text_at(JsonNode(&status), "confirmationStatus") != "PARTIALLY_ACCEPTED") continue;
    status["confirmationStatus"] = "ACCEPTED";
    status["acceptedQuantity"]["amount"] = 0;
  }
}

}  // namespace vendorproof::mock_amazon
