// Shapes that documents of several desks have in common.
#pragma once

#include <string_view>

#include "mock_amazon/wire/schema.h"

namespace vendorproof::mock_amazon {

/// The address of orders and shipments; invoices name the postal code differently (`postalOrZipCode`).
const Shape& address(std::string_view postal_code);
const Shape& tax_registration();
FieldRule weight_unit(Presence presence);
/// A quantity whose amount and unit are required: of ship notices and invoices (UOM-03).
const Shape& quantity();

}  // namespace vendorproof::mock_amazon
