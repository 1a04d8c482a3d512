// The rehearsal of a peak season in virtual time: a profile becomes weeks of orders, and thresholds decide.
#pragma once

#include <cstdint>
#include <string>

namespace vendorproof::harness {

struct RehearseOptions {
  std::string profile = "black-friday-mid-size";  ///< a file, or the name of one that comes with the program
  std::string rate_card_file;                     ///< "" = the region's own
  std::uint64_t seed = 1;
  std::string out;          ///< folder for rehearsal.html and rehearsal.json; "" = none
  std::string integration;  ///< its name, for the report; "": Vendorproof's own core
  std::string command;
  bool no_colour = false;
  bool quiet = false;
};

/// Returns the exit code: 0 when every threshold held and no rule is broken, 1 otherwise, 2 for bad input.
int rehearse(const RehearseOptions& options);

}  // namespace vendorproof::harness
