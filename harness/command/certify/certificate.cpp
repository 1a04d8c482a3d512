#include "harness/command/certify/certificate.h"

#include <iostream>

#include "harness/command/exit_codes.h"
#include "harness/command/output_folder.h"
#include "harness/command/progress.h"
#include "reports/wording.h"

namespace vendorproof::harness {

std::vector<std::string> certificate_files() {
  std::vector<std::string> names;
  for (const reports::Writer& writer : reports::writers()) names.emplace_back(writer.file_name);
  return names;
}

int deliver(const CertificatePlace& place, const reports::Report& report) {
  std::vector<OutputFile> files;
  if (!place.out.empty()) {
    for (const reports::Writer& writer : reports::writers()) {
      files.emplace_back(writer.file_name, writer.write(report));
    }
  }
  const Result<void> written = write_into(place.out, files);
  const reports::Colour colour = place.no_colour || !is_terminal_output() ? reports::Colour::Off : reports::Colour::On;
  std::cout << reports::write_text(report, colour);
  if (written && !place.out.empty()) {
    std::cout << "Report: " << reports::clean(place.out) << "/report.html (also report.json, junit.xml)\n";
  }
  for (const std::string& line : place.last_lines) std::cout << reports::clean(line) << "\n";
  std::cout.flush();
  if (!written) return refuse(place.command, written.error());
  switch (report.verdict) {
    case reports::Verdict::Certified:
      return exit_certified;
    case reports::Verdict::NotCertified:
      return exit_not_certified;
    case reports::Verdict::Inconclusive:
      return exit_inconclusive;
  }
  return exit_own_fault;
}

}  // namespace vendorproof::harness
