// The main job: plays the catalogue, or given scenarios, or a vendor's own orders, then generated runs; prints the
// verdict and writes the certificate.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/core.h"
#include "scenarios/generators/stimuli.h"

namespace vendorproof::harness {

struct CertifyOptions {
  std::uint64_t seed = 1;
  std::string sut_file;                     ///< the system under test; "": our own core
  std::string against;                      ///< compared with this: a file as --sut, or `our-core`; "": nothing
  std::vector<std::string> scenario_files;  ///< empty: the catalogue
  std::string orders_file;                  ///< a vendor's own orders, instead of the catalogue
  std::vector<std::string> switches;        ///< `NAME=VALUE`, for every scenario (mock_amazon/switches.h)
  std::string rate_card_file;               ///< charges everything by this card; "" = the regions' own
  std::string out;                          ///< folder for report.json, junit.xml, report.html and failures; "" = none
  std::int64_t runs = 0;                    ///< generated runs after the catalogue; at most 1,000,000
  std::string run_for;                      ///< instead of `runs`, for so long in real time: `10m`; "": not
  /// What generated runs are without: systems under test do not claim it.
  std::vector<const scenarios::Stimulus*> leaves_out;
  bool aim_at_gaps = false;        ///< generated runs are bent towards pairs that were not played
  std::string shard;               ///< `3/16`: only this part of the campaign; "": the whole
  std::string regressions;         ///< folder of earlier failures, which are repeated first; "": none
  bool sweep_crashes = false;      ///< each scenario once more for each request that changed something
  bool as_regression = false;      ///< failures are filed there when they have been made small
  bool check_determinism = false;  ///< our own core plays each run twice
  std::string planted_defect = "none";
  unsigned jobs = 0;        ///< 0: one per core
  std::string integration;  ///< its name, for the report; "": Vendorproof's own core
  std::string command;      ///< how it was called, for the report
  bool no_colour = false;
  bool quiet = false;  ///< no progress
};

/// Returns the exit code (exit_codes.h).
int certify(CertifyOptions options);

/// Prints name, title and what is expected of every scenario of the catalogue.
int list_catalogue();

}  // namespace vendorproof::harness
