// Checks conversations by Amazon's published models: every request and response of the vendor retail API is compared
// with the definition that its operation names. The models are not part of this repository: VENDORPROOF_MODELS names
// their folder (vendorOrders.json, vendorShipments.json, vendorInvoices.json, vendorTransactionStatus.json).
#pragma once

#include <cstdlib>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/http.h"
#include "core/base/json/json_tree.h"
#include "core/base/text.h"
#include "tests/support/model_schema.h"

namespace vendorproof::tests {

inline constexpr const char* models_are_missing =
    "skipped: set VENDORPROOF_MODELS to the folder of Amazon's models to run this test";

struct ModelledOperation {
  std::string_view method;
  std::string_view path;  ///< up to the braces, where it has some
  bool named;             ///< whether a name follows
  std::string_view model;
  std::string_view request;  ///< "" where it has no body
  std::string_view response;
};

inline const std::vector<ModelledOperation>& modelled_operations() {
  static const std::vector<ModelledOperation> table = {
      {"GET", "/vendor/orders/v1/purchaseOrders", false, "vendorOrders", "", "GetPurchaseOrdersResponse"},
      {"GET", "/vendor/orders/v1/purchaseOrders/", true, "vendorOrders", "", "GetPurchaseOrderResponse"},
      {"GET", "/vendor/orders/v1/purchaseOrdersStatus", false, "vendorOrders", "", "GetPurchaseOrdersStatusResponse"},
      {"POST", "/vendor/orders/v1/acknowledgements", false, "vendorOrders", "SubmitAcknowledgementRequest",
       "SubmitAcknowledgementResponse"},
      {"POST", "/vendor/shipping/v1/shipmentConfirmations", false, "vendorShipments",
       "SubmitShipmentConfirmationsRequest", "SubmitShipmentConfirmationsResponse"},
      {"POST", "/vendor/shipping/v1/shipments", false, "vendorShipments", "SubmitShipments",
       "SubmitShipmentConfirmationsResponse"},
      {"GET", "/vendor/shipping/v1/shipments", false, "vendorShipments", "", "GetShipmentDetailsResponse"},
      {"GET", "/vendor/shipping/v1/transportLabels", false, "vendorShipments", "", "GetShipmentLabels"},
      {"POST", "/vendor/payments/v1/invoices", false, "vendorInvoices", "SubmitInvoicesRequest",
       "SubmitInvoicesResponse"},
      {"GET", "/vendor/transactions/v1/transactions/", true, "vendorTransactionStatus", "", "GetTransactionResponse"},
  };
  return table;
}

class AmazonModels {
 public:
  /// nullopt without VENDORPROOF_MODELS. A folder without the models ends the test.
  static std::optional<AmazonModels> from_environment() {
    const char* folder = std::getenv("VENDORPROOF_MODELS");
    if (folder == nullptr) return std::nullopt;
    AmazonModels models;
    for (const ModelledOperation& operation : modelled_operations()) {
      const std::string name(operation.model);
      if (models.documents_.contains(name)) continue;
      models.documents_[name] = *parse_json(*read_file(std::string(folder) + "/" + name + ".json"));
    }
    return models;
  }

  static const ModelledOperation* operation_of(const HttpRequest& request) {
    for (const ModelledOperation& row : modelled_operations()) {
      const bool fits = row.named ? starts_with(request.path, row.path) : request.path == row.path;
      if (fits && request.method == row.method) return &row;
    }
    return nullptr;
  }

  /// What the models do not allow in the body of the request, or of the response; empty for other operations.
  std::vector<std::string> problems_of(const HttpRequest& request) const {
    const ModelledOperation* row = operation_of(request);
    if (row == nullptr || row->request.empty()) return {};
    return problems_of(*row, row->request, request.body);
  }
  std::vector<std::string> problems_of(const HttpRequest& request, const HttpResponse& response) const {
    const ModelledOperation* row = operation_of(request);
    if (row == nullptr) return {};
    return problems_of(*row, row->response, response.body);
  }

 private:
  std::vector<std::string> problems_of(const ModelledOperation& row, std::string_view definition,
                                       const std::string& body) const {
    const Result<Json> json = parse_json(body);
    if (!json) return {"$ " + json.error().message};
    return validate(documents_.at(std::string(row.model)), std::string(definition), *json);
  }

  std::map<std::string, Json> documents_;
};

}  // namespace vendorproof::tests
