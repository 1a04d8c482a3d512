// `vendorproof run --shadow`: the daemon reads and decides, and what it would send is shown instead of sent.
#pragma once

#include <cstdint>
#include <fstream>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/base/money.h"
#include "core/base/result.h"
#include "core/core.h"

namespace vendorproof::harness {

/// The money of a call as its body states it: of invoices and payments the amount, of a sales order its lines. nullopt
/// for calls that move no money. `currency` is for bodies that state none.
std::optional<Money> money_in(const HttpCall& call, Currency currency);

/// What was shown, and the store that a shadow works on. The store is a copy that is removed at the end.
class Shadow {
 public:
  /// Works on a copy of the store; if there is no store, on an empty one. `out`: a file to which each call is added as
  /// a line of JSON with its whole body, or "". Errors: those of back_up_store; Unavailable if `out` cannot be written.
  static Result<std::unique_ptr<Shadow>> open(const std::string& store_file, const std::string& out, Currency currency);
  Shadow(const Shadow&) = delete;
  Shadow& operator=(const Shadow&) = delete;
  ~Shadow();

  const std::string& store_file() const { return store_file_; }
  /// There was no store: orders may be under way, in the hands of another integration.
  bool begins_anew() const { return begins_anew_; }

  /// One line on standard output, and one in the file. The same call is shown once, however often it is tried.
  void show(const HttpCall& call, const std::string& purchase_order, Instant now);
  /// Whether nothing new was shown since the last question.
  bool was_quiet();
  /// A table: operation, how many, money.
  std::string summary() const;

 private:
  struct Total {
    std::int64_t calls = 0;
    std::map<std::string, Money> money;  ///< by currency
  };

  Shadow(std::string store_file, Currency currency) : store_file_(std::move(store_file)), currency_(currency) {}

  std::string store_file_;
  Currency currency_;
  bool begins_anew_ = false;
  std::ofstream out_;
  std::set<std::string> shown_;
  bool is_quiet_ = true;
  std::map<std::string, Total> totals_;  ///< by operation
};

}  // namespace vendorproof::harness
