// The field: both mocks, the buyers' script and the trucks between them, without the core and without the network. The
// simulated world and the HTTP front stand on the same one.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/base/effect.h"
#include "core/base/http.h"
#include "core/base/peer.h"
#include "core/base/time.h"
#include "harness/field/redaction.h"
#include "harness/record/run_record.h"
#include "mock_amazon/vendor_central.h"
#include "mock_erp/erp.h"
#include "scenarios/scenario.h"

namespace vendorproof::harness {

/// How much a field remembers of what happened. A served one may live long; a simulated one remembers everything.
struct FieldBounds {
  std::size_t ledger_max = 10'000'000;   ///< the oldest tenth goes when there are more
  std::size_t refused_max = 10'000'000;  ///< effects RequestRefused; what is beyond is counted only
};

/// What went: a judge that needs it cannot judge.
struct Forgotten {
  std::uint64_t effects = 0;
  std::uint64_t refusals = 0;
  std::uint64_t trucks = 0;
  std::uint64_t orders = 0;
};

class Field {
 public:
  explicit Field(const scenarios::Scenario& scenario);
  /// With settings other than those of the scenario.
  Field(const scenarios::Scenario& scenario, mock_amazon::Settings amazon, mock_erp::Settings erp, FieldBounds bounds);

  /// A request to a peer at `now`; time is advanced to it first.
  HttpResponse handle(Peer peer, const HttpRequest& request, Instant now);
  /// A buyer places an order by hand. Errors: as VendorCentral::issue.
  Result<void> issue(std::string_view order_json, Instant now);
  /// Amazon changes an order, as change() of VendorCentral.
  Result<void> change(const mock_amazon::OrderChange& change, Instant now);
  /// Errors: as mock_amazon::VendorCentral::note.
  Result<void> note(const mock_amazon::Incident& incident, Instant now);
  /// Changes how Amazon behaves from now on.
  void configure(mock_amazon::Settings settings) { amazon_.configure(std::move(settings)); }
  /// Masks secrets in what is remembered from now on.
  void hide(Redaction redaction) { redaction_ = std::move(redaction); }
  /// Who has logged in there is let in here too.
  void keep_access_of(const Field& other) { amazon_.keep_access_of(other.amazon_); }
  /// Everything that is due up to `now`, in order of time: orders, changes, warehouse, trucks, payables.
  void advance(Instant now);
  /// When advance() has something to do next.
  std::optional<Instant> next_due() const;

  /// The ledger so far, in order of acceptance.
  const std::vector<LedgerEntry>& ledger() const { return ledger_; }
  const Forgotten& forgotten() const { return forgotten_; }
  const scenarios::Scenario& scenario() const { return scenario_; }
  /// Orders that were placed by hand, with the changes that were made by hand, as the judge needs them.
  const std::vector<scenarios::Order>& orders_by_hand() const { return orders_by_hand_; }
  /// Orders that were changed in a way that the judge's reading of them does not show.
  const std::set<std::string>& changed_by_hand() const { return changed_by_hand_; }
  /// Every truck that departed, with what is really in it.
  const std::vector<Truck>& trucks() const { return trucks_; }
  /// Scripted orders or changes that Amazon could not take: a scenario that makes no sense.
  const std::vector<std::string>& problems() const { return problems_; }
  const mock_amazon::VendorCentral& amazon() const { return amazon_; }
  const mock_erp::Erp& erp() const { return erp_; }

 private:
  friend class FieldArchive;  // field_state.cpp
  struct Due {
    Instant at;
    std::size_t order;   ///< index in the scenario
    std::size_t change;  ///< index of the change + 1; 0 places the order
  };
  void play(const Due& due);
  void collect(Instant now);
  void remember(Peer peer, Effect effect);
  void remember_order(std::string_view order_json, Instant now);
  void remember_change(const mock_amazon::OrderChange& change, Instant now);

  scenarios::Scenario scenario_;
  mock_amazon::VendorCentral amazon_;
  mock_erp::Erp erp_;
  std::vector<Due> script_;
  std::size_t script_next_ = 0;
  std::vector<LedgerEntry> ledger_;
  std::vector<Truck> trucks_;
  std::vector<std::string> problems_;
  std::optional<Instant> last_due_;
  std::int64_t stuck_ = 0;
  std::optional<Redaction> redaction_;
  FieldBounds bounds_;
  Forgotten forgotten_;
  std::size_t refused_ = 0;  ///< RequestRefused in the ledger
  std::vector<scenarios::Order> orders_by_hand_;
  std::set<std::string> changed_by_hand_;
};

/// What a scenario says about each side, as the mocks' settings.
mock_amazon::Settings amazon_settings(const scenarios::Scenario& scenario);
mock_erp::Settings erp_settings(const scenarios::Scenario& scenario);

/// Errors: Malformed, naming the switch and what there is.
Result<void> check_switches(const scenarios::Scenario& scenario);
/// As scenarios::read_scenario, and every switch is one that the mock has. Errors begin with `name`.
Result<scenarios::Scenario> read_playable(std::string_view text, const std::string& name);

}  // namespace vendorproof::harness
