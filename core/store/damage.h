// What is said of a store that cannot be used, and how the program ends when that shows in the middle of the work.
#pragma once

#include <string>
#include <string_view>

namespace vendorproof::store {

/// `row 'PO1' of table orders is damaged: <problem>`.
std::string damaged_row(std::string_view table, std::string_view key, std::string_view problem);

/// For the world's failures where nothing can go on: a disk that is full or lost, a row that is damaged. Prints the
/// reason on standard error and ends the program with exit code 2, at once. What was not committed did not happen.
[[noreturn]] void end_program(std::string_view reason);

}  // namespace vendorproof::store
