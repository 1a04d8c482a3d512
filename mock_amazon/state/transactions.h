// Submissions that were accepted with 202, and their results.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/base/time.h"
#include "mock_amazon/wire/refusal.h"

namespace vendorproof::mock_amazon {

enum class DocumentKind { Acknowledgement, ShipNotice, Invoice, Transport };

enum class TransactionStatus { Processing, Success, Failure };

struct Transaction {
  DocumentKind kind = DocumentKind::Acknowledgement;
  Instant submitted;
  std::string body;  ///< the JSON of the request until its documents are processed, then ""
  TransactionStatus status = TransactionStatus::Processing;
  std::vector<Refusal> failures;
};

constexpr std::size_t settled_transactions_max = 100'000;

struct TransactionRegister {
  std::map<std::string, Transaction> by_id;
  std::map<std::string, std::string> id_by_serial;  ///< transactions that are not processed yet
  std::map<std::string, std::string>
      id_by_settled_serial;  ///< processed transactions; at most 100,000, then the oldest are forgotten
  std::uint64_t taken = 0;
};

/// `<guid>-<time>` of `<time>-<guid>`, and the other way round: Amazon writes both (API-03).
std::string other_form_of(const std::string& transaction_id);

/// A number with leading zeros, so that texts sort like numbers.
std::string serial_of(std::uint64_t number);

}  // namespace vendorproof::mock_amazon
