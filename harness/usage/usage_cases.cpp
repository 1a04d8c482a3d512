#include "harness/usage/usage_cases.h"

namespace vendorproof::harness {

namespace {

const std::vector<UsageCase> table = {
    // Words
    {"No command is wrong usage.", "", 2, "name a command: certify, demo, replay, rehearse, serve, run, rules"},
    {"An unknown command is answered with the nearest one.", "certfy", 2, "did you mean certify?"},
    {"Where none is near, all are named.", "xyzzy", 2, "there are certify, demo, replay, rehearse, serve, run, rules"},
    {"An unknown option is answered with the nearest one.", "certify --run 5", 2, "did you mean --runs?"},
    {"An option before the command is wrong usage.", "-x certify", 2, "there is no option -x before the command"},
    {"A word too many is wrong usage.", "certify extra", 2, "'extra' is not expected here"},
    {"Whoever asks for help gets it.", "certify extra --help", 0, "Usage: vendorproof certify"},
    {"So does who asks as elsewhere.", "help certify", 0, "Usage: vendorproof certify"},
    {"A missing word is named.", "replay", 2, "file is required"},
    {"A missing option is named.", "run", 2, "--config is required"},
    {"An option without its value is wrong usage.", "certify --out", 2, "--out needs a value"},
    {"So it is before another option.", "certify --out --quiet", 2, "--out needs a value"},
    {"A flag takes no value.", "certify --quiet=yes", 2, "--quiet takes no value"},
    {"A repeated option is wrong usage.", "certify --seed 1 --seed 2", 2, "--seed is given twice"},
    {"A repeated flag is wrong usage.", "certify --quiet --quiet", 2, "--quiet is given twice"},
    {"Control characters are shown, not sent to the terminal.", "certify \"$(printf 'a\\033[31mb')\"", 2,
     "'a\\x1B[31mb' is not expected here"},
    // Empty values: in CI, a variable that is not set
    {"An empty file name is wrong usage.", "certify --orders ''", 2, "--orders: the value is empty"},
    {"So is one behind an equals sign.", "certify --orders=", 2, "--orders: the value is empty"},
    {"An empty folder is wrong usage.", "certify --out ''", 2, "--out: the value is empty"},
    {"An empty scenario is wrong usage.", "certify --scenario ''", 2, "--scenario: the value is empty"},
    {"An empty number is wrong usage.", "certify --seed ''", 2, "'' is not a whole number"},
    {"An empty defect is wrong usage.", "certify --plant ''", 2, "--plant: the value is empty"},
    {"An empty switch is wrong usage.", "certify --switch ''", 2, "--switch: the value is empty"},
    {"An empty rate card is wrong usage.", "rehearse --rate-card ''", 2, "--rate-card: the value is empty"},
    {"An empty profile is wrong usage.", "rehearse --profile ''", 2, "--profile: the value is empty"},
    {"An empty configuration is wrong usage.", "run --config ''", 2, "--config: the value is empty"},
    {"An empty rule is wrong usage.", "rules ''", 2, "the value is empty"},
    // Numbers and words
    {"A seed is a whole number.", "certify --seed abc", 2, "'abc' is not a whole number from 0 on"},
    {"A seed is not negative.", "certify --seed -1", 2, "'-1' is not a whole number from 0 on"},
    {"A seed has at most 64 bits.", "certify --seed 18446744073709551616", 2, "is not a whole number from 0 on"},
    {"A number has no fraction.", "certify --runs 1.5", 2, "'1.5' is not a whole number from 0 to 1000000"},
    {"A number has no unit.", "certify --runs 5k", 2, "'5k' is not a whole number from 0 to 1000000"},
    {"Runs are limited.", "certify --runs 1000001", 2, "is not a whole number from 0 to 1000000"},
    {"Threads are limited.", "certify --jobs 65", 2, "'65' is not a whole number from 0 to 64"},
    {"Ports are limited.", "serve --amazon-port 65536", 2, "'65536' is not a whole number from 0 to 65535"},
    {"A clock runs at least as fast as real time.", "serve --scale 0", 2, "'0' is not a whole number from 1 to 100000"},
    {"Allowed words are named.", "serve --clock nope", 2, "'nope' is not one of real, scaled, virtual, frozen"},
    // Contradictions
    {"The list is asked for alone.", "certify --list --runs 5", 2, "--list and --runs contradict each other"},
    {"So is the list of defects.", "certify --plant list --seed 5", 2, "contradict each other"},
    {"Own orders take the place of scenarios.", "certify --orders a --scenario b", 2, "contradict each other"},
    {"A virtual clock has no speed.", "serve --clock virtual --scale 5", 2, "contradict each other"},
    {"A scaled clock needs its speed.", "serve --clock scaled", 2, "--clock scaled needs --scale"},
    {"Options of TLS need TLS.", "serve --tls-port 0", 2, "--tls-port needs --tls"},
    {"A proxy needs TLS.", "serve --proxy-port 0", 2, "--proxy-port needs --tls"},
    {"The sandbox plays no scenario.", "serve --sandbox . --scenario clean-order", 2, "contradict each other"},
    {"Others reach the control plane only with a token.", "serve --listen 0.0.0.0", 2, "needs --control-token"},
    {"An address is written in numbers.", "serve --listen localhost", 2, "--listen localhost is no IPv4 address"},
    {"A token cannot be guessed.", "serve --control-token secret", 2, "must have at least 16 letters"},
    {"A crash of our own core cannot be served.", "serve --scenario core-killed-while-invoicing", 2,
     "$.faults[0] kills our own core, and cannot be served"},
    {"Two servers need two ports.", "serve --amazon-port 8475", 2, "port 8475 is given to the mock Amazon and to"},
    {"A rule is explained, or the list is shown.", "rules ACK-05 --left-out", 2, "contradict each other"},
    {"One scenario is played once.", "certify --scenario clean-order --scenario clean-order", 2, "is given twice"},
    {"One switch is set once.", "certify --switch X14=four-weeks --switch X14=previous-week", 2, "is set twice"},
    // Names and files
    {"A scenario has a name or is a file.", "certify --quiet --scenario clean-order", 0, "CERTIFIED"},
    {"So it has for replay.", "replay clean-order", 0, "Nothing is broken."},
    {"The nearest name is told.", "certify --scenario order-in-case", 2, "did you mean order-in-cases?"},
    {"So it is for profiles.", "rehearse --profile black-friday", 2, "did you mean black-friday-mid-size?"},
    {"So it is for rules.", "rules ACK-5", 2, "did you mean ACK-05?"},
    {"So it is for defects.", "certify --plant cases-as-each", 2, "did you mean cases-as-eaches?"},
    {"Names of rate cards are told.", "certify --rate-card euro", 2, "eu, in, jp, na"},
    {"A file that is not there is named.", "certify --orders nowhere.json", 2, "nowhere.json: cannot be read"},
    {"A folder is not a file.", "replay .", 2, ".: is a folder; name a file in it"},
    {"A scenario has orders.", "certify --scenario empty.json", 2, "empty.json: $.orders is empty"},
    {"A name stands once in an object.", "certify --scenario twice.json", 2, "the name 'schema' stands twice"},
    {"Nothing follows the end of a file.", "certify --scenario after.json", 2, "after.json: not JSON: line"},
    {"Not even after a NUL.", "certify --scenario nul.json", 2, "(a NUL byte)"},
    // Output
    {"A folder that cannot be made is refused before anything runs.", "certify --out a-file/below", 2, "--out"},
    {"So is a report that cannot be written.", "certify --out taken", 2, "taken/report.html: is a folder"},
    {"Output that does not arrive is an error.", "certify --list >/dev/full", 2, "standard output cannot be written"},
    {"Where nobody can be told, the exit code remains.", "certfy 2>&-", 2, ""},
    {"So is a ready line that nobody can read.", "serve --amazon-port 0 --erp-port 0 --control-port 0 >/dev/full", 2,
     "standard output cannot be written"},
    {"Where nobody reads any more, the program ends.", "rules --json | head -1 >/dev/null; exit ${PIPESTATUS[0]}", 141,
     ""},
    {"So is a folder for failures that cannot be made.", "certify --out jammed", 2, "jammed/failures"},
    {"A link in the place of a report is not followed.", "certify --quiet --scenario clean-order --out linked", 0,
     "Report: linked/report.html"},
    {"The demo finds its three defects.", "demo", 0, "Report: vendorproof-demo/report.html"},
    // Interruption
    {"An interrupted campaign tells what it knows.",
     "certify --runs 1000000 --jobs 1 --out partly & "
     "sleep 2; kill -TERM $!; wait $!",
     143, "INCONCLUSIVE: interrupted after"},
    {"A server ends at SIGHUP as at SIGTERM.",
     "serve --amazon-port 0 --erp-port 0 --control-port 0 & sleep 1; kill -HUP $!; wait $!", 0, "\"ready\":true"},
    {"An interrupted season gives no verdict.", "rehearse & sleep 1; kill -TERM $!; wait $!", 143,
     "interrupted; half a season gives no verdict"},
};

}  // namespace

const std::vector<UsageCase>& usage_cases() { return table; }

}  // namespace vendorproof::harness
