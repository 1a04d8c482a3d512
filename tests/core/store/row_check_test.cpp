#include "core/store/row_check.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "core/store/guard.h"
#include "core/store/store.h"
#include "tests/core/store/samples.h"
#include "tests/core/store/store_file.h"

namespace vendorproof::store {
namespace {

/// A row in each table, which `sql` then damages.
class DamagedStore : public StoreFile {
 protected:
  std::string opened_after(const char* sql) {
    {
      auto store = open_store({path_, Durability::Full});
      EXPECT_TRUE(store) << store.error().message;
      samples::fill(**store);
    }
    run(sql);
    auto store = open_store({path_, Durability::Full, {}, [](int number) { return number < 22; }});
    if (store) return "";
    EXPECT_EQ(store.error().code, ErrorCode::Malformed);
    EXPECT_NE(store.error().message.find(path_), std::string::npos);
    return store.error().message;
  }
  void expect_named(const char* sql, const char* row) {
    const std::string message = opened_after(sql);
    EXPECT_NE(message.find(row), std::string::npos) << message;
    TearDown();
  }
};

TEST_F(DamagedStore, IsOpenedWhenNothingIsDamaged) { EXPECT_EQ(opened_after("SELECT 1"), ""); }

TEST_F(DamagedStore, IsRefusedWithTableAndKey) {
  expect_named("UPDATE orders SET document = substr(document, 1, 40)", "row 'PO1' of table orders is damaged");
  expect_named("UPDATE despatches SET document = ''", "row 'DSP-1' of table despatches is damaged");
  expect_named("UPDATE invoices SET document = replace(document, '[', '{')", "row 'SI-1' of table invoices is damaged");
  expect_named("UPDATE items SET document = document || ' '", "row 'TEA' of table items is damaged");
  expect_named("UPDATE movements SET document = replace(document, ',2,', ',9,')",
               "row 'sent/P-1' of table movements is damaged");
  expect_named("UPDATE exceptions SET currency = 'dollar'", "row 'unknown-item/PO1/1' of table exceptions is damaged");
  expect_named("UPDATE exceptions SET owner = 4", "row 'unknown-item/PO1/1' of table exceptions is damaged");
  expect_named("UPDATE exceptions SET kind = 'unknown'", "row 'unknown-item/PO1/1' of table exceptions is damaged");
  expect_named("UPDATE work SET operation = 25",
               "row 'invoice/PO1/SS-1' of table work is damaged: its operation 25 is unknown");
  expect_named("UPDATE work SET operation = -1", "row 'invoice/PO1/SS-1' of table work is damaged");
  expect_named("UPDATE work SET peer = 2", "row 'invoice/PO1/SS-1' of table work is damaged: its peer 2 is unknown");
  expect_named("UPDATE work SET state = 5", "row 'invoice/PO1/SS-1' of table work is damaged");
}

TEST_F(DamagedStore, IsRefusedWhenATextIsAboutAnotherRow) {
  expect_named("UPDATE orders SET number = 'PO2'", "row 'PO2' of table orders is damaged: its text is about 'PO1'");
}

// The text is still one that could have been written: only the digest shows that it was not.
TEST_F(DamagedStore, IsRefusedWhenARowWasChangedByHand) {
  const char* changed = " is damaged: its columns are not the ones that were written";
  const std::vector<std::pair<const char*, const char*>> damages = {
      {"UPDATE orders SET document = replace(document, '77', '78')", "row 'PO1' of table orders"},
      {"UPDATE orders SET settled = 1", "row 'PO1' of table orders"},
      {"UPDATE despatches SET state = 3", "row 'DSP-1' of table despatches"},
      {"UPDATE despatch_orders SET shipment = 'SS-2'", "row 'PO1' of table despatch_orders"},
      {"UPDATE invoices SET amazon_id = 'SI-1-R1'", "row 'SI-1' of table invoices"},
      {"UPDATE invoice_orders SET invoice = 'SI-2'", "row 'PO2' of table invoice_orders"},
      {"UPDATE items SET document = replace(document, '12', '24')", "row 'TEA' of table items"},
      {"UPDATE notes SET value = 'P-0'", "row 'remittances/last-payment' of table notes"},
      {"UPDATE exceptions SET open = 0", "row 'unknown-item/PO1/1' of table exceptions"},
      {"UPDATE work SET state = 0", "row 'invoice/PO1/SS-1' of table work"},
      {"UPDATE work SET digest = digest + 1", "row 'invoice/PO1/SS-1' of table work"},
  };
  for (const auto& [sql, row] : damages) expect_named(sql, (std::string(row) + changed).c_str());
}

TEST_F(DamagedStore, IsRefusedWithTheColumnThatHasAnotherType) {
  expect_named("UPDATE work SET due = 'soon'",
               "row 'invoice/PO1/SS-1' of table work is damaged: its column due is no "
               "integer");
  expect_named("UPDATE exceptions SET amount = 1.5", "its column amount is no integer");
  expect_named("UPDATE notes SET value = x'00'", "its column value is no text");
}

/// Somebody who wants to hide an act has to take the trigger away, and then the seal tells.
const std::string deleted_without_its_trigger =
    "DROP TRIGGER acts_stay; DELETE FROM acts; CREATE TRIGGER acts_stay BEFORE DELETE ON acts BEGIN SELECT "
    "RAISE(ABORT, "
    "'the audit trail only grows'); END;";

TEST_F(DamagedStore, OfferNoWayToChangeTheAuditTrail) {
  EXPECT_EQ(opened_after("SELECT 1"), "");
  const std::vector<std::string> before = rows("SELECT * FROM acts");
  ASSERT_EQ(before.size(), 1U);
  for (const char* sql : {"DELETE FROM acts", "UPDATE acts SET person = 'bob'", "UPDATE acts SET at = 7",
                          "UPDATE acts SET number = 9", "INSERT OR REPLACE INTO acts SELECT * FROM acts",
                          "REPLACE INTO acts VALUES(1, '', '', 'close', '', 0, '', '', 0)"}) {
    sqlite3* connection = nullptr;
    ASSERT_EQ(sqlite3_open(path_.c_str(), &connection), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(connection, sql, nullptr, nullptr, nullptr), SQLITE_CONSTRAINT) << sql;
    EXPECT_STREQ(sqlite3_errmsg(connection), "the audit trail only grows") << sql;
    sqlite3_close(connection);
  }
  EXPECT_EQ(rows("SELECT * FROM acts"), before);
  EXPECT_NE(opened_after("DROP TRIGGER acts_stay").find("trigger acts_stay is damaged: it is missing"),
            std::string::npos);
}

TEST_F(DamagedStore, IsRefusedWhenRowsAreMissingOrFromAnotherTime) {
  for (const TableForm& form : table_forms()) {
    const std::string table(form.name);
    const bool is_kept = form.table == Table::Acts;
    const std::string sql = is_kept ? deleted_without_its_trigger : "DELETE FROM " + table;
    expect_named(sql.c_str(), ("table " + table + " is damaged: 1 rows were written and 0 are there").c_str());
  }
  expect_named("DELETE FROM seals WHERE name = 'work'", "table work is damaged: its row in table seals is missing");
  expect_named("UPDATE seals SET digests = digests + 1 WHERE name = 'work'",
               "table work is damaged: rows of it are not the ones that were written last");
}

// A row with its own digest, from an older state of the same store.
TEST_F(DamagedStore, IsRefusedWhenAnOlderRowCameBack) {
  {
    auto store = open_store({path_, Durability::Full});
    samples::fill(**store);
  }
  run("ATTACH '" + path_ + ".version-1' AS old; CREATE TABLE old.work AS SELECT * FROM work");
  {
    auto store = open_store({path_, Durability::Full});
    (*store)->begin();
    (*store)->save(samples::work("invoice/PO1/SS-1", WorkState::Failed, 6));
    (*store)->commit();
  }
  run("ATTACH '" + path_ + ".version-1' AS old; DELETE FROM work; INSERT INTO work SELECT * FROM old.work");
  const auto store = open_store({path_, Durability::Full});
  ASSERT_FALSE(store);
  EXPECT_NE(store.error().message.find("table work is damaged: rows of it are not the ones that were written last"),
            std::string::npos)
      << store.error().message;
}

TEST_F(DamagedStore, IsRefusedWhenATableOrAnIndexIsMissingOrAnother) {
  expect_named("DROP TABLE notes", "table notes is damaged: it is missing");
  expect_named("DROP INDEX orders_erp", "index orders_erp is damaged: it is missing");
  expect_named("ALTER TABLE items ADD COLUMN x", "table items is damaged: it is not as this program makes it");
  expect_named("DROP TABLE seals", "table seals is damaged: it is missing");
}

// Partial indexes: with the flag turned, SQLite leaves the index as it was.
TEST_F(DamagedStore, IsRefusedWhenAnIndexDoesNotFitItsTable) {
  expect_named(
      "PRAGMA writable_schema=1; UPDATE sqlite_schema SET sql = replace(sql, 'settled = 0', 'settled = 1') "
      "WHERE name = 'orders_open'",
      "table orders is damaged: ");
}

TEST_F(DamagedStore, IsLeftAsItWasFound) {
  EXPECT_NE(opened_after("UPDATE work SET state = 0"), "");
  const std::string before = bytes();
  EXPECT_FALSE(open_store({path_, Durability::Full}));
  EXPECT_EQ(bytes(), before);
}

// Everything that the work reads by key is compared with its digest again.
TEST_F(DamagedStore, EndsTheProgramWhenARowIsChangedLater) {
  {
    auto writer = open_store({path_, Durability::Full});
    ASSERT_TRUE(writer);
    samples::fill(**writer);
  }
  auto store = open_store({path_, Durability::Full});
  ASSERT_TRUE(store);
  run("UPDATE orders SET settled = 1; UPDATE despatches SET state = 3; UPDATE invoices SET state = 3;"
      "UPDATE items SET document = replace(document, '12', '24'); UPDATE notes SET value = '';"
      "UPDATE exceptions SET open = 0; UPDATE work SET state = 4");
  const auto code = testing::ExitedWithCode(2);
  EXPECT_EXIT((*store)->order("PO1"), code, "db: row 'PO1' of table orders is damaged");
  EXPECT_EXIT((*store)->despatch("DSP-1"), code, "row 'DSP-1' of table despatches is damaged");
  EXPECT_EXIT((*store)->invoice("SI-1"), code, "row 'SI-1' of table invoices is damaged");
  EXPECT_EXIT((*store)->items(), code, "row 'TEA' of table items is damaged");
  EXPECT_EXIT((*store)->note("remittances/last-payment"), code, "row 'remittances/last-payment' of table notes");
  EXPECT_EXIT((*store)->exceptions(), code, "row 'unknown-item/PO1/1' of table exceptions is damaged");
  EXPECT_EXIT((*store)->exception("unknown-item/PO1/1"), code, "row 'unknown-item/PO1/1' of table exceptions");
  EXPECT_EXIT((*store)->work("invoice/PO1/SS-1"), code, "row 'invoice/PO1/SS-1' of table work is damaged");
}

}  // namespace
}  // namespace vendorproof::store
