// A conversation about one order whose invoice over 300.00 USD Amazon has taken, and rows of its remittances.
#pragma once

#include <string>
#include <vector>

#include "tests/core/flow/conversation.h"

namespace vendorproof::flow {

/// Shortage 6910, price 6920, coop 6930; the bank account CHECKING.
inline CoreConfig config_with_accounts() {
  CoreConfig config = scripted_config();
  config.posting.accounts = {{"shortage", "6910"}, {"price", "6920"}, {"coop", "6930"}};
  config.posting.bank = "CHECKING";
  return config;
}

inline void send_the_invoice(Conversation& talk) {
  talk.run_for(std::chrono::hours(1));
  talk.peers().despatches = {PeersInScript::despatch_json("2026-11-03T12:30:00Z")};
  talk.peers().invoices = {PeersInScript::invoice_json("2026-11-03T14:30:00Z")};
  talk.run_for(std::chrono::hours(30));
}

inline std::string paid_row(const std::string& payment, const std::string& number, const std::string& type,
                            const std::string& amount, const std::string& date = "2026-12-03") {
  return payment + "," + date + "T10:00:00Z," + number + ",," + type + ",," + amount + ",USD\r\n";
}

/// `6910 customer 15`, for each posting: the account, the other side, the amount on the account.
inline std::vector<std::string> lines_posted(Conversation& talk) {
  std::vector<std::string> lines;
  for (const Json& posting : talk.peers().journal) {
    const char* other_side = posting.contains("customerNumber") ? " customer " : " bank ";
    lines.push_back(posting["accountNumber"].get<std::string>() + other_side + posting["amount"].dump());
  }
  return lines;
}

}  // namespace vendorproof::flow
