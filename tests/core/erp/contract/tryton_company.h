// The people of the real Tryton, for tests of what only Tryton does.
#pragma once

#include <string>

namespace vendorproof::erp::contract {

/// Lets a person act (people.py beside the live tests), and gives the last line of what they say.
std::string ask_people(const std::string& words);

}  // namespace vendorproof::erp::contract
