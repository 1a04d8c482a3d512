#include "harness/field/field_state.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "core/base/archive/archive.h"
#include "core/base/archive/words_archive.h"
#include "core/base/hash.h"
#include "core/base/json/json_tree.h"

namespace vendorproof::harness {

namespace {

constexpr std::int64_t state_version = 3;

std::string written(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// A seal (checksum) over the time and the field; the mocks have seals of their own.
std::string seal_of(const Json& now, const Json& field) {
  return hex_of(hash_of(state_version, written(now) + written(field)));
}

}  // namespace

template <class Archive>
void archive(Archive& a, LedgerEntry& entry) {
  a.choice("peer", entry.peer, {"amazon", "erp"});
  a("effect", entry.effect);
}

template <class Archive>
void archive(Archive& a, Forgotten& forgotten) {
  a("effects", forgotten.effects)("refusals", forgotten.refusals)("trucks", forgotten.trucks);
  a("orders", forgotten.orders);
}

/// The state of a field without its two mocks. Scenarios are in their own file format.
struct FieldState {
  std::string scenario;
  std::string by_hand;  ///< a scenario with the orders that were placed by hand
  std::size_t script_next = 0;
  std::vector<LedgerEntry> ledger;
  std::vector<Truck> trucks;
  std::vector<std::string> problems;
  Forgotten forgotten;
  std::size_t refused = 0;
  std::set<std::string> changed_by_hand;
};

template <class Archive>
void archive(Archive& a, FieldState& state) {
  a("scenario", state.scenario)("by_hand", state.by_hand)("script_next", state.script_next)("ledger", state.ledger);
  a("trucks", state.trucks)("problems", state.problems)("forgotten", state.forgotten)("refused", state.refused);
  a("changed_by_hand", state.changed_by_hand);
}

/// Reads and writes the private members of a field.
class FieldArchive {
 public:
  static FieldState state_of(const Field& field) {
    scenarios::Scenario by_hand = field.scenario_;
    by_hand.orders = field.orders_by_hand_;
    by_hand.warehouse.shorts.clear();
    by_hand.warehouse.credits.clear();
    by_hand.warehouse.corrections.clear();
    by_hand.faults.clear();
    by_hand.expected.clear();
    return {scenarios::write_scenario(field.scenario_),
            scenarios::write_scenario(by_hand),
            field.script_next_,
            field.ledger_,
            field.trucks_,
            field.problems_,
            field.forgotten_,
            field.refused_,
            field.changed_by_hand_};
  }

  static Result<void> put(Field& field, FieldState state, const std::string& amazon, const std::string& erp) {
    const Result<scenarios::Scenario> scenario = read_playable(state.scenario, "$.field.scenario");
    if (!scenario) return tl::unexpected<Error>(scenario.error());
    Result<scenarios::Scenario> by_hand = read_playable(state.by_hand, "$.field.by_hand");
    if (!by_hand) return tl::unexpected<Error>(by_hand.error());
    Field fresh(*scenario, field.amazon_.settings(), erp_settings(*scenario), field.bounds_);
    fresh.keep_access_of(field);
    fresh.erp_ = field.erp_;  // with the server's user and key
    if (state.script_next > fresh.script_.size())
      return malformed("$.field.script_next is beyond the end of the script");
    const auto at = [](std::string_view place) {
      return [place](const Error& error) { return Error{error.code, std::string(place) + error.message}; };
    };
    if (auto read = fresh.amazon_.import_state(amazon).map_error(at("$.amazon: ")); !read) return read;
    if (auto read = fresh.erp_.import_state(erp).map_error(at("$.erp: ")); !read) return read;
    fresh.redaction_ = field.redaction_;
    fresh.goods_ = field.goods_;
    fresh.script_next_ = state.script_next;
    fresh.ledger_ = std::move(state.ledger);
    fresh.trucks_ = std::move(state.trucks);
    fresh.problems_ = std::move(state.problems);
    fresh.forgotten_ = state.forgotten;
    fresh.refused_ = state.refused;
    fresh.orders_by_hand_ = std::move(by_hand->orders);
    fresh.changed_by_hand_ = std::move(state.changed_by_hand);
    field = std::move(fresh);
    return {};
  }
};

std::string export_state(const Field& field, Instant now) {
  FieldState state = FieldArchive::state_of(field);
  const Json inner = StateWriter::of(state);
  const Json time = vendorproof::state_of(now);
  return "{\"kind\":\"served field\",\"version\":" + std::to_string(state_version) + ",\"seal\":\"" +
         seal_of(time, inner) + "\",\"now\":" + written(time) + ",\"field\":" + written(inner) +
         ",\"amazon\":" + field.amazon().export_state() + ",\"erp\":" + field.erp().export_state() + "}\n";
}

Result<Instant> import_state(Field& field, std::string_view json) {
  const Result<Json> file = parse_json(json);
  if (!file) return tl::unexpected<Error>(file.error());
  const JsonReader in(*file);
  if (in.at("kind").text() != "served field") in.at("kind").problem("must be \"served field\"");
  if (in.at("version").integer() != state_version)
    in.at("version").problem("must be 2, the version that this program reads");
  const std::string seal = in.at("seal").text();
  const Instant now = in.at("now").instant();
  const Json& inner = in.at("field").json();
  const Json& amazon = in.at("amazon").json();
  const Json& erp = in.at("erp").json();
  for (const std::string& key : in.keys()) {
    const std::vector<std::string_view> known = {"kind", "version", "seal", "now", "field", "amazon", "erp"};
    if (std::find(known.begin(), known.end(), key) == known.end()) in.problem("has an unknown field " + key);
  }
  if (const auto read = in.finish(0); !read) return tl::unexpected<Error>(read.error());
  if (seal != seal_of(in.at("now").json(), inner))
    return malformed("$.seal does not fit: the state was changed after its export");
  FieldState state;
  const Result<void> read = StateReader::read(inner, state, "$.field");
  if (!read) return tl::unexpected<Error>(read.error());
  const Result<void> put = FieldArchive::put(field, std::move(state), written(amazon), written(erp));
  if (!put) return tl::unexpected<Error>(put.error());
  return now;
}

}  // namespace vendorproof::harness
