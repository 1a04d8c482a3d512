#include "mock_erp/archive/archive.h"

#include <algorithm>
#include <utility>

#include "core/base/archive/sealed_state.h"

namespace vendorproof::mock_erp {

namespace {

constexpr StateFile state_file = {"ERP", state_version, "company"};

bool has_line(const Company& company, const RowKey& key) {
  const SalesOrder* order = company.orders.find(key.record);
  return order != nullptr && key.line >= 0 && key.line < static_cast<std::int64_t>(order->lines.size());
}

template <class Lines>
bool has_lines(const SalesOrder* order, const Lines& lines) {
  return order != nullptr && std::all_of(lines.begin(), lines.end(), [&](const auto& line) {
           return line.order_line >= 0 && line.order_line < static_cast<std::int64_t>(order->lines.size());
         });
}

void index_orders(Company& company) {
  company.line_by_id.clear();
  company.order_by_key.clear();
  for (const auto& [serial, order] : company.orders.records()) {
    if (!order.idempotency_key.empty()) company.order_by_key[order.idempotency_key] = serial;
    for (std::size_t i = 0; i < order.lines.size(); ++i) {
      company.line_by_id[order.lines[i].id] = {serial, static_cast<std::int64_t>(i)};
    }
  }
}

// Checks that involve several members, one function each: "" or what is wrong.

std::string items_complaint(const Company& company) {
  for (const auto& [number, place] : company.item_by_number) {
    if (place >= company.items.size()) return "there is no item " + number;
  }
  for (const StockedItem& item : company.items) {
    for (const RowKey& key : item.waiting) {
      if (!has_line(company, key)) return "a line that does not exist waits for item " + item.item.number;
    }
  }
  return "";
}

std::string orders_complaint(const Company& company) {
  for (const auto& [serial, order] : company.orders.records()) {
    for (const SalesLine& line : order.lines) {
      if (line.item >= company.items.size()) return "order " + order.number + " has an item that does not exist";
    }
  }
  for (const auto& [name, dock] : company.docks) {
    for (const auto& [at, keys] : dock.ready) {
      for (const RowKey& key : keys) {
        if (!has_line(company, key)) return "a line that does not exist is ready at dock " + name;
      }
    }
  }
  return "";
}

/// To call when the shipments are known to be good.
bool are_of_shipments(const Company& company, const std::vector<InvoiceLine>& lines) {
  return std::all_of(lines.begin(), lines.end(), [&](const InvoiceLine& line) {
    const Shipment* const shipment = company.shipments.find(line.shipment);
    return shipment != nullptr && has_line(company, {shipment->order, line.order_line});
  });
}

std::string documents_complaint(const Company& company) {
  for (const auto& [serial, despatch] : company.despatches.records()) {
    for (const DespatchLine& line : despatch.lines) {
      if (!has_line(company, line.order_line))
        return "despatch " + despatch.number + " has a line without its order line";
    }
    for (const Package& package : despatch.packages) {
      for (const PackageContent& content : package.contents) {
        const auto lines = static_cast<std::int64_t>(despatch.lines.size());
        if (content.despatch_line < 0 || content.despatch_line >= lines) {
          return "despatch " + despatch.number + " has a package with an unknown line";
        }
      }
    }
    for (const std::int64_t shipment : despatch.shipments) {
      if (company.shipments.find(shipment) == nullptr)
        return "despatch " + despatch.number + " has an unknown shipment";
    }
  }
  for (const auto& [serial, shipment] : company.shipments.records()) {
    const bool good = has_lines(company.orders.find(shipment.order), shipment.lines) &&
                      company.despatches.find(shipment.despatch) != nullptr;
    if (!good) return "shipment " + shipment.number + " has no order, line or despatch that exists";
  }
  for (const auto& [serial, invoice] : company.invoices.records()) {
    if (invoice.lines.empty() || !are_of_shipments(company, invoice.lines)) {
      return "invoice " + invoice.number + " has no order, line or shipment that exists";
    }
  }
  for (const auto& [serial, memo] : company.credit_memos.records()) {
    const bool good = company.invoices.find(memo.invoice) != nullptr && are_of_shipments(company, memo.lines);
    if (!good) return "credit memo " + memo.number + " has no invoice or line that exists";
  }
  return "";
}

std::string journals_complaint(const Company& company) {
  const auto batches = static_cast<std::int64_t>(journal_batches().size());
  for (const auto& [serial, line] : company.journal_lines.records()) {
    if (line.batch < 0 || line.batch >= batches) return "journal line " + line.number + " has an unknown batch";
  }
  return "";
}

std::string agenda_complaint(const Company& company) {
  for (const auto& [slot, task] : company.agenda.tasks()) {
    const bool restock = task.duty == Duty::ReceiveRestock;
    const bool dock = task.duty == Duty::OpenDespatch;
    const auto restocks = static_cast<std::int64_t>(company.settings.restocks.size());
    const bool credit = task.duty == Duty::PostCreditMemo;
    const auto credits = static_cast<std::int64_t>(company.settings.policy.credits.size());
    const bool order = task.duty == Duty::ReleaseOrder;
    const bool good = order     ? company.orders.find(task.subject) != nullptr
                      : restock ? task.subject >= 0 && task.subject < restocks
                      : credit  ? task.subject >= 0 && task.subject < credits
                      : dock    ? company.docks.count(task.dock) == 1
                                : company.despatches.find(task.subject) != nullptr;
    if (!good) return "the agenda has a task about an unknown record";
  }
  for (const Restock& restock : company.settings.restocks) {
    if (company.item_by_number.count(restock.item) == 0) return "there is no item " + restock.item;
  }
  return "";
}

std::string complaint_about(const Company& company) {
  for (const auto check :
       {items_complaint, orders_complaint, documents_complaint, journals_complaint, agenda_complaint}) {
    const std::string complaint = check(company);
    if (!complaint.empty()) return complaint;
  }
  return "";
}

}  // namespace

std::string export_state(const Company& company) {
  Company copy = company;
  return sealed(state_file, StateWriter::of(copy));
}

Result<void> import_state(Company& company, std::string_view json) {
  const Result<UnsealedState> file = unsealed(state_file, json);
  if (!file) return tl::unexpected<Error>(file.error());
  if (!file->intact) return tl::unexpected<Error>(broken_seal());
  Company imported = company;
  const Result<void> members = StateReader::read(file->state, imported, "$.company");
  if (!members) return members;
  const std::string complaint = complaint_about(imported);
  if (!complaint.empty()) return malformed("$.company: " + complaint);
  index_orders(imported);
  company = std::move(imported);
  return {};
}

}  // namespace vendorproof::mock_erp
