// Shared by the writers of scenarios and of profiles. Fields with default values are left out.
#pragma once

#include <string>
#include <vector>

#include "core/base/json/json_tree.h"
#include "core/base/time.h"
#include "scenarios/value/scenario.h"

namespace vendorproof::scenarios {

template <class T>
void put_unless(Json& object, const char* key, const T& value, const T& usual) {
  if (value != usual) object[key] = value;
}
void put_unless(Json& object, const char* key, Duration value, Duration usual);

/// `only_if` and `unless`, where the condition has them.
void put_condition(Json& object, const Condition& condition);

/// Empty objects if all fields have default values.
Json warehouse_json(const Warehouse& warehouse);
Json amazon_side_json(const AmazonSide& amazon);
Json chance_json(const ChanceOfFaults& chance);
Json faults_json(const std::vector<Fault>& faults);

}  // namespace vendorproof::scenarios
