#include "core/erp/tryton/tryton.h"

#include <array>

#include "core/erp/tryton/pages.h"
#include "core/erp/tryton/rpc.h"

namespace vendorproof::erp::tryton {

namespace {

constexpr std::array<trade::Setting, 9> settings = {{
    {"database", "the name of Tryton's database", "vendor", ""},
    {"user", "login of the user that calls", "vendorproof", ""},
    {"password", "of that user", "erp-Vault-9", "VENDORPROOF_ERP_PASSWORD"},
    {"company", "the company, by the name of its party", "Vendor Inc", ""},
    {"customer", "Amazon, by the name of its party", "Amazon", ""},
    {"warehouse", "the warehouse that serves Amazon, by its name", "Warehouse", ""},
    {"payment_method", "the method for Amazon's payments, by its name", "Amazon remittance", ""},
    {"journal", "the journal for Amazon's deductions, by its code", "AMZ", ""},
    {"pallet_type", "the type of packages that are pallets, by its name", "Pallet", ""},
}};

}  // namespace

const Dialect& dialect() {
  static const Dialect table = {
      .name = "tryton",
      .settings = settings,
      .items = items_question(),
      .sales_orders = sales_orders_question(),
      .create_sales_order = create_sales_order_question(),
      .release_sales_order = release_question(),
      .change_line = change_line_question(),
      .change_head = change_head_question(),
      .add_line = add_line_question(),
      .reservations = reservations_question(),
      .despatch_heads = despatch_heads_question(),
      .despatches = despatches_question(),
      .invoice_heads = invoice_heads_question(),
      .invoices = invoices_question(),
      .credit_memo_heads = credit_memo_heads_question(),
      .credit_memos = credit_memos_question(),
      .payments = postings_question(),
      .create_payment = create_payment_question(),
      .journal_lines = postings_question(),
      .create_journal_line = create_journal_line_question(),
      .only_reads = only_reads,
      .reception = reception_of,
      .error_text = error_text,
      .error_code = error_code,
      .is_closed_period = is_closed_period,
  };
  return table;
}

}  // namespace vendorproof::erp::tryton
