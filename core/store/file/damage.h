// The message about a damaged store, and the end of the program if the damage is found during the work.
#pragma once

#include <string>
#include <string_view>

namespace vendorproof::store {

/// What helps when a store is damaged. The program repairs nothing: a guessed row could send an invoice twice.
constexpr std::string_view way_back =
    "put a copy in its place with `vendorproof store restore`; without a copy, move it with its -wal and -shm away and "
    "make it anew from Amazon and the ERP with `vendorproof store rebuild`";

/// `row 'PO1' of table orders is damaged: <problem>; <way back>`.
std::string damaged_row(std::string_view table, std::string_view key, std::string_view problem);

/// The same for a table as a whole, or another part of the file: `table orders is damaged: <problem>; <way back>`.
std::string damaged_part(std::string_view part, std::string_view problem);

/// For outside failures after which work is impossible: a full or lost disk, a damaged row. Prints the reason on
/// standard error and ends the program at once with exit code 2. Changes that were not committed are lost.
[[noreturn]] void end_program(std::string_view reason);

}  // namespace vendorproof::store
