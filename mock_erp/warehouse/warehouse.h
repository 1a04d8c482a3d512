// The warehouse: opens despatches from what is ready, packs and labels cartons, posts shipments, loads trucks.
#pragma once

#include <cstdint>
#include <string>

#include "mock_erp/state/company.h"

namespace vendorproof::mock_erp {

/// Stock arrives and goes to waiting lines.
void receive_restock(Company& company, std::int64_t restock, Instant now);

/// Opens a despatch for the goods that are ready at a dock, packed and not yet labelled. Cuts units by the policy;
/// opens no despatch if no unit is left.
void open_despatch(Company& company, const std::string& dock, Instant now);

/// Labels the cartons and posts one shipment for each sales order. From here on the goods have left the stock.
void post_despatch(Company& company, std::int64_t serial, Instant now);

/// People enter the papers of a posted despatch that are due, by the policy.
void enter_papers(Company& company, std::int64_t serial, Instant now);

/// The truck leaves and is recorded with its real contents.
void depart_truck(Company& company, std::int64_t serial, Instant now);

/// Cartons for the lines of a despatch: items may share one, sales orders may not.
std::vector<Package> packed(const std::vector<DespatchLine>& lines, std::int64_t carton_eaches_max);

/// The cartons and, behind them, the pallets that they stand on; no pallets if `pallet_cartons_max` is 0.
std::vector<Package> palletised(std::vector<Package> cartons, std::int64_t pallet_cartons_max);

}  // namespace vendorproof::mock_erp
