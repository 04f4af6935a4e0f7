"""Ask Lanekeeper before acting. One file, standard library only, Python 3.9 or newer.

    lk = Lanekeeper(url, key, agent="invoice-bot", workflow="supplier-payments", fingerprint="sha256:…")

    @lk.gated("payments.release")
    def release(*, invoice, payee, amountMinor, currency): ...

    release(invoice="INV-118", payee="north-supply", amountMinor=42000, currency="EUR")

The function runs after a permit, once, with exactly the arguments that were asked about. Without a permit it never runs and
`Denied` (the answer was no), `StillHeld` (nobody decided in time) or `Unavailable` (there was no answer to rely on) is raised.
"""

from __future__ import annotations

import collections
import functools
import hashlib
import inspect
import json
import logging
import math
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid

__all__ = ["Lanekeeper", "Denied", "StillHeld", "Unavailable", "NotExecuted", "OutcomeUnknown"]

log = logging.getLogger("lanekeeper")

#: Kept by the door itself.
DOOR_CONSTRAINTS = {"cap_amount", "cap_count", "cap_rate", "allow_counterparties", "sampled_review"}
#: Kept by whoever acts; a function says which of them it honours.
OWN_CONSTRAINTS = {"allow_tools", "read_only", "settlement_hold", "callback_required"}

VERDICTS = {"permit", "hold", "deny"}
ANSWER_FIELDS = {"id", "verdict", "lane", "constraints", "reason", "next", "hold", "validUntil", "epoch", "pact", "actionDigest", "mode"}
WAITING = {"open"}
APPROVED = {"approved", "approved_with_conditions"}
REFUSED = {"rejected", "sent_back", "expired", "withdrawn", "no_reviewer", "void"}

LONGEST_ANSWER = 1_000_000
#: Every integer up to here means the same number to both sides.
LARGEST_INTEGER = 2**53 - 1


class Denied(Exception):
    """The answer was no. `code` says which no; `next` what the agent may do instead."""

    def __init__(self, code, *, decision=None, hold=None, next=None):
        super().__init__(code)
        self.code, self.decision, self.hold, self.next = code, decision, hold, next


class StillHeld(Denied):
    """A person has to decide and hasn't yet. Asking the same again later finds the same hold."""


class Unavailable(Exception):
    """There was no answer that can be relied on, so nothing was done. `retry_after` in seconds, where the door gave one."""

    def __init__(self, message, *, retry_after=None):
        super().__init__(message)
        self.retry_after = retry_after


class NotExecuted(Exception):
    """Raise it in a gated function that looked again and did nothing."""


class OutcomeUnknown(Exception):
    """Raise it in a gated function that can't tell whether its action took effect."""


