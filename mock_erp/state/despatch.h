// A truck load on the company's books, with its packages.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/time.h"
#include "mock_erp/state/register.h"
#include "mock_erp/state/settings.h"

namespace vendorproof::mock_erp {

/// A row below a record: line `line` (from 0) of the record with that serial.
struct RowKey {
  std::int64_t record = 0;
  std::int64_t line = 0;
  auto operator<=>(const RowKey&) const = default;
};

struct PackageContent {
  std::int64_t despatch_line = 0;  ///< index in Despatch::lines
  std::int64_t eaches = 0;
};

/// A carton, or a pallet with cartons. Its number is its place in the despatch, from 1.
struct Package {
  std::string sscc;  ///< "" while unlabelled
  std::vector<PackageContent> contents;
  bool is_pallet = false;
  std::int64_t pallet = 0;  ///< number of the pallet that it stands on; 0: none
};

struct DespatchLine {
  RowKey order_line;
  std::int64_t eaches = 0;
  std::string shipment;     ///< "" while Open
  std::int64_t undone = 0;  ///< of the eaches: taken back after the posting
};

/// One truck load. Open until it is posted.
struct Despatch : Record {
  std::string ship_to;
  std::string load_number;
  std::string pro_number;      ///< "" while Open
  std::string bill_of_lading;  ///< "" while Open
  std::string
      amazon_reference;  ///< of the pickup booked with Amazon, which only collected freight needs; "" while Open
  std::optional<Instant> posted_at;
  std::optional<Instant> departed_at;
  std::optional<Instant> arrives_at;
  std::vector<DespatchLine> lines;
  std::vector<Package> packages;
  std::vector<std::int64_t> shipments;  ///< serials
  std::vector<Paper> missing;           ///< known to the warehouse, and not entered yet
  std::vector<Correction> corrections;  ///< still to be made

  /// Whether everything was taken back.
  bool is_undone() const {
    return !lines.empty() &&
           std::all_of(lines.begin(), lines.end(), [](const DespatchLine& line) { return line.undone == line.eaches; });
  }
  bool has_entered(Paper paper) const { return std::find(missing.begin(), missing.end(), paper) == missing.end(); }
};

}  // namespace vendorproof::mock_erp
