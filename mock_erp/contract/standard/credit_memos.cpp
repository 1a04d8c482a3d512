// Sales credit memos, as Business Central publishes them (API v2.0).
#include "mock_erp/contract/entities.h"
#include "mock_erp/contract/shared_choices.h"
#include "mock_erp/contract/shared_links.h"

namespace vendorproof::mock_erp::standard {

namespace {

using namespace fields;

constexpr std::string_view credit_memo_statuses[] = {"Draft",    "In_x0020_Review", "Open",
                                                     "Canceled", "Corrective",      "Paid"};

constexpr Field sales_credit_memos_fields[] = {
    guid("id"),
    code("number", 20),
    code("externalDocumentNumber", 35).writable(),
    date("creditMemoDate").writable(),
    date("postingDate").writable(),
    date("dueDate").writable(),
    guid("customerId").writable(),
    code("customerNumber", 20).writable(),
    text("customerName", 100),
    text("billToName", 100),
    guid("billToCustomerId").writable(),
    code("billToCustomerNumber", 20).writable(),
    text("sellToAddressLine1", 100).writable(),
    text("sellToAddressLine2", 50).writable(),
    text("sellToCity", 30).writable(),
    code("sellToCountry", 10).writable(),
    text("sellToState", 30).writable(),
    code("sellToPostCode", 20).writable(),
    text("billToAddressLine1", 100).writable(),
    text("billToAddressLine2", 50).writable(),
    text("billToCity", 30).writable(),
    code("billToCountry", 10).writable(),
    text("billToState", 30).writable(),
    code("billToPostCode", 20).writable(),
    code("shortcutDimension1Code", 20).writable(),
    code("shortcutDimension2Code", 20).writable(),
    guid("currencyId").writable(),
    text("currencyCode", 10).writable(),
    guid("paymentTermsId").writable(),
    guid("shipmentMethodId").writable(),
    code("salesperson", 20).writable(),
    boolean("pricesIncludeTax"),
    decimal("discountAmount").writable(),
    boolean("discountAppliedBeforeTax"),
    decimal("totalAmountExcludingTax"),
    decimal("totalTaxAmount"),
    decimal("totalAmountIncludingTax"),
    choice("status", "salesCrMemoEntityBufferStatus", credit_memo_statuses),
    date_time("lastModifiedDateTime"),
    guid("invoiceId").writable(),
    code("invoiceNumber", 20).writable(),
    text("phoneNumber", 30).writable(),
    text("email", 80).writable(),
    guid("customerReturnReasonId").writable(),
};

constexpr Part sales_credit_memos_parts[] = {
    {"salesCreditMemoLines", "salesCreditMemoLines", by_document_id},
};

constexpr Action sales_credit_memos_actions[] = {{"post"}, {"postAndSend"}, {"send"}, {"cancel"}, {"cancelAndSend"}};

constexpr Field sales_credit_memo_lines_fields[] = {
    guid("id"),
    guid("documentId").writable(),
    whole("sequence").writable(),
    guid("itemId").writable(),
    guid("accountId").writable(),
    choice("lineType", "invoiceLineAggLineType", document_line_types).writable(),
    code("lineObjectNumber", 20).writable(),
    text("description", 100).writable(),
    text("description2", 50).writable(),
    guid("unitOfMeasureId").writable(),
    code("unitOfMeasureCode", 10).writable(),
    decimal("unitPrice").writable(),
    decimal("quantity").writable(),
    decimal("discountAmount").writable(),
    decimal("discountPercent").writable(),
    boolean("discountAppliedBeforeTax"),
    decimal("amountExcludingTax"),
    code("taxCode", 50).writable(),
    decimal("taxPercent"),
    decimal("totalTaxAmount"),
    decimal("amountIncludingTax"),
    decimal("invoiceDiscountAllocation"),
    decimal("netAmount"),
    decimal("netTaxAmount"),
    decimal("netAmountIncludingTax"),
    date("shipmentDate").writable(),
    guid("itemVariantId").writable(),
    guid("locationId").writable(),
};

}  // namespace

const Entity sales_credit_memos = {
    .api = Api::Standard,
    .set = "salesCreditMemos",
    .name = "salesCreditMemo",
    .fields = sales_credit_memos_fields,
    .parts = sales_credit_memos_parts,
    .actions = sales_credit_memos_actions,
    .can_create = true,
    .can_change = true,
    .can_delete = true,
};

const Entity sales_credit_memo_lines = {
    .api = Api::Standard,
    .set = "salesCreditMemoLines",
    .name = "salesCreditMemoLine",
    .fields = sales_credit_memo_lines_fields,
    .can_create = true,
    .can_change = true,
    .can_delete = true,
};

}  // namespace vendorproof::mock_erp::standard
