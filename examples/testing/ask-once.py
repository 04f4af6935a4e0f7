"""Calls one gated function and prints what became of it. Driven by examples/clients.test.ts."""

import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "python"))
sys.dont_write_bytecode = True
import lanekeeper  # noqa: E402

asked = json.loads(sys.argv[1])
lk = lanekeeper.Lanekeeper(
    asked["url"],
    asked["key"],
    agent="invoice-bot",
    workflow="supplier-payments",
    fingerprint=asked.get("fingerprint"),
    run_id=asked.get("runId"),
    timeout=asked["timeoutMs"] / 1000,
    wait=asked["waitMs"] / 1000,
    retry_pauses=[ms / 1000 for ms in asked["retryPausesMs"]],
)
seen = []
ENDS = {"failed": KeyError("which holds a secret"), "unknown": TimeoutError(), "not_executed": lanekeeper.NotExecuted(), "out": SystemExit(3)}


def act(args, constraints):
    seen.append({"args": args, "constraints": constraints})
    if asked.get("ends"):
        raise ENDS[asked["ends"]]
    return "paid"


if asked.get("supports"):

    @lk.gated("payments.release", supports=asked["supports"], context=lambda args: asked["context"])
    def release(*, constraints, **args):
        return act(args, constraints)

else:

    @lk.gated("payments.release", context=lambda args: asked["context"])
    def release(**args):
        return act(args, [])


told = {"result": None, "error": None, "code": None}
try:
    told["result"] = release(**asked["args"])
except BaseException as error:
    told["error"] = type(error).__name__
    told["code"] = getattr(error, "code", None)
print(json.dumps({**told, "executed": len(seen), "seen": seen}))
