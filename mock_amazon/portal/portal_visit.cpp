#include "mock_amazon/portal/portal_visit.h"

#include "core/base/text.h"
#include "mock_amazon/state/access.h"

namespace vendorproof::mock_amazon {

namespace {

constexpr std::string_view refusal_page = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Vendor Central portal (mock): no access</title>
<link rel="icon" href="data:,">
<style>
:root { color-scheme: light dark; }
body { max-width: 40rem; margin: 3rem auto; padding: 0 1rem; overflow-wrap: anywhere;
  font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
pre { padding: .7rem 1rem; border: 1px solid; border-radius: 6px; white-space: pre-wrap; }
</style>
</head>
<body>
<h1>This link does not open the portal</h1>
<p>Its key is missing, wrong, or older than 15 minutes. Ask the control plane for a new link:</p>
<pre>curl -X POST http://127.0.0.1:8476/portal-links</pre>
<p>The answer has the link. (8476 is the usual port of the control plane; for a tenant it is
/tenants/NAME/portal-links.) Looking at the portal is never counted against your integration.</p>
</body>
</html>
)";

}  // namespace

Visit visit_of(const Access& access, const HttpRequest& request, Instant now) {
  if (request.method != "GET") return Visit::NotAVisit;
  if (const std::optional<std::string> key = query_of(request, "key")) {
    return access.opens_portal(*key, now) ? Visit::Welcome : Visit::Refused;
  }
  const bool has_token = !header_of(request.headers, "x-amz-access-token").value_or("").empty();
  const std::string accepted = lower_case(header_of(request.headers, "accept").value_or(""));
  return !has_token && accepted.find("text/html") != std::string::npos ? Visit::Refused : Visit::NotAVisit;
}

Answer refused_visit() {
  Answer answer = answered(403, std::string(refusal_page));
  answer.content_type = "text/html; charset=utf-8";
  protect_page(answer);
  return answer;
}

std::string key_for_links(const HttpRequest& request) {
  const std::string key = query_of(request, "key").value_or("");
  return key.empty() ? "" : "?key=" + percent_encode(key);
}

void protect_page(Answer& answer) {
  answer.headers.emplace_back("Content-Security-Policy",
                              "default-src 'none'; style-src 'unsafe-inline'; img-src data:");
  answer.headers.emplace_back("Referrer-Policy", "no-referrer");
  answer.headers.emplace_back("Cache-Control", "no-store");
}

}  // namespace vendorproof::mock_amazon
