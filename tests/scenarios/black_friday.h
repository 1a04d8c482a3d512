// The profile that comes with the program, for the tests that read it and draw from it.
#pragma once

#include <string>

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "scenarios/files/read_profile.h"
#include "tests/support/places.h"

namespace vendorproof::scenarios {

inline std::string black_friday_text() {
  return *read_file(tests::source_dir() + "/scenarios/profiles/black-friday-mid-size.json");
}

inline Profile black_friday() {
  const Result<Profile> profile = read_profile(black_friday_text(), "black-friday-mid-size.json");
  EXPECT_TRUE(profile.has_value()) << profile.error().message;
  return profile.value_or(Profile());
}

}  // namespace vendorproof::scenarios
