#!/usr/bin/env python3
"""A finance agent: pays the invoices of a list, and each only as far as its pact allows at that moment.

    python3 pay_invoices.py --url http://127.0.0.1:3000 --key lk_… --agent invoice-bot --fingerprint sha256:… [INVOICES]

INVOICES is a file with one JSON object a line ("-" reads them from standard input); without it three samples are paid. Every
invoice that is settled one way or another prints a line: paid, denied, held (nobody decided in time), unavailable or failed.
"""

import argparse
import concurrent.futures
import json
import os
import sys
import threading

import lanekeeper

SAMPLES = [
    {"invoice": "INV-2041", "payee": "north-supply", "amountMinor": 42_000, "currency": "EUR", "poMatch": True, "threeWayMatch": True},
    {"invoice": "INV-2042", "payee": "harbour-parts", "amountMinor": 18_750, "currency": "EUR", "poMatch": True, "threeWayMatch": True},
    {"invoice": "INV-2043", "payee": "north-supply", "amountMinor": 860_000, "currency": "EUR", "poMatch": False, "threeWayMatch": True},
]
#: What matching against orders and receipts found out about an invoice: context of the request, no part of the payment.
MATCHING = ("poMatch", "threeWayMatch")


class Bank:
    """Stands for the bank. A payment is a line in a file, or nothing but a line of output."""

    def __init__(self, path):
        self._path, self._lock = path, threading.Lock()

    def transfer(self, payment):
        if self._path is None:
            return
        with self._lock, open(self._path, "a", encoding="utf-8") as book:
            book.write(json.dumps(payment) + "\n")


def main():
    options = read_options()
    lk = lanekeeper.Lanekeeper(
        options.url,
        options.key,
        agent=options.agent,
        workflow=options.workflow,
        fingerprint=options.fingerprint,
        run_id=options.run,
        wait=options.wait,
    )
    bank = Bank(options.book)
    matching = {}

    @lk.gated(options.action, supports=["settlement_hold"], context=lambda args: matching[args["invoice"]])
    def release(*, invoice, payee, amountMinor, currency, constraints):  # noqa: N803 (the names are the action's own)
        held = any(constraint["kind"] == "settlement_hold" for constraint in constraints)
        bank.transfer({"invoice": invoice, "payee": payee, "amountMinor": amountMinor, "currency": currency, "settled": not held})
        return "paid, settlement held" if held else "paid"

    def pay(row):
        matching[row["invoice"]] = {name: row[name] for name in MATCHING if name in row}
        try:
            return {"outcome": release(**{name: value for name, value in row.items() if name not in MATCHING})}
        except lanekeeper.StillHeld as error:
            return {"outcome": "held", "hold": error.hold}
        except lanekeeper.Denied as error:
            return {"outcome": "denied", "code": error.code, **({"hold": error.hold} if error.hold else {})}
        except lanekeeper.Unavailable as error:
            return {"outcome": "unavailable", "problem": str(error)}
        except Exception as error:
            return {"outcome": "failed", "problem": f"{type(error).__name__}: {error}"}

    invoices = read_invoices(options.invoices)
    settled = 0
    # One invoice that waits for a person doesn't keep the others waiting.
    with concurrent.futures.ThreadPoolExecutor(max_workers=options.at_once) as pool:
        paying = {pool.submit(pay, row): row for row in invoices}
        for done in concurrent.futures.as_completed(paying):
            outcome = done.result()
            settled += outcome["outcome"].startswith("paid")
            print(json.dumps({"invoice": paying[done].get("invoice"), **outcome}), flush=True)
    return 0 if settled == len(invoices) else 1


def read_options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("invoices", nargs="?", help="JSON lines; - for standard input")
    parser.add_argument("--url", default=os.environ.get("LANEKEEPER_URL", "http://127.0.0.1:3000"))
    parser.add_argument("--key", default=os.environ.get("LANEKEEPER_KEY"), help="an API key with the scopes decide and outcome (or LANEKEEPER_KEY)")
    parser.add_argument("--agent", required=True)
    parser.add_argument("--workflow", default="supplier-payments")
    parser.add_argument("--action", default="payments.release")
    parser.add_argument("--fingerprint", default=os.environ.get("LANEKEEPER_FINGERPRINT"), help="of the agent's registered build")
    parser.add_argument("--run", help="names this run; a run started again with the same name finds its open holds")
    parser.add_argument("--wait", type=float, default=3600, help="seconds to wait for a person (default 3600)")
    parser.add_argument("--at-once", type=int, default=8, help="invoices in flight (default 8)")
    parser.add_argument("--book", help="a file to write payments to, one JSON object a line")
    options = parser.parse_args()
    if not options.key:
        parser.error("--key or LANEKEEPER_KEY is needed")
    return options


def read_invoices(path):
    if path is None:
        return SAMPLES
    with sys.stdin if path == "-" else open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


if __name__ == "__main__":
    sys.exit(main())
