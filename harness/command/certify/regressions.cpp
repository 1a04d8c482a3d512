#include "harness/command/certify/regressions.h"

#include <algorithm>
#include <cctype>
#include <filesystem>

#include "core/base/hash.h"
#include "core/base/text.h"
#include "harness/command/named_files.h"
#include "harness/command/output_folder.h"

namespace vendorproof::harness {

namespace {

namespace fs = std::filesystem;

constexpr const char* own_core_folder = "own-core";
constexpr const char* regressions_family = "regressions";
constexpr std::size_t hash_digits = 8;
constexpr std::size_t folder_letters_max = 60;

/// `Example bridge (v2)` becomes `example-bridge-v2`.
std::string folder_name(const std::string& system) {
  std::string name;
  for (const char byte : lower_case(system)) {
    const bool is_plain = std::isalnum(static_cast<unsigned char>(byte)) != 0 && static_cast<unsigned char>(byte) < 128;
    if (is_plain) name += byte;
    if (!is_plain && !name.empty() && name.back() != '-') name += '-';
  }
  name.resize(std::min(name.size(), folder_letters_max));
  while (!name.empty() && name.back() == '-') name.pop_back();
  const bool is_taken = name.empty() || name == own_core_folder;
  return is_taken ? "sut-" + hex_of(hash_of(0, system)).substr(0, hash_digits) : name;
}

/// Files of a folder, sorted; without folders and without names that begin with a dot. Errors: Unavailable.
Result<std::vector<std::string>> files_in(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code problem;
  for (fs::directory_iterator at(folder, problem), end; !problem && at != end; at.increment(problem)) {
    if (at->is_directory() || at->path().filename().string().front() == '.') continue;
    files.push_back(at->path().string());
  }
  if (problem) {
    return failure(ErrorCode::Unavailable,
                   folder + ": this folder cannot be read: " + problem.message() + "; check its rights");
  }
  std::sort(files.begin(), files.end());
  return files;
}

Result<void> check_top(const std::string& folder, const std::string& own) {
  const Result<std::vector<std::string>> files = files_in(folder);
  if (!files) return tl::unexpected<Error>(files.error());
  if (files->empty()) return {};
  return malformed(files->front() +
                   ": lies beside the folders of integrations, and would never be played; move it to " + own +
                   "/, or remove it");
}

}  // namespace

std::string regressions_folder(const std::string& folder, const std::string& system) {
  return (fs::path(folder) / (system.empty() ? own_core_folder : folder_name(system))).string();
}

Result<std::vector<Regression>> read_regressions(const std::string& folder, const std::string& system,
                                                 MissingFolder missing) {
  const std::string own = regressions_folder(folder, system);
  std::error_code ignored;
  if (!fs::is_directory(folder, ignored)) {
    if (!fs::exists(folder, ignored) && missing == MissingFolder::Empty) return std::vector<Regression>();
    return failure(ErrorCode::NotFound, "--regressions " + folder +
                                            ": there is no such folder; make it, or file failures into it with "
                                            "--as-regression");
  }
  if (const Result<void> top = check_top(folder, own); !top) return tl::unexpected<Error>(top.error());
  std::vector<Regression> regressions;
  if (!fs::is_directory(own, ignored)) return regressions;
  const Result<std::vector<std::string>> files = files_in(own);
  if (!files) return tl::unexpected<Error>(files.error());
  for (const std::string& file : *files) {
    // A path with a slash is never the name of a scenario of the catalogue.
    Result<scenarios::Scenario> scenario = trial_named(file);
    if (!scenario) return tl::unexpected<Error>(scenario.error());
    regressions.push_back({file, std::move(*scenario)});
  }
  return regressions;
}

Result<std::string> file_regression(const std::string& own_folder, scenarios::Scenario scenario,
                                    const std::string& rule) {
  scenario.family = regressions_family;
  scenario.title =
      rule.empty() ? "The integration stopped in this scenario before" : "This scenario broke " + rule + " before";
  // What it is called, whose folder it lies in, and the trace of one version, do not make another failure of it.
  scenarios::Scenario nameless = scenario;
  nameless.name.clear();
  nameless.broken_by.clear();
  nameless.trace_hash.clear();
  const std::string hash = hex_of(hash_of(0, scenarios::write_scenario(nameless))).substr(0, hash_digits);
  scenario.name = (rule.empty() ? "stopped" : rule) + "-" + hash;
  const std::string path = own_folder + "/" + scenario.name + ".json";
  Result<void> written = prepare_folder(own_folder);
  if (written && !fs::exists(path)) written = write_file(path, scenarios::write_scenario(scenario));
  if (!written) return tl::unexpected<Error>(written.error());
  return path;
}

}  // namespace vendorproof::harness
