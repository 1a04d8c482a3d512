#include "mock_erp/pages/billing.h"

#include <fmt/format.h>

#include "mock_erp/wire/exact.h"

namespace vendorproof::mock_erp {

namespace {

BilledRow billed_row(const Company& company, const InvoiceLine& line) {
  const Shipment& shipment = company.shipments.at(line.shipment);
  const SalesOrder& order = company.orders.at(shipment.order);
  return {&shipment, &order, &order.lines[static_cast<std::size_t>(line.order_line)], &line};
}

}  // namespace

std::vector<BilledRow> rows_of(const Company& company, const std::vector<InvoiceLine>& lines) {
  std::vector<BilledRow> rows;
  for (const InvoiceLine& line : lines) {
    const BilledRow row = billed_row(company, line);
    const bool is_first = rows.empty() || rows.back().shipment != row.shipment;
    if (is_first) rows.push_back({row.shipment, row.order, nullptr, nullptr});
    rows.push_back(row);
  }
  return rows;
}

std::vector<BilledRow> item_rows_of(const Company& company, const std::vector<InvoiceLine>& lines) {
  std::vector<BilledRow> rows;
  for (const InvoiceLine& line : lines) rows.push_back(billed_row(company, line));
  return rows;
}

Row document_line_row(const Company& company, const Entity& entity, const Record& document, const BilledRow& billed,
                      std::int64_t sequence) {
  std::string id = guid_of(fmt::format("{}/{}", document.number, sequence));
  Row row(entity, etag_of(id, document.version));
  row.made_text("id", std::move(id));
  row.text("documentId", document.id);
  row.integer("sequence", sequence);
  if (billed.sold == nullptr) {
    row.text("lineType", "Comment");
    row.made_text("description", fmt::format("Shipment No. {}:", billed.shipment->number));
    return row;
  }
  const Number amount = money_number(billed.line->amount);
  row.text("itemId", company.items[billed.sold->item].id);
  row.text("lineType", "Item");
  row.text("lineObjectNumber", company.items[billed.sold->item].item.number);
  row.text("description", billed.sold->description);
  row.text("unitOfMeasureCode", billed.sold->unit_code);
  row.number("quantity", quantity_number(billed.line->eaches, billed.sold->unit_eaches));
  row.number("unitPrice", money_number(billed.line->unit_price));
  row.number("amountExcludingTax", amount);
  row.number("amountIncludingTax", amount);
  row.number("netAmount", amount);
  row.number("netAmountIncludingTax", amount);
  return row;
}

}  // namespace vendorproof::mock_erp
