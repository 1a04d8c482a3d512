// The lists of members (see archive.h) of the types in core/base.
#pragma once

#include <string_view>
#include <vector>

#include "core/base/archive/archive.h"
#include "core/base/effect.h"
#include "core/base/quantity.h"
#include "core/base/truck.h"

namespace vendorproof {

/// The names of an enumeration whose text_of returns "" after its last enumerator.
template <class E>
std::vector<std::string_view> names_of() {
  std::vector<std::string_view> names;
  while (!text_of(static_cast<E>(names.size())).empty()) names.push_back(text_of(static_cast<E>(names.size())));
  return names;
}

template <class Archive>
void archive(Archive& a, Window& window) {
  a("from", window.from)("to", window.to);
  if (Archive::reads && window.to < window.from) a.problem("ends before it begins");
}

template <class Archive>
void archive(Archive& a, Quantity& quantity) {
  a("amount", quantity.amount);
  a.choice("unit", quantity.unit, {"Eaches", "Cases"});
  a("unit_size", quantity.unit_size);
}

template <class Archive>
void archive(Archive& a, EffectLine& line) {
  a("purchase_order", line.purchase_order)("sequence", line.sequence)("item", line.item)("code", line.code);
  a("eaches", line.eaches)("as_written", line.as_written)("unit_cost", line.unit_cost)("expected", line.expected);
  a("erp_line", line.erp_line)("description", line.description)("rejection", line.rejection);
}

template <class Archive>
void archive(Archive& a, CartonContent& content) {
  a("item", content.item)("purchase_order", content.purchase_order)("eaches", content.eaches)("lot", content.lot);
}

template <class Archive>
void archive(Archive& a, PhysicalCarton& carton) {
  a("sscc", carton.sscc)("contents", carton.contents);
}

template <class Archive>
void archive(Archive& a, Effect& effect) {
  a("at", effect.at);
  a.choice("kind", effect.kind, names_of<EffectKind>());
  a("purchase_order", effect.purchase_order)("document", effect.document)("other_document", effect.other_document);
  a("amount", effect.amount)("reason", effect.reason)("operation", effect.operation)("status", effect.status)(
      "submitted", effect.submitted)("body_hash", effect.body_hash)("lines", effect.lines)("dated", effect.dated)(
      "cartons", effect.cartons);
}

template <class Archive>
void archive(Archive& a, Truck& truck) {
  a("load_number", truck.load_number)("bill_of_lading", truck.bill_of_lading)("ship_to", truck.ship_to);
  a("departed", truck.departed)("arrives", truck.arrives)("cartons", truck.cartons);
}

}  // namespace vendorproof
