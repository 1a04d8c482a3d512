#include "core/base/json/json_money.h"

namespace vendorproof {

Currency read_currency(const JsonReader& in) {
  const Result<Currency> currency = Currency::parse(in.text());
  if (currency) return *currency;
  in.problem("is wrong: " + currency.error().message);
  return {};
}

Money amount_at(const JsonReader& in, std::string_view decimal, Currency currency) {
  const Result<Money> money = Money::parse(decimal, currency);
  if (money) return *money;
  in.problem("is wrong: " + money.error().message);
  return {};
}

}  // namespace vendorproof
