// Amazon as a customer, and the set-up of the company.
#pragma once

#include "core/audit/check.h"

namespace vendorproof::audit {

void find_missing_customer(const Look& look, Cases& cases);
void find_blocked_customer(const Look& look, Cases& cases);
void find_other_terms(const Look& look, Cases& cases);
void find_missing_tax_set_up(const Look& look, Cases& cases);
void find_other_local_currency(const Look& look, Cases& cases);
void find_unknown_currencies(const Look& look, Cases& cases);
void find_currencies_that_are_not_taken(const Look& look, Cases& cases);
void find_coarse_currencies(const Look& look, Cases& cases);
void find_currencies_of_other_regions(const Look& look, Cases& cases);
void find_missing_payment_batch(const Look& look, Cases& cases);
void find_lacks(const Look& look, Cases& cases);

}  // namespace vendorproof::audit
