// The faults that were set at the control plane: which requests they strike, how often, and what they do. They are
// decided here, outside the mocks, and have the same form as those of the simulated network (network.h).
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/http.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/core.h"
#include "harness/site/scripted_faults.h"

namespace vendorproof::harness {

struct ServedFault {
  std::string name;          ///< for remove
  std::string kind;          ///< one of fault_kinds()
  std::optional<Peer> peer;  ///< nullopt: both
  std::string operation;     ///< "": any
  std::string text;          ///< "", or a text that path or body must contain
  std::int64_t times = 0;    ///< 0: until it is removed
  std::int64_t skip = 0;     ///< this many matching requests pass first
  Duration delay = Duration(0);
  std::int64_t struck = 0;
};

struct FaultKindRow {
  std::string_view name;
  std::string_view meaning;
  void (*strike)(Disposition& disposition, const ServedFault& fault);
};

/// THE TABLE.
const std::vector<FaultKindRow>& fault_kinds();

/// A fault that withheld an answer. The judge excuses an integration that is late because of it.
struct Strike {
  std::uint64_t request = 0;  ///< its number in the journal
  Instant at;
  Peer peer = Peer::Amazon;
  std::string operation;
  std::string kind;
};

/// At most 100 faults, in the order in which they were added: the first that matches strikes.
class FaultBoard {
 public:
  /// An empty name becomes `fault-1`, `fault-2`, ... Errors: Malformed for an unknown kind or operation, or numbers out
  /// of range; Conflict for a name that exists, or for more than 100 faults. Returns the name.
  Result<std::string> add(ServedFault fault);
  /// Errors: NotFound, naming the existing faults.
  Result<void> remove(std::string_view name);
  /// The faults that were set; what has struck stays known.
  void remove_all() { faults_.clear(); }
  /// Also forgets what has struck.
  void clear();
  const std::vector<ServedFault>& faults() const { return faults_; }
  /// From now on the faults of this scenario strike too, where none of those here does.
  void follow(const scenarios::Scenario& scenario);
  /// What the scenario does to the network, a line each.
  std::vector<std::string> scripted() const { return script_ ? script_->lines() : std::vector<std::string>(); }

  /// What happens to this request: by a fault that was set, else by the scenario. If no fault strikes, `fault` is ""
  /// and the delays are 0. Delays are of the field's clock where `by_scenario`, else of real time.
  Disposition strike(Peer peer, std::string_view operation, const HttpRequest& request, Instant now);
  /// Remembers a strike; the latest 1,000 are kept.
  void note(Strike strike);
  const std::deque<Strike>& strikes() const { return strikes_; }
  std::int64_t struck() const { return struck_; }
  /// How many of these requests would have done something: they were neither a question nor a sign-in.
  std::int64_t struck_deeds() const { return struck_deeds_; }

 private:
  Disposition set_strike(Peer peer, std::string_view operation, const HttpRequest& request);

  std::vector<ServedFault> faults_;
  std::unique_ptr<ScriptedFaults> script_;
  std::deque<Strike> strikes_;
  std::int64_t struck_ = 0;
  std::int64_t struck_deeds_ = 0;
  std::int64_t added_ = 0;
};

}  // namespace vendorproof::harness
