// The shape of submitted documents as tables, and the check against them. Amazon turns JSON into XML and validates
// that, so refusals read like those of an XML schema validator (API-07), and a field that is not declared is refused
// (API-08).
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json/json_node.h"
#include "mock_amazon/wire/refusal.h"

namespace vendorproof::mock_amazon {

enum class FieldKind {
  Text,
  Sequence,
  Integer,
  Number,
  DateTime,
  Decimal,
  Choice,
  Country,
  Group,
  Groups,
  Texts,
  Sequences
};
enum class Presence { Required, Optional };

struct Shape;

struct FieldRule {
  std::string_view name;
  FieldKind kind = FieldKind::Text;
  Presence presence = Presence::Optional;
  std::vector<std::string_view> choices;  ///< of a Choice
  const Shape* child = nullptr;           ///< of a Group and of each of Groups
  std::size_t length_max = 0;             ///< of a Text; 0: any
};

struct Shape {
  std::vector<FieldRule> fields;
};

/// Rows of a shape. A required list must not be empty.
FieldRule text(std::string_view name, Presence presence = Presence::Optional, std::size_t length_max = 0);
/// The sequence number of a part of a document. The model says text; a whole number counts as its digits, because
/// Amazon reads both from XML.
FieldRule sequence(std::string_view name, Presence presence = Presence::Optional);
FieldRule sequences(std::string_view name, Presence presence);
FieldRule integer(std::string_view name, Presence presence = Presence::Optional);
FieldRule number(std::string_view name);
FieldRule date_time(std::string_view name, Presence presence = Presence::Optional);
FieldRule decimal(std::string_view name, Presence presence = Presence::Optional);
FieldRule country(std::string_view name);
FieldRule choice(std::string_view name, Presence presence, std::initializer_list<std::string_view> choices);
FieldRule group(std::string_view name, Presence presence, const Shape& child);
FieldRule groups(std::string_view name, Presence presence, const Shape& child);
FieldRule texts(std::string_view name, Presence presence);

/// All errors in the shape of the document, at most 20; `root` is the name of the whole request.
constexpr std::size_t refusals_max = 20;
std::vector<Refusal> check_shape(const Shape& shape, const JsonNode& document, std::string_view root);

/// The text of a document of a shape that was checked, with whole numbers as numbers (API-23) and instants with their
/// zone (API-25), without fields that the shape does not have: this is what Amazon shows later.
std::string canonical(const Shape& shape, const JsonNode& document);

/// The requests, as Amazon's models declare them (models of August 2026).
const Shape& acknowledgement_request();
const Shape& shipment_confirmation_request();
const Shape& submit_shipments_request();
const Shape& transport_request();  ///< one shipment of the request before
const Shape& invoice_request();

}  // namespace vendorproof::mock_amazon
