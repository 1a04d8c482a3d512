// The field: both mocks, the buyers' script and the trucks between them, without the core and without the network. The
// simulated world and the server use the same field.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
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

/// How much history a field keeps. A served field may run for a long time; a simulated one keeps everything.
struct FieldBounds {
  std::size_t ledger_max = 10'000'000;   ///< if there are more, the oldest tenth is dropped
  std::size_t refused_max = 10'000'000;  ///< effects RequestRefused; further ones are only counted
};

/// How much history was dropped. A rule that needs it cannot be judged.
struct Forgotten {
  std::uint64_t effects = 0;
  std::uint64_t refusals = 0;
  std::uint64_t trucks = 0;
  std::uint64_t orders = 0;
};

/// Where the goods come from that Amazon receives.
enum class Goods {
  AsLoaded,   ///< from the ERP's warehouse, or as they were told (Field::load)
  AsNoticed,  ///< each accepted ship notice is loaded as it says, less the losses of the scenario
};

class Field {
 public:
  explicit Field(const scenarios::Scenario& scenario);
  /// With these settings instead of those of the scenario.
  Field(const scenarios::Scenario& scenario, mock_amazon::Settings amazon, mock_erp::Settings erp, FieldBounds bounds);

  /// A request to a peer at `now`. First everything that is due until then happens.
  HttpResponse handle(Peer peer, const HttpRequest& request, Instant now);
  /// A buyer places an order by hand. Errors: as VendorCentral::issue.
  Result<void> issue(std::string_view order_json, Instant now);
  /// Amazon changes an order, as change() of VendorCentral.
  Result<void> change(const mock_amazon::OrderChange& change, Instant now);
  /// Errors: as mock_amazon::VendorCentral::note.
  Result<void> note(const mock_amazon::Incident& incident, Instant now);
  /// Goods were loaded outside the mock ERP. Errors: Malformed for a truck without goods, with goods of an order that
  /// Amazon has not placed, or that arrives before it departs.
  Result<void> load(Truck truck, Instant now);
  void set_goods(Goods goods) { goods_ = goods; }
  Goods goods() const { return goods_; }
  /// Changes how Amazon behaves from now on.
  void configure(mock_amazon::Settings settings) { amazon_.configure(std::move(settings)); }
  /// Masks secrets in the history from now on.
  void hide(Redaction redaction) { redaction_ = std::move(redaction); }
  /// A key for Amazon's portal, as VendorCentral::new_portal_key.
  std::string new_portal_key(const std::string& label, Instant now) { return amazon_.new_portal_key(label, now); }
  /// Takes over the logins of another field: their access tokens are valid here too.
  void keep_access_of(const Field& other) { amazon_.keep_access_of(other.amazon_); }
  /// Does everything that is due up to `now`, in order of time: orders, changes, warehouse, trucks, payables.
  void advance(Instant now);
  /// The next instant at which advance() has something to do.
  std::optional<Instant> next_due() const;

  /// The ledger so far, in order of acceptance.
  const std::vector<LedgerEntry>& ledger() const { return ledger_; }
  /// The same; the field forgets it. At the end of a run, because a season's ledger is large.
  std::vector<LedgerEntry> take_ledger() { return std::exchange(ledger_, {}); }
  const Forgotten& forgotten() const { return forgotten_; }
  const scenarios::Scenario& scenario() const { return scenario_; }
  /// Orders that were placed by hand, with the changes that were made by hand, in the form that the judge reads.
  const std::vector<scenarios::Order>& orders_by_hand() const { return orders_by_hand_; }
  /// Orders with a change by hand that the judge's form of the order cannot express.
  const std::set<std::string>& changed_by_hand() const { return changed_by_hand_; }
  /// Every truck that departed, with its real load.
  const std::vector<Truck>& trucks() const { return trucks_; }
  std::vector<Truck> take_trucks() { return std::exchange(trucks_, {}); }
  /// Orders or changes of the scenario that Amazon refused: faults of the scenario.
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
  void load_as_noticed(const Effect& notice);
  std::string unknown_order_on(const Truck& truck) const;
  bool was_noticed_before(const EffectLine& line) const;
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
  std::size_t refused_ = 0;  ///< number of RequestRefused in the ledger
  std::vector<scenarios::Order> orders_by_hand_;
  std::set<std::string> changed_by_hand_;
  Goods goods_ = Goods::AsLoaded;
};

/// The settings of each mock, from the scenario.
mock_amazon::Settings amazon_settings(const scenarios::Scenario& scenario);
mock_erp::Settings erp_settings(const scenarios::Scenario& scenario);

/// As scenarios::read_scenario; also checks that the mock has every switch. Errors begin with `name`.
Result<scenarios::Scenario> read_playable(std::string_view text, const std::string& name);

}  // namespace vendorproof::harness
