#include "core/live/alerts/places.h"

#include <filesystem>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/text.h"
#include "core/live/alerts/signature.h"
#include "tests/core/live/alerts/incidents.h"
#include "tests/core/live/small_server.h"

namespace vendorproof::live {
namespace {

constexpr Duration patience = std::chrono::seconds(5);
const std::string secret = "0123456789abcdef";

TEST(Places, AreThoseOfTheConfiguration) {
  AlertsConfig config;
  EXPECT_TRUE(places_of(config).empty());
  config.webhook = {{"https://alerts.example.com", ""}, "/hook/secret?code=1"};
  config.owners[Owner::Finance].webhook = {{"https://finance.example.com", ""}, "/x"};
  config.owners[Owner::IT].escalate_after = std::chrono::hours(1);
  config.file = "/tmp/alerts.jsonl";
  config.standard_error = true;
  const auto places = places_of(config);
  std::vector<std::string> shown;
  for (const auto& place : places) shown.push_back(place->shown());
  EXPECT_EQ(shown, (std::vector<std::string>{"webhook at https://alerts.example.com",
                                             "webhook of Finance at https://finance.example.com",
                                             "file /tmp/alerts.jsonl", "standard error"}));
  EXPECT_FALSE(places[0]->takes(Owner::Finance)) << "it has one of its own";
  EXPECT_TRUE(places[0]->takes(Owner::IT)) << "its section names no webhook";
  EXPECT_TRUE(places[1]->takes(Owner::Finance));
  EXPECT_FALSE(places[1]->takes(Owner::IT));
  EXPECT_TRUE(places[2]->takes(Owner::Finance));
}

TEST(Places, AWebhookGetsTheSignedAlert) {
  SmallServer receiver;
  httplib::Request seen;
  receiver.server.Post("/hook/x", [&](const httplib::Request& request, httplib::Response&) { seen = request; });
  receiver.start();
  AlertsConfig config;
  config.webhook = {{receiver.url(), ""}, "/hook/x?code=a%20b"};
  config.webhook_secret = secret;
  const Alert alert = incident_alert(AlertEvent::Incident, incident_of("a"), monday, monday);
  EXPECT_EQ(places_of(config)[0]->deliver(alert, monday, patience).taken, Taken::Yes);
  EXPECT_EQ(seen.body, alert.body);
  EXPECT_EQ(seen.get_param_value("code"), "a b");
  EXPECT_EQ(seen.get_header_value("Content-Type"), "application/json");
  EXPECT_EQ(seen.get_header_value("Vendorproof-Alert-Id"), alert.id);
  EXPECT_EQ(seen.get_header_value("Vendorproof-Event"), "incident");
  EXPECT_EQ(seen.get_header_value("Vendorproof-Signature"), signature_of(secret, monday, alert.body));
}

TEST(Places, AWebhookFollowsNoRedirect) {
  SmallServer receiver;
  int visits = 0;
  receiver.server.Post("/old", [](const httplib::Request&, httplib::Response& answer) { answer.set_redirect("/new"); });
  receiver.server.Post("/new", [&](const httplib::Request&, httplib::Response&) { ++visits; });
  receiver.server.Get("/new", [&](const httplib::Request&, httplib::Response&) { ++visits; });
  receiver.start();
  AlertsConfig config;
  config.webhook = {{receiver.url(), ""}, "/old"};
  const Delivery delivery = places_of(config)[0]->deliver(test_alert(Owner::IT, monday), monday, patience);
  EXPECT_EQ(delivery.taken, Taken::PlaceWaits);
  EXPECT_EQ(visits, 0);
}

TEST(Places, AFileGetsALineAndIsOpenedAgain) {
  const std::string path =
      (std::filesystem::temp_directory_path() / ("alerts-file-" + std::to_string(::getpid()))).string();
  std::filesystem::remove(path);
  AlertsConfig config;
  config.file = path;
  const auto places = places_of(config);
  const Alert alert = test_alert(Owner::IT, monday);
  EXPECT_EQ(places[0]->deliver(alert, monday, patience).taken, Taken::Yes);
  EXPECT_EQ(places[0]->deliver(alert, monday, patience).taken, Taken::Yes);
  EXPECT_EQ(read_file(path), alert.body + "\n" + alert.body + "\n");
  struct stat state {};
  ASSERT_EQ(::stat(path.c_str(), &state), 0);
  EXPECT_EQ(state.st_mode & 0777U, 0600U);
  std::filesystem::rename(path, path + ".1");
  places[0]->reopen();
  EXPECT_EQ(places[0]->deliver(alert, monday, patience).taken, Taken::Yes);
  EXPECT_EQ(read_file(path), alert.body + "\n");
  std::filesystem::remove(path);
  std::filesystem::remove(path + ".1");
}

TEST(Places, AFileThatCannotBeWrittenWaits) {
  AlertsConfig config;
  config.file = "/nowhere/alerts";
  const Delivery missing = places_of(config)[0]->deliver(test_alert(Owner::IT, monday), monday, patience);
  EXPECT_EQ(missing.taken, Taken::PlaceWaits);
  EXPECT_EQ(missing.trouble, "/nowhere/alerts cannot be written: No such file or directory");
  config.file = "/dev/full";
  const Delivery full = places_of(config)[0]->deliver(test_alert(Owner::IT, monday), monday, patience);
  EXPECT_EQ(full.taken, Taken::PlaceWaits);
  EXPECT_EQ(full.trouble, "/dev/full cannot be written: No space left on device");
}

}  // namespace
}  // namespace vendorproof::live
