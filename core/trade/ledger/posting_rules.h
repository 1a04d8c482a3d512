// How the ERP posts what Amazon pays and takes: accounts of deductions, batches, closed periods.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/base/time.h"
#include "core/trade/remittance.h"

namespace vendorproof::trade {

/// What becomes of a posting whose date is in a closed period.
enum class ClosedPeriod { Ask, FirstOpenDay };

struct PostingRules {
  /// The ERP's accounts, by the name of a deduction kind. A kind without an account is not posted.
  std::map<std::string, std::string, std::less<>> accounts;
  std::string bank;                     ///< the bank account of payments; "": what no invoice bears is not posted
  std::optional<Instant> closed_until;  ///< the last day of the closed period
  ClosedPeriod closed_period = ClosedPeriod::Ask;
  Duration batch_every{};  ///< zero: everything is posted at once
};

/// A kind of deduction that may have an account: its key in the configuration.
struct DeductionKind {
  std::string_view name;
  std::string_view meaning;
};
std::span<const DeductionKind> deduction_kinds();

/// The name of the deduction's kind; "" if nobody knows what it is.
std::string_view kind_name_of(const Deduction& deduction);

/// The account of a kind; "" if it has none.
std::string account_of(const PostingRules& rules, std::string_view kind);

/// The date on which something of `date` is posted; nullopt if a person has to say.
std::optional<Instant> posting_date(const PostingRules& rules, Instant date);

/// When something that came up at `now` is posted: the end of the running batch. Batches are counted from 1970.
Instant posting_time(const PostingRules& rules, Instant now);

}  // namespace vendorproof::trade
