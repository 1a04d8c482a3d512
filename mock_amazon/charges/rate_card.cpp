#include "mock_amazon/charges/rate_card.h"

#include <algorithm>

#include "core/base/require.h"

namespace vendorproof::mock_amazon {

namespace {

std::string percent_text(std::int64_t basis_points) {
  const std::int64_t rest = basis_points % 100;
  std::string text = std::to_string(basis_points / 100);
  if (rest != 0) text += "." + std::string(rest < 10 ? "0" : "") + std::to_string(rest);
  return text + " %";
}

std::string_view noun_of(Basis basis) {
  switch (basis) {
    case Basis::Cost:
      return "cost";
    case Basis::Unit:
      return "unit";
    case Basis::Carton:
      return "carton";
    case Basis::Event:
      return "event";
    case Basis::Day:
      return "day";
  }
  REQUIRE(false);
  return "";
}

std::string_view file_of(Region region) {
  switch (region) {
    case Region::NA:
      return "na";
    case Region::EU:
      return "eu";
    case Region::IN:
      return "in";
    case Region::JP:
      return "jp";
  }
  REQUIRE(false);
  return "";
}

std::shared_ptr<const RateCard> read_builtin(Region region) {
  for (const RateCardFile& file : rate_card_files()) {
    if (file.name != file_of(region)) continue;
    Result<RateCard> card = read_rate_card(file.text, std::string(file.name) + ".json");
    REQUIRE(card.has_value());
    return std::make_shared<const RateCard>(std::move(*card));
  }
  REQUIRE(false);
  return nullptr;
}

}  // namespace

std::string Rate::text(Basis basis, Currency currency) const {
  std::string text;
  for (const Money& amount : amounts) {
    if (amount.currency() == currency) text = amount.text() + " per " + std::string(noun_of(basis));
  }
  if (basis_points == 0) return text;
  return text + (text.empty() ? "" : " and ") + percent_text(basis_points) + " of cost";
}

bool Bound::holds(const GoodShare& share) const {
  if (share.all <= 0) return false;
  const std::int64_t left = share.good * 10'000;
  const std::int64_t right = share.all * basis_points;
  return above ? left > right : left >= right;
}

Instant CardDate::at(const Readings& readings) const {
  return readings.on_time_start == OnTimeStart::February27 ? usual : otherwise;
}

const RateRow* RateCard::row_for(Trigger trigger, Instant at, const Readings& readings) const {
  for (const RateRow& row : rows) {
    const bool about = std::find(row.triggers.begin(), row.triggers.end(), trigger) != row.triggers.end();
    if (!about || at < row.valid_from.at(readings)) continue;
    if (!row.valid_until || at < row.valid_until->at(readings)) return &row;
  }
  return nullptr;
}

std::string RateCard::waived_because(Trigger trigger, Instant at) const {
  for (const WaivedPeriod& period : waived) {
    const bool about = std::find(period.triggers.begin(), period.triggers.end(), trigger) != period.triggers.end();
    if (about && at >= period.from && at < period.until) return period.reason;
  }
  return "";
}

std::shared_ptr<const RateCard> builtin_rate_card(Region region) {
  static const std::vector<std::shared_ptr<const RateCard>> cards = {
      read_builtin(Region::NA), read_builtin(Region::EU), read_builtin(Region::IN), read_builtin(Region::JP)};
  return cards.at(static_cast<std::size_t>(region));
}

}  // namespace vendorproof::mock_amazon
