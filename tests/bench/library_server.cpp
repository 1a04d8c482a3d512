// The HTTP library alone, on the sockets of the server: answers `/1` and `/100` with the files of a folder. What it
// reaches is the most that any answer through this library can reach.
#include <cstdio>
#include <string>

#include "core/base/text.h"
#include "harness/sockets/buffered_server.h"

int main(int count, char** words) {
  if (count != 2) {
    std::fputs("Usage: library_server FOLDER\n", stderr);
    return 2;
  }
  vendorproof::harness::BufferedServer server;
  server.set_keep_alive_max_count(1'000'000'000);
  for (const char* name : {"1", "100"}) {
    const auto page = vendorproof::read_file(std::string(words[1]) + "/" + name);
    if (!page) {
      std::fprintf(stderr, "%s\n", page.error().message.c_str());
      return 2;
    }
    server.Get(std::string("/") + name, [page = *page](const httplib::Request&, httplib::Response& response) {
      response.set_content(page, "application/json");
    });
  }
  std::printf("%d\n", server.bind_to_any_port("127.0.0.1"));
  std::fflush(stdout);
  return server.listen_after_bind() ? 0 : 1;
}
