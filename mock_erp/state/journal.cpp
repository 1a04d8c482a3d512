#include "mock_erp/state/journal.h"

#include <algorithm>

#include "mock_erp/state/company.h"

namespace vendorproof::mock_erp {

const std::vector<JournalBatch>& journal_batches() {
  static const std::vector<JournalBatch> batches = {
      {"VENDORLINK", "Payments of the customer", "CASHRCPT", guid_of("journal/CASHRCPT/VENDORLINK"), true},
      {"DEFAULT", "Default journal", "GENERAL", guid_of("journal/GENERAL/DEFAULT"), false},
  };
  return batches;
}

const JournalBatch& payments_batch() { return journal_batches().front(); }

std::optional<std::int64_t> journal_batch_with_id(std::string_view id) {
  const std::vector<JournalBatch>& batches = journal_batches();
  const auto has_id = [id](const JournalBatch& batch) { return batch.id == id; };
  const auto found = std::find_if(batches.begin(), batches.end(), has_id);
  if (found == batches.end()) return std::nullopt;
  return found - batches.begin();
}

Account balancing_account(const Settings& settings, const JournalBatch& batch) {
  if (!batch.takes_payments || settings.bank_accounts.empty()) return {};
  return {AccountKind::Bank, settings.bank_accounts.front()};
}

}  // namespace vendorproof::mock_erp
