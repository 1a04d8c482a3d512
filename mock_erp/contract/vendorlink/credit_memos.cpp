// Sales credit memos, of the custom API group.
#include "mock_erp/contract/entities.h"
#include "mock_erp/contract/shared_choices.h"

namespace vendorproof::mock_erp::vendorlink {

namespace {

using namespace fields;

constexpr Field posted_credit_memos_fields[] = {
    guid("id"),
    code("number", 20),
    code("externalDocumentNumber", 35),
    code("customerNumber", 20),
    code("appliesToInvoiceNumber", 20),
    date("postingDate"),
    code("reasonCode", 10),
    code("customerReturnNumber", 35),
    date("goodsReturnDate"),
    text("currencyCode", 0).computed(),
    decimal("amountExcludingTax"),
    decimal("amountIncludingTax"),
    decimal("remainingAmount"),
    boolean("paid"),
    boolean("corrective"),
    date_time("lastModifiedDateTime"),
};

constexpr Link of_credit_memo[] = {{"documentNumber", "number"}};

constexpr Part posted_credit_memos_parts[] = {
    {"postedCreditMemoLines", "postedCreditMemoLines", of_credit_memo},
};

constexpr Field posted_credit_memo_lines_fields[] = {
    guid("id"),
    code("documentNumber", 20),
    whole("sequence"),
    choice("lineType", "salesLineType", sales_line_types),
    code("itemNumber", 20),
    whole("customerLineNumber"),
    code("orderNumber", 20),
    whole("orderLineSequence"),
    code("unitOfMeasureCode", 10),
    decimal("quantity"),
    decimal("quantityBase"),
    decimal("unitPrice"),
    decimal("amountExcludingTax"),
    decimal("amountIncludingTax"),
    decimal("taxPercent"),
};

}  // namespace

const Entity posted_credit_memos = {
    .api = Api::Vendorlink,
    .set = "postedCreditMemos",
    .name = "postedCreditMemo",
    .fields = posted_credit_memos_fields,
    .parts = posted_credit_memos_parts,
};

const Entity posted_credit_memo_lines = {
    .api = Api::Vendorlink,
    .set = "postedCreditMemoLines",
    .name = "postedCreditMemoLine",
    .fields = posted_credit_memo_lines_fields,
};

}  // namespace vendorproof::mock_erp::vendorlink
