"""The orders of tests/bench/backlog: see there."""
import datetime
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request

LINES, ITEMS, PORTION = 20, 400, 500
LIMIT_SECONDS, LIMIT_ORDERS, GIVE_UP_SECONDS = 60, 5000, 900
SUBMIT_ACKNOWLEDGEMENT, DONE = 12, 3


def now_text():
    return datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def scenario():
    items = [{"number": f"BENCH-{i:03d}", "asin": f"B0BENCH{i:03d}", "case_sizes": [12], "stock_eaches": 10_000_000,
              "unit_price": "2.50 USD"} for i in range(ITEMS)]
    return {"schema": 1, "name": "backlog", "start": now_text(), "amazon": {"processing_time": "1s"}, "orders": [],
            "items": items}


def order(index, placed):
    lines = [{"itemSequenceNumber": str(line + 1), "amazonProductIdentifier": f"B0BENCH{(index * 7 + line) % ITEMS:03d}",
              "orderedQuantity": {"amount": 1 + line % 5, "unitOfMeasure": "Cases", "unitSize": 12},
              "isBackOrderAllowed": False, "netCost": {"amount": "2.50", "currencyCode": "USD"}}
             for line in range(LINES)]
    return {"purchaseOrderNumber": f"LOG{index:05d}", "purchaseOrderState": "New", "orderDetails": {
        "purchaseOrderDate": placed, "purchaseOrderStateChangedDate": placed, "purchaseOrderType": "RegularOrder",
        "paymentMethod": "Invoice", "buyingParty": {"partyId": "AMZBY"}, "sellingParty": {"partyId": "VEND1"},
        "shipToParty": {"partyId": "PHX6"}, "billToParty": {"partyId": "AMZAP"},
        "deliveryWindow": "2030-01-01T00:00:00Z--2030-01-08T00:00:00Z", "items": lines}}


def ask(url, body=None):
    request = urllib.request.Request(url, data=None if body is None else json.dumps(body).encode(),
                                     headers={"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=120) as answer:
        return json.loads(answer.read())


def processor_seconds(process):
    with open(f"/proc/{process.pid}/stat", encoding="ascii") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident_megabytes(process):
    with open(f"/proc/{process.pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) // 1000


def taken_by_amazon(store):
    """How many acknowledgements have Amazon's receipt."""
    with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as database:
        return database.execute("SELECT count(*) FROM work WHERE operation = ? AND state = ?",
                                (SUBMIT_ACKNOWLEDGEMENT, DONE)).fetchone()[0]


def config(ready, store):
    return (f'[amazon]\nendpoint = "{ready["amazon"]}"\nclient_id = "amzn1.application-oa2-client.test"\n'
            'client_secret = "test-secret"\nrefresh_token = "Atzr|test-refresh-token"\n'
            f'[erp]\nendpoint = "{ready["erp"]}"\ncompany_id = "5d0b7bd4-8a0c-4c5e-9f0e-7c1b5a3f2e10"\n'
            'user = "vendorproof"\nweb_service_key = "erp-test-key"\ncustomer_number = "AMAZON"\n'
            f'[store]\nfile = "{store}"\n[core]\norders_from = 2026-01-01T00:00:00Z\n')


def wait_for_acknowledgements(running, store, wanted, began):
    while True:
        if running.poll() is not None:
            raise SystemExit("backlog: the integration ended early")
        taken = taken_by_amazon(store) if os.path.exists(store) else 0
        spent = time.monotonic() - began
        if taken >= wanted:
            return spent
        if spent > GIVE_UP_SECONDS:
            raise SystemExit(f"backlog: {taken} of {wanted} acknowledged after {GIVE_UP_SECONDS} s")
        if sys.stderr.isatty():
            print(f"\r{taken} of {wanted}", end="", file=sys.stderr, flush=True)
        time.sleep(0.5)


def acknowledged_orders(control):
    accepted = {}
    for entry in ask(control + "/ledger"):
        if entry["kind"] == "AcknowledgementAccepted":
            number = entry["purchase_order"]
            accepted[number] = accepted.get(number, 0) + 1
    return accepted


def measure(program, wanted, folder):
    scenario_file, store, config_file = (os.path.join(folder, name) for name in ("scenario.json", "state.db", "run.toml"))
    with open(scenario_file, "w", encoding="utf-8") as file:
        json.dump(scenario(), file)
    serving = subprocess.Popen([program, "serve", "--amazon-port", "0", "--erp-port", "0", "--control-port", "0",
                                "--scenario", scenario_file], stdout=subprocess.PIPE, text=True)
    running = None
    try:
        ready = json.loads(serving.stdout.readline())
        placed = now_text()
        for first in range(0, wanted, PORTION):
            ask(ready["control"] + "/orders", [order(i, placed) for i in range(first, min(first + PORTION, wanted))])
        with open(config_file, "w", encoding="utf-8") as file:
            file.write(config(ready, store))
        os.chmod(config_file, 0o600)
        serving_before = processor_seconds(serving)
        began = time.monotonic()
        running = subprocess.Popen([program, "run", "--config", config_file], stderr=subprocess.DEVNULL)
        spent = wait_for_acknowledgements(running, store, wanted, began)
        calls = ask(ready["control"] + "/journal/count?operation=submitAcknowledgement")["count"]
        print(f"{wanted} orders of {LINES} lines acknowledged in {spent:.1f} s: {wanted / spent:.0f} orders a second, "
              f"{calls} submitAcknowledgement calls")
        print(f"processor time (user and system): run {processor_seconds(running):.1f} s, "
              f"serve {processor_seconds(serving) - serving_before:.1f} s; "
              f"memory: run {resident_megabytes(running)} MB, serve {resident_megabytes(serving)} MB")
        time.sleep(2)  # Amazon processes what it took within a second
        accepted = acknowledged_orders(ready["control"])
        once = sum(1 for times in accepted.values() if times == 1)
        print(f"accepted by Amazon exactly once: {once} of {wanted}")
        return once == wanted and (wanted < LIMIT_ORDERS or spent < LIMIT_SECONDS * wanted / LIMIT_ORDERS)
    finally:
        for process in (running, serving):
            if process is not None:
                process.terminate()
                process.wait(60)


def main():
    folder = tempfile.mkdtemp(prefix="vendorproof-backlog-")
    try:
        is_good = measure(sys.argv[1], int(sys.argv[2]), folder)
        print("within the limit" if is_good else "NOT within the limit: once each, 60 s for 5,000")
        return 0 if is_good else 1
    finally:
        shutil.rmtree(folder)


sys.exit(main())
