#include "harness/command/door/store_client.h"

#include <memory>
#include <optional>

#include <fmt/format.h>
#include <sys/stat.h>

#include "core/base/json/json_tree.h"
#include "core/base/require.h"
#include "core/flow/operations.h"
#include "core/live/operators/answers.h"
#include "core/store/file/place.h"
#include "core/store/store.h"
#include "harness/command/door/door_client.h"
#include "harness/command/exit_codes.h"
#include "harness/command/run/run_checks.h"

namespace vendorproof::harness {

namespace {

/// The daemon and its jobs make a store; a person who looks for exceptions never does.
Result<std::unique_ptr<store::Store>> open_existing(const live::LiveConfig& config) {
  const std::string& file = config.store_file;
  const Result<bool> there = store::is_there(store::real_path(file));
  if (!there) return failure(there.error().code, fmt::format("{}: {}", file, there.error().message));
  if (!*there) {
    return failure(ErrorCode::Unavailable,
                   fmt::format("{}: there is no store yet, and so no exception; `vendorproof run` makes it ([store] "
                               "file)",
                               file));
  }
  // What SQLite writes beside the store is for its owner alone.
  ::umask(S_IRWXG | S_IRWXO);
  const auto tell = [](std::string_view line) { complain(fmt::format("vendorproof exceptions: {}", line)); };
  return store::open_store({file, store::Durability::Full, tell, flow::is_operation});
}

}  // namespace

Result<Json> ask_store(const live::LiveConfig& config, const HttpRequest& request) {
  const live::DoorRoute* const route = live::route_of(request);
  REQUIRE(route != nullptr && route->answer != nullptr);
  const Result<Now> now = clock_of(config)->now();
  if (!now) return tl::unexpected<Error>(now.error());
  const auto store = open_existing(config);
  if (!store) return tl::unexpected<Error>(store.error());
  Core core(**store, config.core);
  live::Visit visit;
  visit.now = *now;
  visit.act = [&](const OperatorAction& action) { return core.act(action, *now); };
  return read_door_answer(route->answer({core, visit}, request));
}

}  // namespace vendorproof::harness
