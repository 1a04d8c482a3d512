#include "mock_erp/state/replica.h"

namespace vendorproof::mock_erp {

void Replica::forget(Instant until) {
  while (!past_.empty() && past_.front().until <= until) past_.pop_front();
}

void Replica::note(const Company& company, Instant now) {
  const Duration lag = company.settings.read_lag;
  if (lag == Duration()) return;
  forget(now - lag);
  if (!past_.empty() && past_.back().until == now) return;
  past_.push_back({now, company});
  past_.back().books.effects.clear();
  past_.back().books.trucks.clear();
}

Company* Replica::books(const Company& company, Instant now) {
  forget(now - company.settings.read_lag);
  return past_.empty() ? nullptr : &past_.front().books;
}

}  // namespace vendorproof::mock_erp
