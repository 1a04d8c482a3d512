// The three-way match: an invoiced line is paid for units that arrived, at most at the order's cost, to the cent. The
// unpaid rest is purchase price variance (PPV) and purchase quantity variance (PQV) (INV-38, INV-39).
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

/// The price of `eaches`, to the cent, if `cost` is the price of `priced_size` eaches.
Money amount_of(const Money& cost, std::int64_t priced_size, std::int64_t eaches);

struct LineMatch {
  std::int64_t units = 0;    ///< arrived and not paid before
  std::int64_t missing = 0;  ///< PQV
  Money shortage;
  Money overpriced;  ///< PPV, for the units that arrived
  Money limit;       ///< per each: the most that Amazon pays
};

/// `taken`: eaches of the same order line that earlier lines of the invoice already use.
LineMatch match_line(const OrderLine& line, const InvoicedLine& row, std::int64_t taken);

/// Whether every invoiced unit arrived and was not paid before.
bool is_received(const Central& central, const PayableInvoice& invoice);
/// Whether nothing is missing and no cost is above the order's.
bool matches(const Central& central, const PayableInvoice& invoice);

/// Why units are missing, as the portal words it (INV-49).
std::string cause_of_shortage(const OrderLine& line);
/// Why a cost is too high, as the portal words it; names the case size if it is the factor (INV-40, UOM-09, X1).
std::string cause_of_price(const OrderLine& line, const InvoicedLine& row);

}  // namespace vendorproof::mock_amazon
