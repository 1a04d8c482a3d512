// An entity to try things on, with a field of every type.
#pragma once

#include "mock_erp/contract/entity.h"

namespace vendorproof::mock_erp {

namespace thing_tables {

using namespace fields;

inline constexpr std::string_view kinds[] = {"_x0020_", "Loose", "In_x0020_Cases"};

inline constexpr Field columns[] = {
    guid("id"),
    text("name", 20).writable(),
    code("code", 5).writable().needed(),
    decimal("amount").writable(),
    whole("count").on_create(),
    boolean("blocked").writable(),
    date_time("modified"),
    date("day").writable(),
    choice("kind", "thingKind", kinds).writable(),
    decimal("share").computed(),
};

inline constexpr Link links[] = {{"number", "number"}};
inline constexpr Part parts[] = {{"packages", "packages", links}};

}  // namespace thing_tables

inline constexpr Entity thing = {
    .api = Api::Vendorlink,
    .set = "things",
    .name = "thing",
    .fields = thing_tables::columns,
    .parts = thing_tables::parts,
    .can_create = true,
    .can_change = true,
};

}  // namespace vendorproof::mock_erp
