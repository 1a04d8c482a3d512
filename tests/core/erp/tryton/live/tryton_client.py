"""A small client of Tryton's JSON-RPC for the seed and for the people of the live tests. Standard library only."""

import base64
import datetime
import decimal
import json
import os
import urllib.error
import urllib.request


class Refused(Exception):
    """Tryton said no; the text is what it said."""


def _write(value):
    if isinstance(value, decimal.Decimal):
        return {"__class__": "Decimal", "decimal": str(value)}
    if isinstance(value, datetime.date):
        return {"__class__": "date", "year": value.year, "month": value.month, "day": value.day}
    raise TypeError(type(value))


def _read(value):
    if value.get("__class__") == "Decimal":
        return decimal.Decimal(value["decimal"])
    if value.get("__class__") == "date":
        return datetime.date(value["year"], value["month"], value["day"])
    return value


class Tryton:
    """`user` calls one server; with a company, every call is about that company's values."""

    def __init__(self, user="admin", password=None):
        place = os.environ.get("VENDORPROOF_TRYTON", "http://127.0.0.1:8469").rstrip("/")
        self.url = place + "/" + os.environ.get("VENDORPROOF_TRYTON_DATABASE", "vendor") + "/"
        password = password or os.environ.get("VENDORPROOF_TRYTON_ADMIN", "admin-test-password")
        self.authorization = "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()
        self.context = {"language": "en"}

    def rpc(self, method, *parameters):
        body = json.dumps({"id": 1, "method": method, "params": list(parameters)}, default=_write).encode()
        headers = {"Content-Type": "application/json", "Authorization": self.authorization}
        request = urllib.request.Request(self.url, data=body, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                told = json.loads(answer.read(), object_hook=_read)
        except urllib.error.HTTPError as error:
            raise Refused(f"{method}: HTTP {error.code}") from error
        if "error" in told:
            raise Refused(f"{method}: {told['error']}")
        return told["result"]

    def call(self, model, method, *parameters, **context):
        return self.rpc(f"model.{model}.{method}", *parameters, {**self.context, **context})

    def search(self, model, *domain):
        return self.call(model, "search", list(domain), 0, None, [["id", "ASC"]])

    def read(self, model, domain, fields):
        return self.call(model, "search_read", domain, 0, None, [["id", "ASC"]], fields)

    def only(self, model, *domain):
        found = self.search(model, *domain)
        if len(found) != 1:
            raise Refused(f"{model} {domain}: {len(found)} records instead of one")
        return found[0]

    def create(self, model, **values):
        return self.call(model, "create", [values])[0]

    def kept(self, model, domain, **values):
        """The record of the domain; it is created if there is none."""
        found = self.search(model, *domain)
        return found[0] if found else self.create(model, **values)

    def write(self, model, record, **values):
        self.call(model, "write", [record], values)

    def press(self, model, button, *records):
        return self.call(model, button, list(records))

    def shipped_with(self, module, name):
        """The id of a record that a module of Tryton brings along."""
        return self.read("ir.model.data", [["module", "=", module], ["fs_id", "=", name]], ["db_id"])[0]["db_id"]
