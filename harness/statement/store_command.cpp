#include "harness/statement/store_command.h"

#include <iostream>

#include <fmt/format.h>

#include "core/store/copies/store_copies.h"
#include "harness/command/exit_codes.h"
#include "harness/command/run/run_command.h"

namespace vendorproof::harness {

namespace {

constexpr std::string_view command_name = "vendorproof store";

std::string text_of(const store::StoreContents& contents) {
  return fmt::format("version {}, {} orders ({} open), {} unfinished calls, {} open exceptions, {} bytes",
                     contents.version, contents.orders, contents.open_orders, contents.unfinished_calls,
                     contents.open_exceptions, contents.bytes);
}

int say(const std::string& line) {
  std::cout << line << "\n";
  return 0;
}

int check(const StoreOptions& options) {
  const auto contents = store::look_at_store(options.store_file);
  if (!contents) return refuse(command_name, contents.error());
  return say(fmt::format("{} is whole: {}", options.store_file, text_of(*contents)));
}

int back_up(const StoreOptions& options) {
  const auto contents = store::back_up_store(options.store_file, options.copy);
  if (!contents) return refuse(command_name, contents.error());
  return say(fmt::format("{} is a whole copy of {}: {}", options.copy, options.store_file, text_of(*contents)));
}

int restore(const StoreOptions& options) {
  const auto restored = store::restore_store(options.copy, options.store_file);
  if (!restored) return refuse(command_name, restored.error());
  std::string line =
      fmt::format("{} was restored from {}: {}", options.store_file, options.copy, text_of(restored->contents));
  if (!restored->kept_as.empty()) line += fmt::format("; the file that was there before is now {}", restored->kept_as);
  return say(line);
}

int rebuild(const StoreOptions& options) {
  RunCommandOptions run;
  run.config_file = options.config_file;
  run.once = live::Once::Yes;
  run.rebuild = true;
  return run_command(run);
}

}  // namespace

int store_command(const StoreOptions& options) {
  if (options.action == "rebuild") return rebuild(options);
  if (options.store_file.empty()) {
    return refuse(command_name, Error{ErrorCode::Malformed, options.action + " needs the store"});
  }
  const bool needs_copy = options.action != "check";
  if (needs_copy != !options.copy.empty()) {
    return refuse(command_name,
                  Error{ErrorCode::Malformed, needs_copy ? options.action + " needs the store and the name of the copy"
                                                         : "check takes the store alone"});
  }
  if (options.action == "check") return check(options);
  return options.action == "backup" ? back_up(options) : restore(options);
}

}  // namespace vendorproof::harness