class Lanekeeper:
    def __init__(self, url, key, *, agent, workflow, fingerprint=None, supports=(), run_id=None, timeout=10.0, wait=3600.0, retry_pauses=(0.2, 1.0)):
        """`supports`: constraints that every function of this agent honours. `wait`: seconds to wait for a person, 0 for not at all.
        `run_id` names a run of the agent: within it the same action finds the same hold, another run opens its own."""
        self._url = url.rstrip("/")
        self._key = key
        self.agent, self.workflow, self.fingerprint, self.run_id = agent, workflow, fingerprint, run_id
        self.supports = _own(supports)
        self.timeout, self.wait, self.retry_pauses = timeout, wait, tuple(retry_pauses)
        self._opener = urllib.request.build_opener(_NoRedirect)
        self._unreported = collections.deque()
        self._reporting = threading.Lock()

    def gated(self, action, *, supports=(), context=None):
        """Decorates a function whose arguments, by name, are the action's args.

        `context(args)` answers further facts about the request. A function that declares `supports` takes a keyword argument
        `constraints` and gets the list it has to honour."""
        own = self.supports | _own(supports)

        def decorate(function):
            signature = inspect.signature(function)
            narrowed = "constraints" in signature.parameters
            if own and not narrowed:
                raise TypeError(f"{function.__name__} declares constraints and takes no argument named constraints")

            @functools.wraps(function)
            def call(*positional, **named):
                bound = signature.bind(*positional, **named, **({"constraints": []} if narrowed else {}))
                bound.apply_defaults()
                given = {name: value for name, value in bound.arguments.items() if not (narrowed and name == "constraints")}
                for parameter in signature.parameters.values():
                    if parameter.kind is parameter.VAR_POSITIONAL:
                        raise TypeError(f"{function.__name__} takes unnamed arguments; an action's args have names")
                    if parameter.kind is parameter.VAR_KEYWORD:
                        given.update(given.pop(parameter.name))
                # What is asked about is what runs, whatever happens to the caller's objects while a person decides.
                args = _frozen(given)
                permit = self.ask(action, args, context=context(_frozen(args)) if context else None, supports=own)
                extra = {"constraints": permit["constraints"]} if narrowed else {}
                return self._execute(permit["id"], functools.partial(function, **args, **extra))

            return call

        return decorate

    def ask(self, action, args, *, context=None, supports=frozenset()):
        """Asks, waits for a person where one is needed, and answers the permit. Raises in every other case."""
        self._report_late()
        try:
            args, context = _frozen(args), _frozen(context or {})
            digest = "sha256:" + hashlib.sha256(_canonical({"action": action, "agent": self.agent, "args": args, "workflow": self.workflow}).encode()).hexdigest()
        except (TypeError, ValueError) as error:
            raise Unavailable(f"the request can't be said in JSON: {error}") from error
        supports = frozenset(supports) | self.supports
        request = {"agent": self.agent, "workflow": self.workflow, "action": action, "args": args, "context": context}
        request["supports"] = sorted(DOOR_CONSTRAINTS | supports)
        if self.fingerprint is not None:
            request["fingerprint"] = self.fingerprint
        if self.run_id is not None:
            request["runId"] = self.run_id

        deadline = time.monotonic() + self.wait
        answer = self._decision(request, digest)
        while answer["verdict"] == "hold":
            if answer["next"]["do"] != "wait":
                raise Denied(answer["reason"]["code"], decision=answer["id"], hold=answer["next"].get("hold"), next=answer["next"])
            # Decided again with the grant: what arose since the approval may hold or refuse it still.
            request["grant"] = self._wait_for(answer, deadline)
            answer = self._decision(request, digest)
        if answer["verdict"] == "deny":
            raise Denied(answer["reason"]["code"], decision=answer["id"], next=answer["next"])
        for constraint in answer["constraints"]:
            kind = constraint["kind"]
            if kind not in DOOR_CONSTRAINTS and kind not in supports:
                # Permitted by the door and not used: it should know, because what it counted is given back.
                self._report(answer["id"], {"execution": "not_executed", "detail": f"can't honour {kind}"})
                raise Denied("use_narrower", decision=answer["id"], next=answer["next"])
        return answer

    def _decision(self, request, digest):
        """One decision. A request that got no answer is sent again under its key, so that to the door it is one decision as well."""
        answer = self._keyed(request, digest)
        # The answer to the first sending came too late to be used; this one is a new question.
        return self._keyed(request, digest) if answer["reason"]["code"] == "ask_again" else answer

    def _keyed(self, request, digest):
        headers = {"Idempotency-Key": str(uuid.uuid4())}
        for pause in (*self.retry_pauses, None):
            try:
                return _read_answer(self._send("POST", "/api/v1/decisions", request, headers), digest)
            except _Transient as error:
                if pause is None:
                    raise Unavailable(str(error)) from error
                time.sleep(pause)
        raise AssertionError("unreachable")

    def _wait_for(self, answer, deadline):
        """The grant, once a person has approved. A call that breaks while waiting is made again: waiting permits nothing."""
        hold = answer["hold"]["id"]
        path = f"/api/v1/holds/{urllib.parse.quote(hold, safe='')}"
        failures = 0
        while True:
            left = deadline - time.monotonic()
            if left <= 0:
                raise StillHeld("needs_person", decision=answer["id"], hold=hold, next=answer["next"])
            seconds = max(0, min(50, math.floor(left)))
            try:
                status = _read_hold(self._send("GET", f"{path}?wait={seconds}", timeout=seconds + self.timeout))
            except _Transient as error:
                failures += 1
                if failures > 20 or time.monotonic() >= deadline:
                    raise Unavailable(f"hold {hold} can't be read: {error}") from error
                time.sleep(min(0.1 * 2**failures, 10.0, max(0.0, deadline - time.monotonic())))
                continue
            failures = 0
            if "grant" in status:
                return status["grant"]
            if status["status"] not in WAITING:
                raise Denied(status["code"], decision=answer["id"], hold=hold, next=status["next"])
            if seconds == 0:
                time.sleep(min(0.2, max(0.0, deadline - time.monotonic())))

    def _execute(self, decision, function):
        """Runs the function once and says what became of it. Where that can't be told, it says so."""
        try:
            result = function()
        except NotExecuted as error:
            self._report(decision, _outcome("not_executed", error))
            raise
        except (OutcomeUnknown, TimeoutError, ConnectionError) as error:
            self._report(decision, _outcome("unknown", error))
            raise
        except Exception as error:
            self._report(decision, _outcome("failed", error))
            raise
        except BaseException as error:
            self._report(decision, _outcome("unknown", error))
            raise
        self._report(decision, {"execution": "executed"})
        return result

    def _report(self, decision, outcome):
        """The action is done, so a report that doesn't get through isn't the caller's error: it is kept and sent later."""
        self._unreported.append((decision, outcome))
        for pause in (*self.retry_pauses, None):
            if self._report_late():
                return
            if pause is not None:
                time.sleep(pause)
        log.error("The outcome of decision %s isn't reported yet; it is sent with the next request.", decision)

    def _report_late(self):
        """Sends what is waiting, oldest first. True: nothing waits any more."""
        with self._reporting:
            while self._unreported:
                decision, outcome = self._unreported[0]
                try:
                    self._send("POST", f"/api/v1/decisions/{urllib.parse.quote(decision, safe='')}/outcome", outcome)
                except _Transient:
                    return False
                except Unavailable as error:
                    log.error("The outcome of decision %s was refused: %s", decision, error)
                self._unreported.popleft()
        return True

    def _send(self, method, path, body=None, headers=None, timeout=None):
        request = urllib.request.Request(self._url + path, method=method, data=None if body is None else json.dumps(body, allow_nan=False).encode())
        # Not sent along if something redirects or rewrites the request.
        request.add_unredirected_header("Authorization", f"Bearer {self._key}")
        request.add_header("Content-Type", "application/json")
        for name, value in (headers or {}).items():
            request.add_header(name, value)
        try:
            with self._opener.open(request, timeout=timeout or self.timeout) as response:
                status, raw = response.status, response.read(LONGEST_ANSWER + 1)
        except urllib.error.HTTPError as error:
            raise _refusal(error) from error
        except Exception as error:  # refused, cut off, timed out, not HTTP at all
            raise _Transient(f"no answer: {error}") from error
        if status != 200 or len(raw) > LONGEST_ANSWER:
            raise Unavailable(f"an answer that isn't one (status {status}, {len(raw)} bytes)")
        try:
            return json.loads(raw, object_pairs_hook=_no_repeats)
        except ValueError as error:
            raise Unavailable(f"an answer that can't be read: {error}") from error


