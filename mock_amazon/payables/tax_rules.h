// Taxes on invoices by region: India's fail the transaction (INV-21), Europe's are payables' business (INV-22, INV-37).
#pragma once

#include <string>
#include <vector>

namespace vendorproof::mock_amazon {

struct MatchedInvoice;

/// India: a numeric HSN of at most 8 digits and one of the allowed sets of taxes on each line, the vendor's GSTIN of 15
/// characters, and the government's reference number.
std::vector<std::string> indian_tax(const MatchedInvoice& matched);

/// Europe: taxes are stated; DomesticVAT repeats VAT, so that it never stands alone and has VAT's rate; for a Polish
/// payee a note of type SUR is there.
std::vector<std::string> european_tax(const MatchedInvoice& matched);

/// Europe: a VAT number that is stated begins with its country's two letters and has 8 to 14 characters.
std::vector<std::string> bad_registration(const MatchedInvoice& matched);

}  // namespace vendorproof::mock_amazon
