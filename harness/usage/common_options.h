// Options that several commands take.
#pragma once

#include <cstdint>
#include <string>

#include <CLI/CLI.hpp>

namespace vendorproof::harness {

constexpr std::uint64_t runs_max = 1'000'000;
constexpr std::uint64_t jobs_max = 64;
constexpr std::uint64_t port_max = 65'535;

void add_seed(CLI::App& command, std::uint64_t& seed);
void add_integration(CLI::App& command, std::string& name);
void add_plain(CLI::App& command, bool& no_colour);
/// 0 to port_max.
CLI::Option* add_port(CLI::App& command, const std::string& name, int& port, const std::string& what);

}  // namespace vendorproof::harness
