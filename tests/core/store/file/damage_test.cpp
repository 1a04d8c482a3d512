#include "core/store/file/damage.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace vendorproof::store {
namespace {

TEST(Damage, NamesTableAndKey) {
  EXPECT_EQ(damaged_row("orders", "PO1", "it is cut"),
            fmt::format("row 'PO1' of table orders is damaged: it is cut; {}", way_back));
  EXPECT_EQ(damaged_part("table orders", "3 rows are there"),
            fmt::format("table orders is damaged: 3 rows are there; {}", way_back));
}

TEST(DamageDeathTest, EndsTheProgramWithTheCodeOfBadInput) {
  EXPECT_EXIT(end_program("core.db: disk full"), testing::ExitedWithCode(2),
              "the store cannot be used any more: core.db: disk full");
}

}  // namespace
}  // namespace vendorproof::store
