#include "harness/judge/harm_marks.h"

#include <gtest/gtest.h>

#include "tests/reports/samples.h"

namespace vendorproof::harness {
namespace {

using reports::Finding;
using reports::TimelineRow;
namespace samples = reports::samples;

std::vector<std::string> marked(const std::vector<TimelineRow>& rows) {
  std::vector<std::string> texts;
  for (const TimelineRow& row : rows) {
    if (row.broken) texts.push_back(row.text);
  }
  return texts;
}

std::vector<TimelineRow> two_invoices() {
  using Lane = TimelineRow::Lane;
  return {{samples::at("2026-11-03T06:00:00Z"), Lane::Core, "submitInvoices SI-1  [lost-answer]", false},
          {samples::at("2026-11-03T06:00:34Z"), Lane::Core, "submitInvoices SI-1-R1 (called SI-1)", false},
          {samples::at("2026-11-03T06:05:34Z"), Lane::Amazon, "InvoiceAccepted SI-1 for PO1", false},
          {samples::at("2026-11-03T06:05:34Z"), Lane::Amazon, "InvoiceAccepted SI-1-R1 for PO1", false},
          {samples::at("2026-11-04T06:05:34Z"), Lane::Core, "submitInvoices SI-1-R1", false}};
}

Finding duplicate() {
  Finding finding = samples::finding(samples::doubled_invoice, "PO1", 0, 0, "");
  finding.at = samples::at("2026-11-03T06:05:34Z");
  finding.documents = {"SI-1-R1"};
  return finding;
}

TEST(HarmMarks, TheDocumentThatDidTheHarmIsMarkedByItsOwnNumber) {
  std::vector<TimelineRow> rows = two_invoices();
  mark_harm({duplicate()}, rows);
  EXPECT_EQ(marked(rows),
            (std::vector<std::string>{"submitInvoices SI-1-R1 (called SI-1)", "InvoiceAccepted SI-1-R1 for PO1"}));
}

TEST(HarmMarks, WithoutADocumentTheOrderIsMarked) {
  Finding finding = duplicate();
  finding.documents.clear();
  std::vector<TimelineRow> rows = two_invoices();
  mark_harm({finding}, rows);
  EXPECT_EQ(marked(rows).size(), 2U);
  finding.purchase_order = "PO";
  rows = two_invoices();
  mark_harm({finding}, rows);
  EXPECT_TRUE(marked(rows).empty()) << "PO is not PO1";
}

TEST(HarmMarks, WhatIsExpectedIsNoHarm) {
  Finding finding = duplicate();
  finding.expected = true;
  std::vector<TimelineRow> rows = two_invoices();
  mark_harm({finding}, rows);
  EXPECT_TRUE(marked(rows).empty());
}

}  // namespace
}  // namespace vendorproof::harness
