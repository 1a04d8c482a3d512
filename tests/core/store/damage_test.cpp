#include "core/store/damage.h"

#include <gtest/gtest.h>

namespace vendorproof::store {
namespace {

TEST(Damage, NamesTableAndKey) {
  EXPECT_EQ(damaged_row("orders", "PO1", "it is cut"),
            "row 'PO1' of table orders is damaged: it is cut; restore a copy of the store");
}

TEST(DamageDeathTest, EndsTheProgramWithTheCodeOfBadInput) {
  EXPECT_EXIT(end_program("core.db: disk full"), testing::ExitedWithCode(2),
              "the store cannot be used any more: core.db: disk full");
}

}  // namespace
}  // namespace vendorproof::store
