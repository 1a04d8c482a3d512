// The block of the README that serves is run as it stands.
#include <string>

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "tests/support/places.h"
#include "tests/support/shell.h"

namespace vendorproof::harness {
namespace {

/// The lines behind `$ ` of the block that contains this text, with their continuations.
std::string commands_of_block_with(const std::string& text, const std::string& readme) {
  const std::size_t at = readme.find(text);
  const std::size_t from = readme.rfind("```\n", at);
  const std::size_t until = readme.find("```", at);
  std::string commands;
  for (const std::string& line : split(readme.substr(from + 4, until - from - 4), '\n')) {
    commands += (starts_with(line, "$ ") ? line.substr(2) : line) + "\n";
  }
  return commands;
}

std::string replaced(std::string text, const std::string& old, const std::string& with) {
  for (std::size_t at = text.find(old); at != std::string::npos; at = text.find(old, at + with.size())) {
    text.replace(at, old.size(), with);
  }
  return text;
}

TEST(Readme, ItsServerBlockLogsInPlacesAnOrderAndShowsIt) {
  const std::string readme = *read_file(tests::source_dir() + "/README.md");
  std::string script = commands_of_block_with("$ build/vendorproof serve &", readme);
  // Ports that other tests leave alone, and a wait for the ready line, which a person does with the eyes.
  script =
      replaced(script, "build/vendorproof serve &",
               "coproc " + tests::program() +
                   " serve --amazon-port 28474 --erp-port 28475 --control-port 28476; read -r ready <&${COPROC[0]}");
  for (const char* port : {"8474", "8475", "8476"})
    script = replaced(script, ":" + std::string(port), ":2" + std::string(port));
  const std::string told =
      tests::ran_by_bash("cd '" + tests::source_dir() + "'\n" + script + "kill $COPROC_PID\n").output;
  EXPECT_NE(told.find(R"("purchaseOrderNumber": "2JK3S9VC")"), std::string::npos) << told;
  EXPECT_NE(told.find("5d0b7bd4-8a0c-4c5e-9f0e-7c1b5a3f2e10"), std::string::npos) << told;
  EXPECT_EQ(told.find("rror"), std::string::npos) << told;
}

}  // namespace
}  // namespace vendorproof::harness
