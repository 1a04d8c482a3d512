// The system under test: somebody's integration, as its file says how it is started or where it is running, how time
// runs for it, and which peers it has.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/base/time.h"
#include "mock_erp/state/settings.h"
#include "scenarios/generators/stimuli.h"

namespace vendorproof::harness {

/// How time runs while the program is on trial.
enum class TrialTime {
  Virtual,  ///< the clock stands still while the program works, and moves when it is idle
  Scaled,   ///< the clock runs by itself, faster than real time: all windows of Amazon's are shorter together
};

/// How a program says that it is idle, on a virtual clock.
enum class IdleBy {
  Call,  ///< POST /idle to the control plane
  Exit,  ///< it does what is due, and ends with 0; it is started again at the next poll
};

enum class TrialErp {
  Mock,  ///< the simulated ERP
  None,  ///< Amazon alone: the program has its own ERP
};

/// Which goods Amazon receives where the ERP is not simulated.
enum class TrialGoods {
  AsNoticed,  ///< those of each accepted ship notice, less the losses of the scenario
  Told,       ///< those of POST /trucks
};

struct SystemUnderTest {
  std::string file;
  std::string folder;  ///< of the file, or as it says from there; the program runs in it
  std::string name;
  std::vector<std::string> command;        ///< that starts it; empty where somebody else runs it
  std::string running_at;                  ///< `http://host:port[/path]` where it is running; "": `command` starts it
  std::vector<std::string> kill_command;   ///< kills a program that is running elsewhere; empty: nothing can
  std::vector<std::string> start_command;  ///< starts it again; empty: it comes back by itself
  std::string ready;                       ///< a url, with names to be filled in: it is ready when this answers 2xx
  std::map<std::string, std::string> environment;
  std::vector<std::pair<std::string, std::string>> files;  ///< copied before the start, with their names filled in
  std::vector<std::string> scenarios;                      ///< of the catalogue, that it claims; empty: all
  std::vector<const scenarios::Stimulus*> leaves_out;      ///< what its generated runs are without
  bool shows_exceptions = false;                           ///< it tells what it shows to people (POST /shown)
  unsigned jobs = 1;                                       ///< how many of it may run at once

  TrialTime time = TrialTime::Virtual;
  std::int64_t scale = 3600;
  IdleBy idle = IdleBy::Call;
  Duration poll = std::chrono::minutes(15);        ///< of a program that ends when it is idle
  Duration silent_max = std::chrono::seconds(30);  ///< in real time, without a request; then it is given up
  Duration stop_within = std::chrono::seconds(5);  ///< in real time: after SIGTERM, or to hear that it is over
  /// In real time: until it is ready, and for each of the two commands.
  Duration ready_within = std::chrono::seconds(30);

  bool tls = false;  ///< Amazon is served under its own host names too, with TLS, behind a proxy
  TrialErp erp = TrialErp::Mock;
  mock_erp::SignIn erp_sign_in = mock_erp::SignIn::Either;  ///< that the mock ERP takes
  TrialGoods goods = TrialGoods::AsNoticed;                 ///< only without the mock ERP
  std::string host = "127.0.0.1";                           ///< under which it reaches this machine
  std::string listen = "127.0.0.1";                         ///< where its peers listen
  std::vector<int> ports;  ///< of Amazon, the ERP and the control plane; empty: any free ones

  bool is_running_elsewhere() const { return !running_at.empty(); }
  /// Otherwise no crash can be played.
  bool can_be_killed() const { return running_at.empty() || !kill_command.empty(); }
  /// Why it plays one scenario at a time; "": several may be played at once.
  std::string_view why_one_at_a_time() const;
};

/// Whether there is such a scenario. Errors: say what is wrong with the name.
using ScenarioCheck = std::function<Result<void>(const std::string& name)>;

/// Reads the file. Each scenario that it claims is checked, if `check_scenario` can. Errors: Malformed, with all
/// problems of the file, one per line: file, place, what is wrong and what is valid.
Result<SystemUnderTest> read_system_under_test(const std::string& path, const ScenarioCheck& check_scenario = {});

/// A text with `{name}` replaced; `{{` is a brace. Errors: Malformed for an unknown name, listing the known ones.
Result<std::string> filled_in(std::string_view text, const std::map<std::string, std::string>& names);

}  // namespace vendorproof::harness
