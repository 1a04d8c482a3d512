// What survives a restart: what was told, and which alerts have not arrived. A small file beside the store.
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/live/alerts/due_alerts.h"

namespace vendorproof::live {

/// An alert on its way to one place.
struct PendingAlert {
  std::string place;  ///< its name
  Alert alert;
  Instant since;  ///< this machine's time

  bool operator==(const PendingAlert&) const = default;
};

struct AlertLedger {
  Told told;
  std::vector<PendingAlert> pending;  ///< the oldest first

  bool operator==(const AlertLedger&) const = default;
};

/// One line with a digest of what follows, and JSON.
std::string ledger_text(const AlertLedger& ledger);
/// Errors: Malformed, for a text that this program did not write as it stands; Conflict, for one of a newer version.
Result<AlertLedger> parse_ledger(const std::string& text);

class LedgerFile {
 public:
  explicit LedgerFile(std::string path) : path_(std::move(path)) {}

  /// An empty ledger if there is no file. A damaged file is moved aside to `<path>.damaged`, and `damage` says so in a
  /// sentence. Errors: Unavailable, if the file cannot be read or moved; Conflict, if it is of a newer version.
  Result<AlertLedger> load(std::string& damage) const;
  /// Replaces the file at once, also in the sense of a power cut; only its owner can read it. Errors: Unavailable.
  Result<void> save(const AlertLedger& ledger) const;

 private:
  std::string path_;
};

}  // namespace vendorproof::live
