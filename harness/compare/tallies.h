// Values that change deed by deed: eaches that documents state, and sums of money.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/base/money.h"
#include "core/base/time.h"
#include "harness/compare/history.h"

namespace vendorproof::harness {

/// The value of a subject from that instant on.
struct Deed {
  Instant at;
  Subject subject;
  std::string value;
  std::int64_t eaches = 0;  ///< where the value is eaches
};
using Deeds = std::vector<Deed>;

inline constexpr const char* no_eaches = "0 eaches";
inline constexpr const char* no_money = "nothing";

std::string eaches_text(std::int64_t eaches);

/// Eaches that several documents state together.
class EachesTally {
 public:
  /// The document says this now, instead of what it said before.
  void say(Instant at, const std::string& document, const std::map<Subject, std::int64_t>& eaches);
  Deeds take() { return std::move(deeds_); }

 private:
  std::map<std::string, std::map<Subject, std::int64_t>> by_document_;
  std::map<Subject, std::int64_t> sums_;
  Deeds deeds_;
};

/// Sums of money, one for each currency.
class MoneyTally {
 public:
  void add(Instant at, const Subject& subject, const Money& money);
  Deeds take() { return std::move(deeds_); }

 private:
  std::map<Subject, std::map<std::string, Money>> sums_;
  Deeds deeds_;
};

}  // namespace vendorproof::harness