class _Transient(Unavailable):
    """Worth the same request again."""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def _refusal(error):
    try:
        problem = json.loads(error.read(LONGEST_ANSWER))
        sentence, in_flight = str(problem.get("detail") or problem.get("title") or ""), str(problem.get("type", "")).endswith(":in_flight")
    except Exception:
        sentence, in_flight = "", False
    finally:
        error.close()
    message = f"{error.code} {sentence}".strip()
    try:
        retry_after = float(error.headers.get("Retry-After", ""))
    except ValueError:
        retry_after = None
    if error.code >= 500 or in_flight:
        return _Transient(message, retry_after=retry_after)
    return Unavailable(message, retry_after=retry_after)


def _read_answer(answer, digest):
    """The answer, if it is one in every part. Whatever is new to this client might be a condition it doesn't keep."""
    _need(isinstance(answer, dict), "it isn't an object")
    _need(set(answer) <= ANSWER_FIELDS, f"it has unknown fields {sorted(set(answer) - ANSWER_FIELDS)}")
    _need(answer.get("verdict") in VERDICTS, f"its verdict is {answer.get('verdict')!r}")
    _need(_is_text(answer.get("id")), "it has no id")
    _need(answer.get("actionDigest") == digest, "it is about another action")
    _need(isinstance(answer.get("reason"), dict) and _is_text(answer["reason"].get("code")), "it has no reason")
    _need(isinstance(answer.get("next"), dict) and _is_text(answer["next"].get("do")), "it doesn't say what comes next")
    constraints = answer.get("constraints")
    _need(isinstance(constraints, list) and all(isinstance(c, dict) and _is_text(c.get("kind")) for c in constraints), "its constraints can't be read")
    if answer["verdict"] == "permit":
        _need(answer["next"]["do"] == "proceed", "it permits and doesn't say to proceed")
        for constraint in constraints:
            _need(constraint["kind"] in DOOR_CONSTRAINTS | OWN_CONSTRAINTS, f"it has an unknown constraint {constraint['kind']!r}")
    if answer["verdict"] == "hold" and answer["next"]["do"] == "wait":
        _need(isinstance(answer.get("hold"), dict) and _is_text(answer["hold"].get("id")), "it holds and names no hold")
    return answer


