// What is served to one tenant: a field, its clock, its faults and its journal, used by many connections at once.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/http.h"
#include "core/base/json/json.h"
#include "harness/field/field.h"
#include "harness/field/redaction.h"
#include "harness/site/credentials.h"
#include "harness/site/fault_board.h"
#include "harness/site/late_requests.h"
#include "harness/site/request_journal.h"
#include "harness/site/shown_board.h"
#include "harness/site/site_values.h"
#include "harness/sockets/delivery.h"

namespace vendorproof::harness {

/// Every function may be called by any thread. A mutex lets one thread in at a time, so the field sees requests in one
/// order, and a change happens completely or not at all.
class Site {
 public:
  using Time = SiteTime;

  Site(const scenarios::Scenario& scenario, ServedClock clock, Credentials credentials = Credentials::usual(),
       SiteBounds bounds = {});

  /// Applies faults, then asks the mock, then writes the journal.
  Delivery handle(Peer peer, const HttpRequest& request);

  ServedTime clock_kind();
  Time time();
  /// Only for a virtual clock; everything that is due on the way happens in order. Time never goes back. Errors:
  /// Conflict for a clock that runs by itself.
  Time advance_to(Instant target);
  Time advance_by(Duration duration);
  /// Moves to the next event; does not move if there is no event.
  Time advance_to_next_due();
  Time freeze_clock();
  Time run_clock(std::int64_t scale);

  /// Errors: as Field::issue.
  Result<void> issue(std::string_view order_json);
  /// Places all orders, or no order. Errors: of the first that cannot be placed, with its place in the list.
  Result<void> issue_all(const std::vector<std::string>& orders);
  Result<void> change(const mock_amazon::OrderChange& change);
  /// Something happened outside the API that Amazon may charge for. Errors: as mock_amazon::VendorCentral::note.
  Result<void> note_incident(const mock_amazon::Incident& incident);

  /// A key for a browser that looks at Amazon's portal; it begins with `tenant` and a `~`.
  SitePortalKey new_portal_key(const std::string& tenant);

  // For a program on trial (site_trial.cpp).
  /// The program has nothing to do before it polls again, or before `until`: a virtual clock moves to when it is woken
  /// (waking.h). A clock that runs by itself goes on. Errors: Malformed for a poll of zero or less.
  Result<Time> idle(Duration poll, std::optional<Instant> until);
  /// A clock that runs by itself leaps ahead: after three hours without news, if nothing is due for two more.
  void leap_over_silence();
  TradeStanding standing();
  /// Errors: as ShownBoard::show.
  Result<void> show(TradeException exception);
  void expect_to_be_shown();
  /// Goods that were loaded outside the mock ERP. Errors: as Field::load.
  Result<void> load(Truck truck);
  void set_goods(Goods goods);
  /// The trade so far, as the judge reads it.
  RunRecord record();

  std::vector<LedgerEntry> ledger();
  /// The parts of the scenario that Amazon refused.
  std::vector<std::string> problems();
  mock_amazon::Settings amazon_settings();
  mock_erp::Settings erp_settings();
  void set_seed(std::uint64_t seed);
  /// Errors: as mock_amazon::set_switch; if one value is wrong, no switch is set.
  Result<void> set_switches(const std::vector<std::pair<std::string, std::string>>& values);

  /// Ends every wait and delay, also later ones, because the server stops.
  void stop();

  /// Resets orders, stock, money, faults, journal and clock to the first state. A clock that first showed the machine's
  /// time shows it again.
  /// Clients that are logged in stay logged in. `seed`: the new seed of ids.
  void reset(std::optional<std::uint64_t> seed);

  Result<std::string> add_fault(ServedFault fault);
  Result<void> remove_fault(std::string_view name);
  void remove_faults();
  std::vector<ServedFault> faults();
  /// What the scenario does to the network, a line each.
  std::vector<std::string> scripted_faults();

  std::vector<JournalRow> journal(const JournalFilter& filter, std::size_t limit);
  JournalCount count(const JournalFilter& filter);
  /// Returns when that many rows match, or when `timeout` (at most a minute) of real time is over.
  JournalCount wait_for_count(const JournalFilter& filter, std::size_t wanted, Duration timeout);
  void clear_journal();
  JournalStanding journal_standing();

  /// The judge's verdict on the trade so far (verdict_so_far.h).
  Json verdict();
  /// The field and its clock, without faults, journal and credentials (field_state.h).
  std::string export_state();
  /// Errors: Malformed, with the JSON path; then nothing has changed.
  Result<void> import_state(std::string_view json);

  /// They never change.
  const Credentials& credentials() const { return credentials_; }
  const Redaction& redaction() const { return redaction_; }

 private:
  /// How long a delay of the scenario takes: on a clock that stands still, it takes no time.
  Duration real_delay(const Disposition& disposition, Duration delay) const;
  /// Releases the mutex for this time of real time, at most a minute; shorter if the site is stopped.
  void hold(std::unique_lock<std::mutex>& lock, Duration delay);
  Time time_now();
  Time moved_to(Instant target);
  JournalRow row_of(Peer peer, const HttpRequest& request, std::string operation) const;
  void note(JournalRow row, const Delivery& delivery, const Disposition& disposition);
  /// Looks whether something has happened since the last look.
  void look_for_news();
  void deliver_late(Instant until);

  const Credentials credentials_;
  const Redaction redaction_;
  std::mutex mutex_;
  std::condition_variable noted_;
  std::condition_variable stopped_;
  bool stopping_ = false;
  ServedClock clock_;
  const ServedClock clock_at_first_;
  const Instant start_;
  const bool clock_is_the_machines_;  ///< then a reset shows the machine's time again
  Field pristine_;
  Field field_;
  FaultBoard faults_;
  RequestJournal journal_;
  ShownBoard shown_;
  SiteNews news_;
  LateRequests late_;
};

}  // namespace vendorproof::harness
