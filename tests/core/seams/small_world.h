// The core between the two small peers, in virtual time: two orders from their placing to their payment, and a crash
// after any call.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/core.h"
#include "core/store/store.h"
#include "tests/core/seams/small_peers.h"

namespace vendorproof::seams {

/// What is traded of one order, whose one line is its first.
struct Deal {
  std::string order;
  std::string item;
  int eaches = 0;
  std::string truck;
  std::string package;  ///< its SSCC
  std::string left;     ///< the truck; it shows later
  std::string bill;
  std::string total;
};

/// The second truck left before the first: rows of a list may come in any order.
const std::array<Deal, 2>& deals();

/// Every call is answered after a tenth of a second.
class SmallWorld {
 public:
  /// `crash_after` so many calls; 0 for no crash. The call before the crash arrives; answers under way are lost.
  explicit SmallWorld(const std::string& name, std::size_t crash_after = 0);

  void run_for(Duration duration);
  /// From the orders to the payment; the office and the warehouse act as soon as they can.
  void trade();

  std::size_t count(const std::string& operation) const;
  std::vector<std::string> operations() const;  ///< of all calls, as they were made
  /// What was asked with an operation, in order; by number of the call, from 1.
  std::map<std::size_t, std::string> asked(const std::string& operation) const;
  const std::vector<HttpCall>& calls() const { return calls_; }
  bool has_crashed() const { return has_crashed_; }
  /// What had arrived before the crash and was not answered yet.
  const std::vector<HttpCall>& unanswered() const { return unanswered_; }
  const Core& core() const { return *core_; }

  LedgerErp erp;
  SegmentAmazon amazon;

 private:
  std::unique_ptr<store::Store> open() const;
  void boot();
  void pass(Duration duration);
  void take(const Step& step);
  bool is_to_crash() const { return !has_crashed_ && crash_after_ > 0 && calls_.size() >= crash_after_; }

  struct Answer {
    HttpCall call;
    HttpResponse response;
  };

  std::string uri_;
  std::size_t crash_after_;
  bool has_crashed_ = false;
  std::vector<HttpCall> calls_;
  std::vector<HttpCall> unanswered_;
  std::unique_ptr<store::Store> anchor_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<Core> core_;
  Now now_;
  MonoTime wake_at_ = MonoTime::max();
  std::multimap<MonoTime, Answer> in_flight_;
};

}  // namespace vendorproof::seams
