// The ERP's credit memos in the store. There are few, so they are read from the file each time.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/records.h"
#include "core/store/store.h"

namespace vendorproof::store {

/// A view of a store; what changes it happens inside a transaction of its caller.
class CreditMemos {
 public:
  explicit CreditMemos(const Store& store) : store_(store) {}

  std::optional<CreditMemoRecord> find(std::string_view number) const;
  /// A copy to change, of a number from the store. An unknown number is a broken promise.
  CreditMemoRecord known(std::string_view number) const;
  void save(const CreditMemoRecord& record);
  void erase(std::string_view number);
  /// By the ERP's number of the invoice; in order.
  std::vector<std::string> numbers_for(std::string_view invoice) const;
  std::vector<CreditMemoRecord> for_invoice(std::string_view invoice) const;
  /// Whether any invoice is in the store: it may be corrected.
  bool any_invoice() const;

 private:
  const Store& store_;
};

}  // namespace vendorproof::store
