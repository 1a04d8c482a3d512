// What the pages and the desk of journals share.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "mock_erp/pages/listing.h"

namespace vendorproof::mock_erp {

/// "" without a number.
std::string account_id(const Company& company, const Account& account);

/// As lines name it: `G_x002F_L_x0020_Account`.
std::string_view word_of(AccountKind kind);
/// None for a kind of account that the company does not have, as `Vendor`.
std::optional<AccountKind> account_kind_of(std::string_view word);

/// Where a line is: its batch, its number, its serial.
RowAt place_of_line(const JournalLine& line);
/// The lines of a batch that are neither posted nor deleted, by their numbers.
Places unposted_lines(const Company& company, std::int64_t batch);

/// Lines belong to one journal: 400 for a request that names none, 404 for one that does not exist.
tl::unexpected<Refusal> no_journal_named();
tl::unexpected<Refusal> no_such_journal(std::string_view id);

}  // namespace vendorproof::mock_erp
