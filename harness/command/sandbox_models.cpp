#include "harness/command/sandbox_models.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <mutex>
#include <semaphore>

#include <fmt/format.h>

#include "core/base/json/json_tree.h"
#include "core/base/text.h"
#include "core/live/stop_signal.h"
#include "harness/command/exit_codes.h"
#include "harness/sockets/real_time.h"

namespace vendorproof::harness {

namespace {

constexpr std::size_t files_max = 100;
constexpr const char* remedy =
    "take vendorOrders.json, vendorShipments.json, vendorInvoices.json and vendorTransactionStatus.json from "
    "github.com/amzn/selling-partner-api-models";

Result<std::vector<std::string>> json_files(const std::string& folder) {
  std::vector<std::string> paths;
  std::error_code error;
  std::filesystem::directory_iterator entries(folder, error);
  for (; !error && entries != std::filesystem::directory_iterator(); entries.increment(error)) {
    if (entries->path().extension() == ".json") paths.push_back(entries->path().string());
  }
  if (error)
    return failure(ErrorCode::NotFound, folder + ": " + error.message() + "; name a folder of models: " + remedy);
  if (paths.size() > files_max) {
    return failure(
        ErrorCode::Malformed,
        fmt::format("{}: more than {} JSON files; name a folder that holds only the models", folder, files_max));
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace

Result<std::vector<mock_amazon::SandboxPair>> read_sandbox_models(const std::string& folder) {
  const Result<std::vector<std::string>> paths = json_files(folder);
  if (!paths) return tl::unexpected<Error>(paths.error());
  std::vector<mock_amazon::SandboxPair> pairs;
  for (const std::string& path : *paths) {
    const auto in_file = [&path](const Error& error) {
      return Error{error.code, path + ": " + error.message + "; remove it, or download it again"};
    };
    const Result<std::string> text = read_file(path);
    if (!text) return tl::unexpected<Error>(text.error());
    const Result<Json> model = parse_json(*text);
    if (!model) return tl::unexpected<Error>(in_file(model.error()));
    if (!model->is_object() || !model->contains("paths")) continue;
    Result<std::vector<mock_amazon::SandboxPair>> read = mock_amazon::sandbox_pairs(*model);
    if (!read) return tl::unexpected<Error>(in_file(read.error()));
    pairs.insert(pairs.end(), read->begin(), read->end());
  }
  if (pairs.empty()) return failure(ErrorCode::NotFound, folder + ": no model with sandbox answers; " + remedy);
  return pairs;
}

int serve_sandbox(const ServeSandboxOptions& options) {
  const Result<std::vector<mock_amazon::SandboxPair>> pairs = read_sandbox_models(options.models);
  if (!pairs) return refuse("vendorproof serve", pairs.error());
  std::binary_semaphore stopped(0);
  // Made before any other thread, so that no other thread receives the signal.
  const live::StopSignal signal([&stopped] { stopped.release(); });
  mock_amazon::Sandbox sandbox(mock_amazon::Settings(), *pairs);
  std::mutex mutex;
  const auto front = HttpFront::open(options.port, [&](const HttpRequest& request) {
    const std::lock_guard lock(mutex);
    return sandbox.handle(request, real_now());
  });
  if (!front) {
    return refuse("vendorproof serve",
                  {front.error().code, "the sandbox: " + front.error().message +
                                           "; stop the program that uses it, or choose another port with --amazon-port "
                                           "(0 takes any free one)"});
  }
  Json ready = Json::object();
  ready["ready"] = true;
  ready["sandbox"] = (*front)->url();
  ready["pairs"] = pairs->size();
  if (!say_ready("vendorproof serve", ready.dump())) return exit_usage;
  stopped.acquire();
  return exit_certified;
}

}  // namespace vendorproof::harness
