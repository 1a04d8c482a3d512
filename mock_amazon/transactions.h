// Submissions: taken with 202 and a transaction, processed later, document by document (ACK-29, ACK-31).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/time.h"
#include "mock_amazon/answer.h"

namespace vendorproof::mock_amazon {

struct Central;
struct Call;
struct Settings;

enum class DocumentKind { Acknowledgement, ShipNotice, Invoice, Transport };
enum class TransactionStatus { Processing, Success, Failure };

struct Transaction {
  DocumentKind kind = DocumentKind::Acknowledgement;
  Instant submitted;
  std::vector<Json> documents;  ///< until they are processed
  TransactionStatus status = TransactionStatus::Processing;
  std::vector<Refusal> failures;
};

constexpr std::size_t settled_transactions_max = 100'000;

struct TransactionRegister {
  std::map<std::string, Transaction> by_id;
  std::map<std::string, std::string> id_by_serial;          ///< those that are not processed yet
  std::map<std::string, std::string> id_by_settled_serial;  ///< the others; the oldest beyond 100,000 are forgotten
  std::uint64_t taken = 0;
};

Answer submit_acknowledgements(Central& central, const Call& call);
Answer submit_shipment_confirmations(Central& central, const Call& call);
Answer submit_invoices(Central& central, const Call& call);
Answer submit_shipments(Central& central, const Call& call);
Answer get_transaction(Central& central, const Call& call);

/// Processes the documents of a transaction that is due. What is accepted or fails becomes an effect.
void settle_transaction(Central& central, const std::string& serial, Instant now);

/// `<guid>-<time>` of `<time>-<guid>`, and the other way round: Amazon writes both (API-03).
std::string other_form_of(const std::string& transaction_id);

/// Whether what waits to be processed has the shape that the door lets in.
bool documents_are_well_formed(const Transaction& transaction);

/// The seller of a document must be one of the vendor group's codes (PO-37); "" or no group: anybody's. Invoices name
/// who is paid, not who sold.
std::vector<Refusal> check_vendor_group(const Settings& settings, const Json& document);

/// A number with leading zeros, so that texts sort like numbers.
std::string serial_of(std::uint64_t number);

}  // namespace vendorproof::mock_amazon
