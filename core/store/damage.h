// The message about a damaged store, and the end of the program if the damage is found during the work.
#pragma once

#include <string>
#include <string_view>

namespace vendorproof::store {

/// `row 'PO1' of table orders is damaged: <problem>`.
std::string damaged_row(std::string_view table, std::string_view key, std::string_view problem);

/// For outside failures after which work is impossible: a full or lost disk, a damaged row. Prints the reason on
/// standard error and ends the program at once with exit code 2. Changes that were not committed are lost.
[[noreturn]] void end_program(std::string_view reason);

}  // namespace vendorproof::store