def _read_hold(hold):
    """Permits nothing by itself: a grant is only good for asking again, so what else stands here may be new to this client."""
    _need(isinstance(hold, dict), "the hold can't be read")
    status, reason, grant = hold.get("status"), hold.get("reason"), hold.get("grant")
    _need(status in WAITING | APPROVED | REFUSED, f"the hold's status is {status!r}")
    code = reason.get("code") if isinstance(reason, dict) else None
    if status in APPROVED and grant is not None:
        _need(_is_text(grant), "the hold's grant can't be read")
        return {"status": status, "grant": grant}
    # Approved and without a grant it is over: used, or collected too late.
    _need(status not in APPROVED or _is_text(code), "the hold is approved, without a grant and without a reason")
    return {"status": status, "code": code if _is_text(code) else status, "next": hold.get("next")}


def _need(condition, problem):
    if not condition:
        raise Unavailable(f"the answer can't be relied on: {problem}")


def _is_text(value):
    return isinstance(value, str) and value != ""


def _own(kinds):
    unknown = set(kinds) - OWN_CONSTRAINTS
    if unknown:
        raise ValueError(f"nobody has to declare {sorted(unknown)}; what can be declared is {sorted(OWN_CONSTRAINTS)}")
    return frozenset(kinds)


def _outcome(execution, error):
    """The type of the exception and not its text, which may hold anything."""
    return {"execution": execution, "detail": type(error).__name__}


def _no_repeats(pairs):
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a field is there twice")
    return found


def _frozen(value):
    """The value as JSON carries it: a copy that nobody else holds."""
    return json.loads(json.dumps(value, allow_nan=False))


def _canonical(value):
    """RFC 8785 text, the form that digests are made over."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda name: name.encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(f"{_canonical(name)}:{_canonical(value[name])}" for name in keys) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(_canonical, value)) + "]"
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, int):
        if abs(value) > LARGEST_INTEGER:
            raise ValueError(f"{value} is larger than JSON carries exactly")
        return str(value)
    return _decimal(value)


def _decimal(value):
    """A float as ECMAScript prints it: the same digits as Python's, laid out by other rules."""
    if value == 0:
        return "0"
    sign, digits, exponent = ("-" if value < 0 else ""), *_digits(repr(abs(value)))
    if 0 < exponent <= 21:
        digits = digits.ljust(exponent, "0")
        return sign + digits[:exponent] + ("." + digits[exponent:] if len(digits) > exponent else "")
    if -6 < exponent <= 0:
        return f"{sign}0.{'0' * -exponent}{digits}"
    return f"{sign}{digits[0]}{'.' + digits[1:] if len(digits) > 1 else ''}e{exponent - 1:+d}"


def _digits(text):
    """Significant digits and the position of the point after the first of them: 0.00125 is 125 and -2."""
    mantissa, _, power = text.partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = (whole + fraction).lstrip("0")
    point = len(whole) - (len(whole + fraction) - len(digits)) + int(power or 0)
    return digits.rstrip("0"), point
