#include "mock_erp/state/replica.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/mock_erp/trial.h"

namespace vendorproof::mock_erp {
namespace {

Instant second(int seconds) { return start_of_trial() + std::chrono::seconds(seconds); }

Company company_with_lag(int seconds) {
  Settings settings = trial_settings();
  settings.read_lag = std::chrono::seconds(seconds);
  return Company(std::move(settings));
}

TEST(Replica, KeepsNothingWithoutALag) {
  Replica replica;
  const Company company = company_with_lag(0);
  replica.note(company, second(1));
  EXPECT_EQ(replica.size(), 0U);
  EXPECT_EQ(replica.books(company, second(1)), nullptr);
}

/// Changes at any times, each making the number of cartons one more: the replica has the number of a lag ago.
RC_GTEST_PROP(Replica, ShowsTheBooksOfALagAgo, ()) {
  const int lag = *rc::gen::inRange(1, 40);
  const auto steps = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 20));
  Company company = company_with_lag(lag);
  Replica replica;
  std::map<int, std::uint64_t> after;  ///< the number from that second on
  after[-1000] = 0;
  int now = 0;
  for (const int step : steps) {
    now += step;
    replica.note(company, second(now));
    company.cartons_labelled += 1;
    after[now] = company.cartons_labelled;
    const int asked = now + *rc::gen::inRange(0, 50);
    Replica copy = replica;
    const Company* const books = copy.books(company, second(asked));
    const std::uint64_t expected = std::prev(after.upper_bound(asked - lag))->second;
    RC_ASSERT((books == nullptr ? company : *books).cartons_labelled == expected);
    RC_ASSERT(replica.size() <= static_cast<std::size_t>(lag) + 1);
  }
}

}  // namespace
}  // namespace vendorproof::mock_erp
