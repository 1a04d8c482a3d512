#include "mock_amazon/state/counting.h"

#include <algorithm>

#include "core/base/hash.h"
#include "core/base/require.h"
#include "mock_amazon/state/order_book.h"
#include "mock_amazon/state/settings.h"

namespace vendorproof::mock_amazon {

namespace {

/// A number from 0 to `options` - 1, derived from seed, `what`, order and line.
std::int64_t draw(const Settings& settings, std::string_view what, const std::string& purchase_order,
                  const OrderLine& line, std::int64_t options) {
  const std::string name = "dock/" + std::string(what) + "/" + purchase_order + "/" + std::to_string(line.sequence);
  return static_cast<std::int64_t>(hash_of(settings.seed, name) % static_cast<std::uint64_t>(options));
}

bool happens(const Settings& settings, std::string_view what, const std::string& purchase_order, const OrderLine& line,
             std::int64_t chance_bp) {
  return chance_bp > 0 && draw(settings, what, purchase_order, line, 10'000) < chance_bp;
}

/// At least 1 each, at most a quarter of the line.
std::int64_t some_of(const Settings& settings, std::string_view what, const std::string& purchase_order,
                     const OrderLine& line) {
  return 1 + draw(settings, what, purchase_order, line, std::max<std::int64_t>(line.ordered / 4, 1));
}

void add(LineCount& count, CountingError error, std::int64_t eaches) {
  switch (error) {
    case CountingError::Short:
      count.missing += eaches;
      break;
    case CountingError::Over:
      count.twice += eaches;
      break;
    case CountingError::Damaged:
      count.broken += eaches;
      break;
    case CountingError::CaseAsOne:
      count.case_as_one = true;
      break;
    case CountingError::EachAsCase:
      count.each_as_case = true;
      break;
    case CountingError::OtherUnit:
      break;
  }
}

bool is_of(const PlannedMiscount& planned, const std::string& purchase_order, const OrderLine& line) {
  return planned.purchase_order == purchase_order && planned.line == line.sequence;
}

}  // namespace

std::string_view text_of(CountingError error) {
  switch (error) {
    case CountingError::Short:
      return "Short";
    case CountingError::Over:
      return "Over";
    case CountingError::Damaged:
      return "Damaged";
    case CountingError::CaseAsOne:
      return "CaseAsOne";
    case CountingError::EachAsCase:
      return "EachAsCase";
    case CountingError::OtherUnit:
      return "OtherUnit";
  }
  REQUIRE(false);
  return "";
}

LineCount count_ahead(const Settings& settings, const std::string& purchase_order, const OrderLine& line) {
  const ReceivingPlan& plan = settings.receiving;
  const MiscountChance& chance = plan.chance;
  LineCount count;
  count.pack = line.written.unit == UnitOfMeasure::Cases ? line.written.unit_size : plan.pack_eaches;
  count.pack = std::max<std::int64_t>(count.pack, 1);
  for (const PlannedMiscount& planned : plan.planned) {
    if (is_of(planned, purchase_order, line)) add(count, planned.error, std::max<std::int64_t>(planned.eaches, 0));
  }
  const auto draw_one = [&](CountingError error, std::string_view name, std::int64_t chance_bp) {
    if (!happens(settings, name, purchase_order, line, chance_bp)) return;
    add(count, error, some_of(settings, std::string(name) + "-units", purchase_order, line));
  };
  draw_one(CountingError::Short, "short", chance.short_bp);
  draw_one(CountingError::Over, "over", chance.over_bp);
  draw_one(CountingError::Damaged, "damaged", chance.damaged_bp);
  draw_one(CountingError::CaseAsOne, "case-as-one", chance.case_as_one_bp);
  draw_one(CountingError::EachAsCase, "each-as-case", chance.each_as_case_bp);
  return count;
}

Counted count_units(LineCount& ahead, std::int64_t eaches) {
  Counted counted;
  counted.eaches = eaches;
  const auto note = [&](CountingError error, std::int64_t units) {
    if (units > 0) counted.errors.emplace_back(error, units);
  };
  const std::int64_t broken = std::min(ahead.broken, counted.eaches);
  ahead.broken -= broken;
  counted.eaches -= broken;
  note(CountingError::Damaged, broken);
  const std::int64_t missing = std::min(ahead.missing, counted.eaches);
  ahead.missing -= missing;
  counted.eaches -= missing;
  note(CountingError::Short, missing);
  const std::int64_t twice = std::min(ahead.twice, counted.eaches);
  ahead.twice -= twice;
  counted.eaches += twice;
  note(CountingError::Over, twice);
  if (ahead.case_as_one && ahead.pack > 1) {
    // Each whole case counts as one unit; loose units count normally.
    const std::int64_t lost = counted.eaches / ahead.pack * (ahead.pack - 1);
    counted.eaches -= lost;
    note(CountingError::CaseAsOne, lost);
  } else if (ahead.each_as_case && ahead.pack > 1) {
    const std::int64_t invented = counted.eaches * (ahead.pack - 1);
    counted.eaches += invented;
    note(CountingError::EachAsCase, invented);
  }
  return counted;
}

bool is_reported_in_other_unit(const Settings& settings, const std::string& purchase_order, const OrderLine& line) {
  const ReceivingPlan& plan = settings.receiving;
  const bool planned = std::any_of(plan.planned.begin(), plan.planned.end(), [&](const PlannedMiscount& miscount) {
    return miscount.error == CountingError::OtherUnit && is_of(miscount, purchase_order, line);
  });
  return planned || happens(settings, "other-unit", purchase_order, line, plan.chance.other_unit_bp);
}

}  // namespace vendorproof::mock_amazon
