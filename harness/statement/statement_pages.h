// The month-end statement for people and programs.
#pragma once

#include <string>
#include <vector>

#include "core/trade/ledger/statement.h"
#include "reports/report.h"

namespace vendorproof::harness {

using Statements = std::vector<trade::Statement>;

/// For the terminal; at most 40 open invoices of each currency.
std::string text_statement(const Statements& statements, trade::Month month, reports::Colour colour);

/// One table for spreadsheets, with everything: section, name, order, date, days, ERP, Amazon, difference, currency.
/// A text that a spreadsheet would take for a formula has an apostrophe before it.
std::string csv_statement(const Statements& statements);

/// A page of its own, with everything.
std::string html_statement(const Statements& statements, trade::Month month);

/// Whether every statement ties.
bool all_tie(const Statements& statements);

}  // namespace vendorproof::harness
