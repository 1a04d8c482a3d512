// The door: a scenario as a value, and its file. Generated scenarios and seasons have separate headers
// (scenarios/generators).
#pragma once

#include "scenarios/files/scenario_file.h"
#include "scenarios/value/scenario.h"
