// A program on trial that interrupts Vendorproof, as somebody does at the keyboard, but always at the same place.
#pragma once

#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "core/base/text.h"

namespace vendorproof::harness {

/// `idle.sut.toml` in the folder: it does nothing, and interrupts when the trial begins that TRIALS of the environment
/// counts: 1 is the first.
inline void write_interrupting_system(const std::filesystem::path& folder) {
  const std::string script = R"(test -e $TRIAL_STATE/begun && exit 0
touch $TRIAL_STATE/begun
echo >> begun
test $(wc -l < begun) -lt "$TRIALS" && exit 0
kill -INT $PPID
sleep 60
)";
  const std::string system = "command = [\"bash\", \"trial.sh\"]\n[time]\nidle = \"exit\"\npoll = \"24h\"\n";
  std::filesystem::remove(folder / "begun");
  ASSERT_TRUE(write_file((folder / "trial.sh").string(), script).has_value());
  ASSERT_TRUE(write_file((folder / "idle.sut.toml").string(), system).has_value());
}

}  // namespace vendorproof::harness
