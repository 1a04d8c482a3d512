// The fields, values, procedures and events that the code names exist, and what it hands over fits.
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/core/erp/business_central/extension/call_checks.h"
#include "tests/core/erp/business_central/extension/name_checks.h"

namespace vendorproof::tests::al {
namespace {

const std::string money_code = "src/codeunits/VPLMoneyPosting.Codeunit.al";
const std::string change_code = "src/codeunits/VPLOrderChange.Codeunit.al";
const std::string rules_code = "src/codeunits/VPLPackageRules.Codeunit.al";
const std::string posting_code = "src/codeunits/VPLPostingSubscribers.Codeunit.al";
const std::string warehouse_code = "src/codeunits/VPLWarehouseSubscribers.Codeunit.al";

TEST(AlCode, NamesFieldsAndValuesThatExist) {
  const Extension extension(shipped_sources());
  EXPECT_EQ(field_complaints(extension), Complaints());
  EXPECT_EQ(key_complaints(extension), Complaints());
  EXPECT_EQ(copy_complaints(extension), Complaints());
}

TEST(AlCode, CallsProceduresThatExist) {
  const Extension extension(shipped_sources());
  EXPECT_EQ(call_complaints(extension), Complaints());
}

TEST(AlCode, SubscribesToEventsThatExist) {
  const Extension extension(shipped_sources());
  EXPECT_EQ(subscriber_complaints(extension), Complaints());
}

/// The tests above compare with the base application as far as it is known. Here is what of it stays unknown.
TEST(AlCode, LeansOnTablesThatAreKnown) {
  const Extension extension(shipped_sources());
  if (!extension.base()) GTEST_SKIP() << base_is_missing;
  std::set<std::string> unknown;
  for (const Object& object : extension.objects()) {
    std::vector<std::string> tables = {object.body.property("SourceTable"),
                                       object.kind == "tableextension" ? object.extends : ""};
    each_routine(object, [&](const Routine& routine) {
      for (const auto* list : {&routine.variables, &routine.parameters}) {
        for (const Variable& variable : *list) tables.push_back(variable.object("Record"));
      }
    });
    for (const std::string& table : tables) {
      if (!table.empty() && !extension.knows_table(table)) unknown.insert(table);
    }
  }
  const std::set<std::string> accepted = {"Item Charge Assignment (Sales)", "No. Series", "No. Series Line",
                                          "Warehouse Receipt Header"};
  EXPECT_EQ(unknown, accepted);
}

TEST(AlCode, APlantedFieldOrValueIsSeen) {
  const Planted all[] = {
      {money_code, "PaymentPosting.\"Posted At\" :=", "PaymentPosting.\"Posted On\" :="},
      {money_code, "PaymentPosting.TestField(\"Invoice No.\");", "PaymentPosting.TestField(\"Invoice Number\");"},
      {"src/codeunits/VPLOrderSubscribers.Codeunit.al", "OrderLink.State::Posted);", "OrderLink.State::Gone);"},
      {rules_code, "OtherContent.CalcSums(\"Quantity (Base)\");", "OtherContent.CalcSums(\"Quantity\");"},
      {"src/codeunits/VPLLinePromises.Codeunit.al",
       "LinePromiseBuffer.\"Shipped Qty. (Base)\" := FinalLine.\"Shipped Qty. (Base)\";",
       "LinePromiseBuffer.\"Shipped Qty. (Base)\" := FinalLine.\"Item No.\";"},
      {"src/pages/VPLDespatch.Page.al", "Rec.\"Load No.\"", "Rec.\"Load Number\""},
  };
  for (const Planted& planted : all) {
    const Extension extension(spoiled(planted));
    EXPECT_EQ(field_complaints(extension).size(), 1U) << planted.to;
  }
  const Sources key =
      spoiled({"src/tables/VPLOrderLink.Table.al", "key(OrderId; \"Order SystemId\")", "key(OrderId; \"Order Id\")"});
  EXPECT_EQ(key_complaints(Extension(key)).size(), 1U);
}

TEST(AlCode, APlantedDifferenceOfCopiedFieldsIsSeen) {
  const std::string line = "src/extensions/VPLSalesShipmentLine.TableExt.al";
  const Planted all[] = {
      {line, "; Integer)", "; Decimal)"},
      {line, "\"VPL Customer Line No.\"", "\"VPL Customer Line\""},
      {"src/extensions/VPLSalesHeader.TableExt.al", "field(50110;", "field(50100;"},
  };
  for (const Planted& planted : all) {
    EXPECT_FALSE(copy_complaints(Extension(spoiled(planted))).empty()) << planted.to;
  }
}

TEST(AlCode, APlantedCallIsSeen) {
  const Planted all[] = {
      {money_code, "PostLine(GenJournalLine);", "PostLine(GenJournalLine, true);"},
      {change_code, "        if WasReleased then\n            ReleaseAgain(SalesHeader);", "        ReleaseAgain();"},
      {"src/tables/VPLDespatchPackage.Table.al", "PackageRules.CheckPackage(Rec);", "PackageRules.CheckBox(Rec);"},
      {"src/tables/VPLDespatchPackage.Table.al", "PackageRules.CheckPackage(Rec);",
       "PackageRules.CheckPackage(Rec, xRec);"},
      {money_code, "NoSeries.GetNextNo(Setup.\"Payment Nos.\", PaymentPosting.\"Posting Date\")",
       "NoSeries.GetNextNo()"},
      {money_code, "Setup.GetOrFail();", "Setup.GetOrStop();"},
  };
  for (const Planted& planted : all) {
    EXPECT_EQ(call_complaints(Extension(spoiled(planted))).size(), 1U) << planted.to;
  }
}

TEST(AlCode, APlantedSubscriberIsSeen) {
  const Planted all[] = {
      {warehouse_code, "var Rec: Record \"Warehouse Shipment Line\"; RunTrigger",
       "Rec: Record \"Warehouse Shipment Line\"; RunTrigger"},
      {warehouse_code, "OnAfterInsertEvent", "OnInsertEvent"},
      {warehouse_code, "Database::\"Warehouse Shipment Line\", OnAfterInsertEvent",
       "Page::\"Warehouse Shipment Line\", OnAfterInsertEvent"},
      {"src/codeunits/VPLPageSubscribers.Codeunit.al", "CurrFieldNo: Integer", "FieldNo: Integer"},
      {"src/codeunits/VPLPageSubscribers.Codeunit.al", "var xRec: Record \"Sales Header\"",
       "var xRec: Record \"Sales Line\""},
  };
  for (const Planted& planted : all) {
    EXPECT_EQ(subscriber_complaints(Extension(spoiled(planted))).size(), 1U) << planted.to;
  }
}

TEST(AlCode, WhatTheBaseApplicationDoesNotHaveIsSeen) {
  if (!base_application()) GTEST_SKIP() << base_is_missing;
  const auto fields = [](const Planted& planted) { return field_complaints(Extension(spoiled(planted))).size(); };
  EXPECT_EQ(fields({change_code, "SalesLine.\"Description 2\" :=", "SalesLine.\"Description 3\" :="}), 1U);
  EXPECT_EQ(fields({change_code, "SalesHeader.Status::Released then\n            ReleaseS",
                    "SalesHeader.Status::Open2 then\n            ReleaseS"}),
            1U);
  EXPECT_EQ(fields({money_code, "GenJournalLine.Comment := PaymentPosting.Comment",
                    "GenJournalLine.Description := PaymentPosting.Comment"}),
            1U);
  const auto calls = [](const Planted& planted) { return call_complaints(Extension(spoiled(planted))).size(); };
  EXPECT_EQ(calls({change_code, ".PerformManualReopen(SalesHeader)", ".PerformManualReopen()"}), 1U);
  EXPECT_EQ(calls({money_code, ".RunWithCheck(", ".RunAndCommit("}), 1U);
  const auto events = [](const Planted& planted) { return subscriber_complaints(Extension(spoiled(planted))).size(); };
  EXPECT_EQ(events({posting_code, "OnAfterSalesShptHeaderInsert", "OnAfterSalesShipmentInsert"}), 1U);
  EXPECT_EQ(events({"src/codeunits/VPLPageSubscribers.Codeunit.al", "'Ship-to Code'", "'Ship-to'"}), 1U);
  EXPECT_EQ(events({posting_code, "SuppressCommit: Boolean", "CommitIsSuppressed: Boolean"}), 1U);
  EXPECT_EQ(events({posting_code, "        WhseShip: Boolean; WhseReceive: Boolean; var",
                    "        WhseReceive: Boolean; var"}),
            1U);
}

}  // namespace
}  // namespace vendorproof::tests::al
