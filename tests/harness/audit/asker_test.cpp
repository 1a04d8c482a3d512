#include "harness/audit/asker.h"

#include "tests/core/live/small_server.h"

namespace vendorproof::harness {
namespace {

int status_of(Asker& asker, const char* path) {
  HttpRequest request;
  request.path = path;
  return std::get<HttpResponse>(asker.ask(request).outcome).status;
}

TEST(Asker, TakesTheFirstRouteThatFits) {
  live::SmallServer first;
  live::SmallServer second;
  first.server.Get("/.*", [](const httplib::Request&, httplib::Response& response) { response.status = 201; });
  second.server.Get("/.*", [](const httplib::Request&, httplib::Response& response) { response.status = 202; });
  first.start();
  second.start();
  const live::PeerAddress both = {
      {{"/auth", live::parse_endpoint(first.url()).value()}, {"", live::parse_endpoint(second.url()).value()}}, 1};
  Asker asker(both, {}, [](const std::string&) {});
  EXPECT_EQ(status_of(asker, "/auth/token"), 201);
  EXPECT_EQ(status_of(asker, "/orders"), 202);
}

}  // namespace
}  // namespace vendorproof::harness
