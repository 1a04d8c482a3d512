#include <gtest/gtest.h>

#include "tests/harness/control/plane.h"

namespace vendorproof::harness {
namespace {

TEST(ControlTrial, AnIdleProgramIsToldTheTimeAtWhichItIsWoken) {
  Plane plane;
  const Json woken = plane.json("POST", "/idle", R"({"poll":"20m"})");
  EXPECT_EQ(woken["now"], "2026-11-23T08:20:00Z");
  EXPECT_EQ(woken["over"], false);
  EXPECT_EQ(plane.json("POST", "/idle", R"({"until":"2026-11-23T08:21:00Z"})")["now"], "2026-11-23T08:21:00Z");
  EXPECT_EQ(plane.ask("POST", "/idle", R"({"poll":"0s"})").status, 400);
}

TEST(ControlTrial, IsOverWhenNothingCanComeAnyMore) {
  Plane plane;
  int polls = 0;
  while (plane.json("POST", "/idle", "{}")["over"] == false) ASSERT_LT(++polls, 200);
}

TEST(ControlTrial, WhatIsShownIsOneOfTheKnownKinds) {
  Plane plane;
  EXPECT_EQ(plane.ask("POST", "/shown", R"({"kind":"unknown-item","purchase_order":"PO1","line":2})").status, 201);
  const HttpResponse wrong = plane.ask("POST", "/shown", R"({"kind":"unknown-itme"})");
  EXPECT_EQ(wrong.status, 400);
  EXPECT_NE(wrong.body.find("unknown-item"), std::string::npos) << wrong.body;
  EXPECT_EQ(plane.ask("POST", "/shown", R"({"kind":"unknown-item","owner":"Sales"})").status, 400);
  EXPECT_EQ(plane.ask("POST", "/shown", R"({"kind":"unknown-item","amount":"much"})").status, 400);
  EXPECT_EQ(plane.ask("POST", "/shown", R"({"kind":"unknown-item","amount":"3.00 USD"})").status, 201);
  EXPECT_EQ(plane.ask("POST", "/shown", R"({"kind":"unknown-item","owner":"Finance","closed":true})").status, 201);
}

TEST(ControlTrial, GoodsAreToldCartonByCarton) {
  Plane plane;
  const std::string carton = R"({"sscc":"1","contents":[{"item":"B0","purchase_order":"PO1","eaches":12}]})";
  const HttpResponse stranger = plane.ask("POST", "/trucks", R"({"ship_to":"PHX6","cartons":[)" + carton + "]}");
  EXPECT_EQ(stranger.status, 400);
  EXPECT_NE(stranger.body.find("placed no order PO1"), std::string::npos) << stranger.body;
  for (const char* wrong :
       {R"({"cartons":[]})", R"({"cartons":[{"contents":[]}]})", R"({"cartons":[{"contents":[{"item":"B0"}]}]})",
        R"({"cartons":[{"contents":[{"item":"B0","purchase_order":"PO1","eaches":0}]}]})",
        R"({"cartons":[{"contents":[{"item":"B0","purchase_order":"PO1","eaches":"12"}]}]})",
        R"({"cartons":"none"})"}) {
    EXPECT_EQ(plane.ask("POST", "/trucks", wrong).status, 400) << wrong;
  }
}

}  // namespace
}  // namespace vendorproof::harness
