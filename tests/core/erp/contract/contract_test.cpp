// Every case of the contract with every ERP.
#include <cstdlib>
#include <iostream>
#include <set>

#include "tests/core/erp/contract/case.h"

namespace vendorproof::erp::contract {

std::vector<Erp> erps() {
  std::vector<Erp> table = {
      {"BusinessCentral", mock_on_premises, {}},
      {"BusinessCentralOnline", mock_online, {}},
      {"BusinessCentralInSmallPages", mock_in_small_pages, {}},
  };
  if (std::getenv("VENDORPROOF_TRYTON") != nullptr) table.push_back({"Tryton", real_tryton, {}});
  return table;
}

std::vector<Case> cases() {
  std::vector<Case> all;
  for (const auto& some : {order_cases(), change_cases(), goods_cases(), money_cases()}) {
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

namespace {

using Played = std::tuple<std::size_t, std::size_t>;  ///< places in both tables

class ErpContract : public testing::TestWithParam<Played> {};

TEST_P(ErpContract, Holds) {
  const Erp erp = erps().at(std::get<0>(GetParam()));
  const Case one = cases().at(std::get<1>(GetParam()));
  const auto lack = erp.lacks.find(std::string(one.name));
  if (lack != erp.lacks.end()) {
    std::cout << "skipped: " << erp.name << " " << one.name << ": " << lack->second << "\n";
    GTEST_SKIP();
  }
  const std::unique_ptr<Company> company = erp.make();
  Play play(*company);
  one.holds(play);
}

std::string name_of(const testing::TestParamInfo<Played>& info) {
  return erps().at(std::get<0>(info.param)).name + "_" + std::string(cases().at(std::get<1>(info.param)).name);
}

INSTANTIATE_TEST_SUITE_P(Erps, ErpContract,
                         testing::Combine(testing::Range<std::size_t>(0, erps().size()),
                                          testing::Range<std::size_t>(0, cases().size())),
                         name_of);

TEST(ErpContractTable, NamesEachCaseOnceAndLacksOnlyCasesThatItHas) {
  std::set<std::string> names;
  for (const Case& one : cases()) EXPECT_TRUE(names.insert(std::string(one.name)).second) << one.name;
  for (const Erp& erp : erps()) {
    for (const auto& [name, reason] : erp.lacks) {
      EXPECT_TRUE(names.contains(name)) << erp.name << " " << name;
      EXPECT_FALSE(reason.empty()) << erp.name << " " << name;
    }
  }
}

TEST(ErpContractTable, HoldsATrytonIfThereIsOne) {
  if (std::getenv("VENDORPROOF_TRYTON") != nullptr) return;
  std::cout << "skipped: VENDORPROOF_TRYTON has no address of a Tryton; .ci/tryton makes one\n";
  GTEST_SKIP();
}

}  // namespace
}  // namespace vendorproof::erp::contract
