// The histories of two runs beside each other, in order of time.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/time.h"
#include "harness/record/run_record.h"

namespace vendorproof::harness {

/// Something that happened in one run.
struct HistoryRow {
  Instant at;
  std::string text;   ///< `ERP: SalesOrderCreated SO-100001 for PO1: 24 eaches`
  std::string alike;  ///< equal for rows that say the same, whatever numbers and texts their documents have
  std::string about;  ///< kind and order: rows with the same stand beside each other even if they say different things
};

/// Rows of both runs that belong together, or of one run alone.
struct PairedRow {
  std::optional<HistoryRow> a;
  std::optional<HistoryRow> b;
  bool differs = false;

  /// The earlier one.
  Instant at() const;
};

/// What the peers accepted and what people were shown; not the calls.
std::vector<HistoryRow> history_rows(const RunRecord& record);

/// In order of time; a pair stands where its earlier row does.
std::vector<PairedRow> paired_rows(const RunRecord& a, const RunRecord& b);

/// Two columns in at most 110 columns; rows that differ are marked `!!`, and `parted` stands before the first row from
/// that instant on. Of more than `rows_max` rows, those behind the first few after the parting are counted only.
std::string write_two_histories(const std::vector<PairedRow>& rows, Instant parted, const std::string& parting,
                                std::size_t rows_max);

}  // namespace vendorproof::harness
