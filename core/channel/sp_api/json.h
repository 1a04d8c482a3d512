// Helpers for the SP-API readers and writers of this room only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/http.h"
#include "core/base/json/json.h"
#include "core/base/json/json_money.h"
#include "core/base/json/json_writer.h"
#include "core/base/money.h"
#include "core/base/quantity.h"
#include "core/base/time.h"

namespace vendorproof::channel::sp_api {

HttpRequest amazon_get(std::string path);
/// `body` is JSON.
HttpRequest amazon_post(std::string path, std::string body);

/// The member `key`, which must be an object. Without this check, a wrong type (`"payload": 17`) would read as a group
/// without any of its optional fields, and its data would be lost without a message.
JsonReader object_at(const JsonReader& in, std::string_view key);

/// An ItemQuantity. Amounts are 0 to 1,000,000,000 and unit sizes 1 to 1,000,000, so that their product fits in 64
/// bits. Eaches always have the unit size 1 (UOM-02); Cases without a unit size have 0, "not stated". A missing unit is
/// a problem, never a guess, unless the amount is 0.
Quantity read_quantity(const JsonReader& in);
/// An ItemQuantity in eaches; a problem for cases whose size is not stated.
std::int64_t read_eaches(const JsonReader& in);

/// Money whose amount is a text, as Amazon's Decimal is.
Money read_money(const JsonReader& in);

/// An itemSequenceNumber: `1`, `001`, `00001` are the same line (X13). At least 1.
std::int64_t read_sequence(const JsonReader& in);

std::optional<Instant> instant_or_none(const JsonReader& in, std::string_view key);

/// The value `{"amount","unitOfMeasure","unitSize"}`; no unitSize where the order did not state one.
void write_quantity(JsonWriter& out, const Quantity& quantity);
void write_money(JsonWriter& out, const Money& money);
void write_party(JsonWriter& out, std::string_view party_id);

/// The members that name the product: those of the two identifiers that are not empty.
void add_product(JsonWriter& out, std::string_view amazon_product_identifier,
                 std::string_view vendor_product_identifier);

/// Writes the member unless `text` is empty: Amazon refuses empty identifiers.
void add_text(JsonWriter& out, std::string_view key, std::string_view text);

}  // namespace vendorproof::channel::sp_api
