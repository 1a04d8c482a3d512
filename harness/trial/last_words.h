// The last lines of what a program on trial wrote, for a message.
#pragma once

#include <string>

namespace vendorproof::harness {

/// "; it last said: ...; all of it is in FILE", at most five lines and 1,000 characters; "; it said nothing" for an
/// empty or missing file.
std::string last_words(const std::string& log_file);

}  // namespace vendorproof::harness
