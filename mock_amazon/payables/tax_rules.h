// Taxes on invoices by region: India's rules fail the transaction (INV-21), Europe's are checked by payables (INV-22,
// INV-37).
#pragma once

#include <string>
#include <vector>

namespace vendorproof::mock_amazon {

struct MatchedInvoice;

/// India: a numeric HSN of at most 8 digits and one of the allowed sets of taxes on each line, the vendor's GSTIN of 15
/// characters, and the government's reference number.
std::vector<std::string> indian_tax(const MatchedInvoice& matched);

/// Europe: taxes are stated; DomesticVAT repeats VAT, so it needs a VAT of the same rate beside it; for a Polish payee
/// there is a note of type SUR.
std::vector<std::string> european_tax(const MatchedInvoice& matched);

/// Europe: a VAT number that is stated begins with its country's two letters and has 8 to 14 characters.
std::vector<std::string> bad_registration(const MatchedInvoice& matched);

}  // namespace vendorproof::mock_amazon
