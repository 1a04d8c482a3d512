// The three-way match: what an invoiced line gets, of the units that came, at no more than the order's cost, to the
// cent. Purchase price variance (PPV) and purchase quantity variance (PQV) are what it does not get (INV-38, INV-39).
#pragma once

#include <cstdint>
#include <string>

#include "core/base/money.h"
#include "core/base/quantity.h"

namespace vendorproof::mock_amazon {

struct Central;
struct InvoicedLine;
struct OrderLine;
struct PayableInvoice;

/// Of `cost`, which buys `priced_size` eaches, for `eaches`, to the cent.
Money amount_of(const Money& cost, std::int64_t priced_size, std::int64_t eaches);

struct LineMatch {
  std::int64_t units = 0;    ///< that came and were not paid before
  std::int64_t missing = 0;  ///< PQV
  Money shortage;
  Money overpriced;  ///< PPV, of the units that came
  Money limit;       ///< per each: at the most what Amazon pays
};

/// `taken` are eaches of the same order line that earlier lines of the invoice get.
LineMatch match_line(const OrderLine& line, const InvoicedLine& row, std::int64_t taken);

/// Every unit came and was not paid before.
bool is_received(const Central& central, const PayableInvoice& invoice);
/// Nothing is missing and no cost is above the order's.
bool matches(const Central& central, const PayableInvoice& invoice);

/// Why units are missing, as the portal words it (INV-49).
std::string cause_of_shortage(const OrderLine& line);
/// Why a cost is too high; a factor of the case size is named (INV-40, UOM-09, X1).
std::string cause_of_price(const OrderLine& line, const InvoicedLine& row);

}  // namespace vendorproof::mock_amazon
