#include "core/store/migrations.h"

#include <cstdlib>
#include <map>

#include <gtest/gtest.h>

#include "core/store/guard.h"
#include "core/store/schema.h"
#include "core/store/store.h"
#include "tests/core/store/migrated_store.h"
#include "tests/core/store/samples.h"

namespace vendorproof::store {
namespace {

using samples::at;

const trade::PostalAddress no_address;

using Migrations = MigratedStore;

/// All columns of a table but the digest, which versions before 5 did not have, and those that version 6 added.
std::string columns_of(Table table) {
  std::string sql = form_of(table).all;
  for (const std::string_view newer : {", digest", ", cause, assignee"}) {
    if (const std::size_t at = sql.find(newer); at != std::string::npos) sql.erase(at, newer.size());
  }
  return sql;
}

/// Version 6 gave ship notices more fields, versions 7 and 8 invoices.
const std::string work_columns =
    "key, operation, peer, state, attempt, failures, refusals, doubted, due, subject, last_error, "
    "CASE WHEN operation IN (14, 15) THEN '' ELSE parameters END";
const std::string invoice_columns = "SELECT number, purchase_order, amazon_id, state FROM invoices ORDER BY number";

/// The columns that no later version changed.
std::string kept_columns_of(Table table) {
  if (table == Table::Despatches) return "SELECT number, state FROM despatches ORDER BY number";
  if (table == Table::Invoices) return invoice_columns;
  if (table == Table::Work) return "SELECT " + work_columns + " FROM work ORDER BY key";
  return columns_of(table);
}

/// Later versions added these tables.
bool is_newer(Table table) {
  return table == Table::Movements || table == Table::Acts || table == Table::CreditMemos ||
         table == Table::InvoiceOrders;
}

TEST_F(Migrations, AreThereForEveryOlderVersionEachWithAStoreOfItsTime) {
  ASSERT_EQ(migrations().size(), static_cast<std::size_t>(schema_version - 1));
  for (std::int64_t version = 1; version < schema_version; ++version) {
    EXPECT_EQ(migrations()[static_cast<std::size_t>(version - 1)].from, version);
    write_version(version);
    EXPECT_EQ(rows("PRAGMA user_version"), Rows{std::to_string(version)});
    EXPECT_NE(opened(), nullptr) << version;
    EXPECT_EQ(rows("PRAGMA user_version"), Rows{std::to_string(schema_version)});
    TearDown();
  }
}

TEST_F(Migrations, EndInTheTablesOfANewStore) {
  const char* tables = "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name";
  opened();
  const Rows fresh = rows(tables);
  TearDown();
  write_version(1);
  opened();
  EXPECT_EQ(rows(tables), fresh);
}

TEST_F(Migrations, ReadEverythingOfVersion1) {
  write_version(1);
  const auto store = opened();
  EXPECT_EQ(store->order_numbers(), (Rows{"2AAAAAAA", "3BBBBBBB", "4CCCCCCC", "5DDDDDDD", "6EEEEEEE", "7QX2M4KP",
                                          "8GGGGGGG", "9HHHHHHH", "AJJJJJJJ", "BKKKKKKK"}));
  const OrderRecord paid = store->known_order("7QX2M4KP");
  EXPECT_TRUE(paid.settled);
  EXPECT_EQ(paid.erp, ErpStage::Rest);
  EXPECT_EQ(paid.acknowledgement, AcknowledgementStage::Succeeded);
  ASSERT_EQ(paid.order.lines.size(), 2U);
  EXPECT_EQ(paid.order.lines[1].ordered, (Quantity{5, UnitOfMeasure::Cases, 12}));
  EXPECT_EQ(paid.order.lines[1].net_cost, Money(25'000, usd()));
  EXPECT_EQ(paid.sales_order.lines[1].version, "W/\"1\"");
  ASSERT_EQ(paid.shipments.size(), 1U);
  EXPECT_EQ(paid.shipments[0].invoice, "SI-1");
  EXPECT_TRUE(paid.shipments[0].paid);
  EXPECT_FALSE(store->known_order("4CCCCCCC").order.delivery_window.has_value());
  EXPECT_EQ(store->known_order("4CCCCCCC").order.ship_window->from, at(1'793'865'600'000));

  EXPECT_EQ(store->known_invoice("SI-1").state, InvoiceState::Paid);
  EXPECT_EQ(store->known_invoice("SI-1").invoice.total, Money(3'000'000, usd()));
  EXPECT_EQ(store->open_invoices_of("2AAAAAAA"), Rows{"SI-2"});
  ASSERT_EQ(store->items().size(), 3U);
  EXPECT_EQ(store->items()[0].case_sizes, std::vector<std::int64_t>{12});
  EXPECT_TRUE(store->items()[2].blocked);

  EXPECT_EQ(store->exceptions().size(), 10U);
  EXPECT_EQ(store->exception("short-payment/P-1/SI-1/Shortage")->text, "4 eaches; closed: agreed with \"Finance\"");
  EXPECT_EQ(store->exception("short-payment/P-1/SI-1/Shortage")->amount, Money(150'000, usd()));
  EXPECT_EQ(store->open_exceptions_of("9HHHHHHH")[0].owner, Owner::Ecommerce);
  EXPECT_EQ(store->note("poll/orders/cursor"), "1793808011000");
  EXPECT_EQ(store->note("remittances/last-payment"), "P-1");
  // 42 days after the deductions were seen.
  EXPECT_EQ(store->note("remittances/reversals-until"), std::to_string(1'793'700'000'400 + 42 * 86'400'000LL));

  const Work acknowledgement = store->known_work("acknowledgement/BKKKKKKK/7f31f57287421d21");
  EXPECT_EQ(acknowledgement.state, WorkState::InDoubt);
  EXPECT_EQ(read_document<trade::Acknowledgement>(acknowledgement.parameters).lines[1].parts[0].eaches, 48);
  const Work invoice = store->known_work("invoice/AJJJJJJJ/SS-9");
  EXPECT_EQ(invoice.attempt, 29U);
  EXPECT_EQ(read_document<trade::AmazonInvoice>(invoice.parameters).total, Money(3'000'000, usd()));
}

TEST_F(Migrations, LeaveWhatHasNotChangedAsItStood) {
  const std::vector<std::string> same = {
      "SELECT number, erp, awaits_despatch, awaits_invoice, settled FROM orders ORDER BY number",
      invoice_columns,
      "SELECT number FROM items ORDER BY number",
      "SELECT key, kind, owner, purchase_order, line, amount, currency, text, raised_at, open FROM exceptions "
      "ORDER BY key",
      columns_of(Table::DespatchOrders),
      "SELECT name, value FROM notes WHERE name NOT LIKE 'poll/despatches/%' AND name NOT IN "
      "('items/read-at', 'remittances/reversals-until') ORDER BY name",
      "SELECT key, operation, peer, state, attempt, failures, refusals, doubted, due, subject, last_error, parameters "
      "FROM work WHERE key NOT LIKE 'ship-notice/%' AND operation NOT BETWEEN 2 AND 6 AND operation <> 15 ORDER BY key",
  };
  write_version(1);
  std::vector<Rows> before;
  for (const std::string& sql : same) before.push_back(rows(sql));
  opened();
  for (std::size_t i = 0; i < same.size(); ++i) {
    EXPECT_FALSE(before[i].empty()) << same[i];
    EXPECT_EQ(rows(same[i]), before[i]);
  }
}

TEST_F(Migrations, GiveDespatchesARoomForAmazonsReference) {
  write_version(1);
  const auto store = opened();
  const DespatchRecord noticed = store->known_despatch("DSP-1");
  EXPECT_EQ(noticed.state, DespatchState::Succeeded);
  EXPECT_EQ(noticed.despatch.bill_of_lading, "BOL-20001001");
  EXPECT_EQ(noticed.despatch.amazon_reference, "");
  EXPECT_EQ(noticed.despatch.departed_at, at(1'793'629'800'000));
  EXPECT_EQ(noticed.despatch.modified_at, at(1'793'629'800'000));
  EXPECT_EQ(noticed.despatch.package_count, 2);
  EXPECT_EQ(noticed.despatch.packages[0].tracking_number, "1Z \"quoted\" \\ ],[");
  EXPECT_EQ(noticed.despatch.packages[0].contents[0].lot, "L\xc3\xb6t\n7");
  EXPECT_EQ(store->known_despatch("DSP-4").state, DespatchState::Waiting);
  EXPECT_EQ(store->known_despatch("DSP-4").waits_for, "departure of the truck");
  EXPECT_EQ(store->known_despatch("DSP-4").despatch.modified_at, at(0)) << "so it is read again, for its reference";
  EXPECT_EQ(store->known_despatch("DSP-5").despatch.modified_at, at(0));
  EXPECT_FALSE(store->known_despatch("DSP-4").despatch.departed_at.has_value());
  EXPECT_EQ(store->known_despatch("DSP-5").state, DespatchState::Held);
  EXPECT_EQ(store->known_despatch("DSP-8").state, DespatchState::Failed);
}

// Amazon may have it, and takes the same body only.
TEST_F(Migrations, KeepAShipNoticeThatWasCalled) {
  write_version(1);
  const auto store = opened();
  EXPECT_EQ(store->known_work("ship-notice/DSP-6").state, WorkState::InFlight);
  EXPECT_EQ(store->known_work("ship-notice/DSP-3").attempt, 8U);
  const trade::ShipNotice notice = notice_in(*store, "ship-notice/DSP-3");
  EXPECT_EQ(notice.identifier, "DSP-3");
  EXPECT_EQ(notice.ship_from_party, "WHSE1");
  EXPECT_EQ(notice.ship_from_address, no_address);
  EXPECT_EQ(notice.ship_to_party, "PHX6");
  EXPECT_EQ(notice.bill_of_lading, "BOL-20001001");
  EXPECT_EQ(notice.amazon_reference, "");
  EXPECT_EQ(notice.items[1].shipped, (Quantity{5, UnitOfMeasure::Cases, 12}));
  EXPECT_EQ(notice.cartons[1].sscc, "095060000000000022");
  EXPECT_EQ(store->known_despatch("DSP-3").state, DespatchState::Sending);
}

TEST_F(Migrations, LetAShipNoticeThatWasNeverCalledBeMadeAnewWithItsAddress) {
  write_version(1);
  const auto store = opened();
  EXPECT_EQ(store->work("ship-notice/DSP-2"), std::nullopt);
  const DespatchRecord despatch = store->known_despatch("DSP-2");
  EXPECT_EQ(despatch.state, DespatchState::Waiting);
  EXPECT_EQ(despatch.waits_for, "reading of the despatch from the ERP again");
  EXPECT_EQ(despatch.despatch.modified_at, at(0));
  EXPECT_TRUE(store->any_despatch_is_open());
  EXPECT_EQ(store->known_work("poll/despatches").due, at(0));
  EXPECT_EQ(store->note("poll/despatches/since"), std::nullopt);
}

TEST_F(Migrations, BeginListsOfTheErpAnewInVersion3) {
  write_version(2);
  run("UPDATE work SET operation = 4, parameters = 'page 7' WHERE key = 'poll/despatches'");
  opened();
  EXPECT_EQ(rows("SELECT operation, parameters FROM work WHERE key = 'poll/despatches'"), Rows{"2|"});
  EXPECT_TRUE(rows("SELECT key FROM work WHERE operation IN (3, 4)").empty());
}

TEST_F(Migrations, KeepNoticesAndNotesOfVersion2) {
  const std::string work = "SELECT " + work_columns + " FROM work WHERE operation NOT BETWEEN 2 AND 6 ORDER BY key";
  const std::string notes = "SELECT name, value FROM notes WHERE name <> 'items/read-at' ORDER BY name";
  write_version(2);
  const Rows work_before = rows(work);
  const Rows notes_before = rows(notes);
  const auto store = opened();
  EXPECT_EQ(rows(work), work_before);
  EXPECT_EQ(rows(notes), notes_before);
  EXPECT_EQ(store->known_despatch("DSP-4").despatch.amazon_reference, "ARN-4");
  EXPECT_EQ(notice_in(*store, "ship-notice/DSP-2").ship_from_address.postal_code, "85043");
}

TEST_F(Migrations, SayWhichDocumentAnExceptionOfVersion2IsAbout) {
  write_version(2);
  const auto store = opened();
  std::map<std::string, std::string> documents;
  for (const TradeException& exception : store->exceptions()) documents[exception.key] = exception.document;
  EXPECT_EQ(documents.size(), 13U);
  EXPECT_EQ(documents["ship-notice-failed/DSP-8"], "DSP-8");
  EXPECT_EQ(documents["despatch-mismatch/DSP-5"], "DSP-5");
  EXPECT_EQ(documents["short-payment/P-1/SI-1/Shortage"], "SI-1");
  EXPECT_EQ(documents["deduction-reversed/P-2/SI-1"], "SI-1");
  EXPECT_EQ(documents["chargeback/P-2/7QX2M4KP/Chargeback"], "");
  EXPECT_EQ(documents["unknown-item/9HHHHHHH/1"], "");
  EXPECT_EQ(store->exception("short-payment/P-1/SI-1/Shortage")->text, "4 eaches; closed: agreed with \"Finance\"");
  EXPECT_FALSE(store->exception("short-payment/P-1/SI-1/Shortage")->open);
  EXPECT_EQ(store->open_exceptions_of("8GGGGGGG").size(), 2U);
}

TEST_F(Migrations, KeepEveryRowOfVersions3To5) {
  const auto is_rewritten = [](Table table) {
    return table == Table::Orders || table == Table::Items || table == Table::Notes;
  };
  for (const std::int64_t version : {3, 4, 5}) {
    write_version(version);
    std::vector<Rows> before;
    for (const TableForm& form : table_forms()) {
      before.push_back(is_newer(form.table) ? Rows() : rows(kept_columns_of(form.table)));
    }
    const auto store = opened();
    for (const TableForm& form : table_forms()) {
      if (is_newer(form.table)) continue;  // there were none
      const std::size_t i = static_cast<std::size_t>(form.table);
      EXPECT_FALSE(before[i].empty()) << form.name;
      if (is_rewritten(form.table)) continue;
      EXPECT_EQ(rows(kept_columns_of(form.table)), before[i]) << version;
    }
    EXPECT_EQ(store->due_work(at(1'795'995'888'200), 100).size(), 18U) << version;
    TearDown();
  }
}

TEST_F(Migrations, GiveEveryRowOfVersion4ADigestAndEveryTableASeal) {
  write_version(4);
  opened();
  for (const TableForm& form : table_forms()) {
    const std::string name(form.name);
    EXPECT_TRUE(rows("SELECT 1 FROM " + name + " WHERE digest = 0 LIMIT 1").empty()) << name;
    EXPECT_EQ(rows("SELECT row_count FROM seals WHERE name = '" + name + "'"), rows("SELECT count(*) FROM " + name));
  }
  run("UPDATE invoices SET state = 3 WHERE number = 'SI-2'");
  EXPECT_NE(refused().find("row 'SI-2' of table invoices is damaged"), std::string::npos);
}

TEST_F(Migrations, FindAnInvoiceWhoseNumberHasSlashesInAnExceptionsKey) {
  write_version(2);
  run("UPDATE invoices SET amazon_id = 'V/24/1' WHERE number = 'SI-9';"
      "UPDATE exceptions SET key = 'price-deduction/P/1/V/24/1/PriceDiscrepancy' WHERE kind = 'price-deduction';"
      "UPDATE exceptions SET key = 'short-payment/P-1/X-1/Shortage' WHERE kind = 'short-payment'");
  const auto store = opened();
  EXPECT_EQ(store->exception("price-deduction/P/1/V/24/1/PriceDiscrepancy")->document, "V/24/1");
  EXPECT_EQ(store->exception("short-payment/P-1/X-1/Shortage")->document, "X-1");
}

// Some programs wrote the new form under the old number.
TEST_F(Migrations, LeaveATextThatHasTheNewFormAlready) {
  const char* both = "SELECT document FROM despatches UNION ALL SELECT parameters FROM work ORDER BY 1";
  const std::string kept =
      "DELETE FROM work WHERE operation = 14 AND state = 0 AND attempt = 0;"
      "UPDATE work SET parameters = '' WHERE operation BETWEEN 2 AND 6";
  write_version(2);
  run(kept);
  opened();
  const Rows right = rows(both);
  TearDown();
  write_version(2);
  run("PRAGMA user_version=1;" + kept);
  opened();
  EXPECT_EQ(rows(both), right);
}

TEST_F(Migrations, AreToldInOneLineWithTheCopyOfTheStoreAsItWas) {
  write_version(1);
  const Rows before = rows("SELECT * FROM despatches ORDER BY number");
  opened();
  ASSERT_EQ(told_.size(), 1U);
  EXPECT_NE(told_[0].find("from version 1 to "), std::string::npos) << told_[0];
  EXPECT_NE(told_[0].find(path_ + ".version-1"), std::string::npos) << told_[0];
  EXPECT_EQ(told_[0].find('\n'), std::string::npos);
  EXPECT_EQ(rows("PRAGMA user_version", ".version-1"), Rows{"1"});
  EXPECT_EQ(rows("SELECT * FROM despatches ORDER BY number", ".version-1"), before);
  EXPECT_NE(rows("SELECT * FROM despatches ORDER BY number"), before);
  opened();
  EXPECT_EQ(told_.size(), 1U) << "once only";
}

TEST_F(Migrations, DoNotBeginWithoutACopy) {
  write_version(1);
  const std::string before = bytes();
  std::filesystem::create_directory(path_ + ".version-1");
  const std::string message = refused();
  EXPECT_NE(message.find("cannot make the copy " + path_ + ".version-1 before the migration"), std::string::npos)
      << message;
  EXPECT_EQ(bytes(), before);
}

// DSP-5 stands in the middle: the despatches before it are rewritten when it is found.
TEST_F(Migrations, ThatFailHalfWayLeaveTheFileAsItWas) {
  write_version(1);
  run("UPDATE despatches SET document = substr(document, 1, 60) WHERE number = 'DSP-5'");
  const std::string before = bytes();
  const std::string message = refused();
  EXPECT_NE(message.find("row 'DSP-5' of table despatches is damaged"), std::string::npos) << message;
  EXPECT_EQ(bytes(), before);
  EXPECT_EQ(rows("PRAGMA user_version"), Rows{"1"});
}

TEST_F(Migrations, NameARowThatOnlyTheNewVersionCannotRead) {
  write_version(1);
  run("UPDATE orders SET document = replace(document, 'USD', 'usd') WHERE number = '9HHHHHHH'");
  const std::string before = bytes();
  const std::string message = refused();
  EXPECT_NE(message.find("row '9HHHHHHH' of table orders is damaged"), std::string::npos) << message;
  EXPECT_EQ(bytes(), before);
}

using MigrationsDeathTest = Migrations;

TEST_F(MigrationsDeathTest, ThatEndInAPowerCutLeaveTheStoreAsItWas) {
  write_version(1);
  const Rows before = rows("SELECT * FROM despatches ORDER BY number");
  const auto cut = [this] {
    auto database = Database::open(path_);
    (*database)->run("BEGIN IMMEDIATE");
    if (!migrate(**database, migrations(), 1)) return;
    Query query(**database, "SELECT document FROM despatches WHERE number = ?", "DSP-1");
    if (query.row() && query.text(0).find(R"("BOL-20001001","")") != std::string_view::npos) std::_Exit(7);
  };
  EXPECT_EXIT(cut(), testing::ExitedWithCode(7), "");
  EXPECT_EQ(rows("PRAGMA user_version"), Rows{"1"});
  EXPECT_EQ(rows("SELECT * FROM despatches ORDER BY number"), before);
  EXPECT_NE(opened(), nullptr);
}

Result<void> add_note(Database& database) { return database.run("INSERT INTO notes VALUES('step', '1', 0)"); }
Result<void> change_note(Database& database) {
  return database.run("UPDATE notes SET value = '2' WHERE name = 'step'");
}
Result<void> fail(Database&) { return malformed("no"); }

TEST_F(Migrations, RunFromTheVersionOfTheStoreOnInTheirOrder) {
  opened();
  auto database = Database::open(path_);
  ASSERT_TRUE(migrate(**database, {{6, "", fail}, {7, "", add_note}, {8, "", change_note}}, 7));
  EXPECT_EQ(rows("SELECT value FROM notes"), Rows{"2"});
  EXPECT_EQ(rows("PRAGMA user_version"), Rows{"9"});
  EXPECT_FALSE(migrate(**database, {{9, "", change_note}, {10, "", fail}}, 9));
}

}  // namespace
}  // namespace vendorproof::store
