// What a vendor reads in the portal: its downloads as rows of named fields.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "tests/mock_amazon/trial.h"

namespace vendorproof::mock_amazon {

using PortalRow = std::map<std::string, std::string>;

/// The fields of CSV text, line by line (RFC 4180).
inline std::vector<std::vector<std::string>> csv_lines(const std::string& text) {
  std::vector<std::vector<std::string>> lines(1, std::vector<std::string>(1));
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char letter = text[i];
    if (letter == '"') {
      if (quoted && i + 1 < text.size() && text[i + 1] == '"')
        lines.back().back() += text[++i];
      else
        quoted = !quoted;
    } else if (letter == ',' && !quoted) {
      lines.back().emplace_back();
    } else if (letter == '\n' && !quoted) {
      lines.emplace_back(1);
    } else if (letter != '\r' || quoted) {
      lines.back().back() += letter;
    }
  }
  lines.pop_back();
  return lines;
}

inline std::vector<PortalRow> portal(Trial& trial, const std::string& file) {
  const HttpResponse response = trial.call("GET", "/portal/" + file);
  EXPECT_EQ(response.status, 200) << file;
  const auto lines = csv_lines(response.body);
  std::vector<PortalRow> rows;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    EXPECT_EQ(lines[i].size(), lines[0].size()) << file << " row " << i;
    PortalRow& row = rows.emplace_back();
    for (std::size_t j = 0; j < lines[0].size() && j < lines[i].size(); ++j) row[lines[0][j]] = lines[i][j];
  }
  return rows;
}

/// The row with that value in that column; an empty row if there is no such row.
inline PortalRow portal_row(Trial& trial, const std::string& file, const std::string& column,
                            const std::string& value) {
  for (PortalRow& row : portal(trial, file)) {
    if (row[column] == value) return row;
  }
  return {};
}

/// `state`, or `Rejected CODE`.
inline std::string invoice_state_of(Trial& trial, const std::string& invoice) {
  PortalRow row = portal_row(trial, "invoices.csv", "invoice_number", invoice);
  if (row["state"] != "Rejected") return row["state"];
  return "Rejected " + row["reason"].substr(0, row["reason"].find(' '));
}

/// What becomes of an invoice: the codes of the failures, or the state that the portal shows.
inline std::string fate(Trial& trial, const Json& document) {
  const std::string outcome = trial.outcome(invoices_path, document);
  return outcome == "Processing" ? invoice_state_of(trial, document["id"].get<std::string>()) : outcome;
}

inline HttpResponse dispute(Trial& trial, const std::string& subject, const std::string& reason,
                            const std::vector<std::string>& evidence = {}) {
  const Json body = {{"subject", subject}, {"reason", reason}, {"evidence", evidence}};
  return trial.call("POST", "/portal/disputes", body.dump());
}

}  // namespace vendorproof::mock_amazon
