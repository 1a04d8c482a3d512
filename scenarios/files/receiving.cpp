#include "scenarios/files/receiving.h"

#include <string_view>

#include "core/base/json/json_tree.h"
#include "scenarios/files/reading.h"
#include "scenarios/files/writing.h"

namespace vendorproof::scenarios {

namespace {

constexpr Limits chance_limits = {0, 10'000};
constexpr Limits days_limits = {1, 30};

/// In the order of Miscount's enumerators.
const std::vector<std::string_view>& miscount_words() {
  static const std::vector<std::string_view> words = {"short",       "over",         "damaged",
                                                      "case-as-one", "each-as-case", "other-unit"};
  return words;
}

bool counts_units(Miscount kind) {
  return kind == Miscount::Short || kind == Miscount::Over || kind == Miscount::Damaged;
}

std::vector<PlannedMiscount> read_miscounts(const JsonReader& in) {
  std::vector<PlannedMiscount> miscounts;
  for (const JsonReader& element : in.elements()) {
    only_fields(element, {"purchase_order", "line", "kind", "eaches"});
    PlannedMiscount planned;
    planned.purchase_order = read_order_number(element.at("purchase_order"));
    planned.line = integer_within_or(element, "line", 1, {1, quantity_max});
    planned.kind = static_cast<Miscount>(element.at("kind").one_of(miscount_words()));
    if (counts_units(planned.kind)) planned.eaches = integer_within(element.at("eaches"), {1, line_eaches_max});
    miscounts.push_back(std::move(planned));
  }
  return miscounts;
}

ChanceOfMiscounts read_miscount_chance(const JsonReader& in) {
  only_fields(in, {"short_bp", "over_bp", "damaged_bp", "case_as_one_bp", "each_as_case_bp", "other_unit_bp"});
  return {.short_bp = integer_within_or(in, "short_bp", 0, chance_limits),
          .over_bp = integer_within_or(in, "over_bp", 0, chance_limits),
          .damaged_bp = integer_within_or(in, "damaged_bp", 0, chance_limits),
          .case_as_one_bp = integer_within_or(in, "case_as_one_bp", 0, chance_limits),
          .each_as_case_bp = integer_within_or(in, "each_as_case_bp", 0, chance_limits),
          .other_unit_bp = integer_within_or(in, "other_unit_bp", 0, chance_limits)};
}

Json miscount_chance_json(const ChanceOfMiscounts& chance) {
  const std::int64_t never = 0;
  Json out = Json::object();
  put_unless(out, "short_bp", chance.short_bp, never);
  put_unless(out, "over_bp", chance.over_bp, never);
  put_unless(out, "damaged_bp", chance.damaged_bp, never);
  put_unless(out, "case_as_one_bp", chance.case_as_one_bp, never);
  put_unless(out, "each_as_case_bp", chance.each_as_case_bp, never);
  put_unless(out, "other_unit_bp", chance.other_unit_bp, never);
  return out;
}

}  // namespace

Receiving read_receiving(const JsonReader& in) {
  only_fields(in, {"days", "manual_delay", "recount_after", "pack_eaches", "miscounts", "chance"});
  const Receiving usual;
  Receiving receiving;
  receiving.days = integer_within_or(in, "days", usual.days, days_limits);
  receiving.manual_delay = duration_or(in, "manual_delay", usual.manual_delay);
  receiving.recount_after = duration_or(in, "recount_after", usual.recount_after);
  receiving.pack_eaches = integer_within_or(in, "pack_eaches", usual.pack_eaches, {1, unit_size_max});
  if (in.has("miscounts")) receiving.miscounts = read_miscounts(in.at("miscounts"));
  if (in.has("chance")) receiving.chance = read_miscount_chance(in.at("chance"));
  return receiving;
}

Json receiving_json(const Receiving& receiving) {
  const Receiving usual;
  Json out = Json::object();
  put_unless(out, "days", receiving.days, usual.days);
  put_unless(out, "manual_delay", receiving.manual_delay, usual.manual_delay);
  put_unless(out, "recount_after", receiving.recount_after, usual.recount_after);
  put_unless(out, "pack_eaches", receiving.pack_eaches, usual.pack_eaches);
  for (const PlannedMiscount& planned : receiving.miscounts) {
    Json element = {{"purchase_order", planned.purchase_order}};
    put_unless(element, "line", planned.line, std::int64_t{1});
    element["kind"] = miscount_words()[static_cast<std::size_t>(planned.kind)];
    if (counts_units(planned.kind)) element["eaches"] = planned.eaches;
    out["miscounts"].push_back(std::move(element));
  }
  const Json chance = miscount_chance_json(receiving.chance);
  if (!chance.empty()) out["chance"] = chance;
  return out;
}

}  // namespace vendorproof::scenarios
