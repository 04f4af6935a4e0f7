import { beforeAll, describe, expect, test } from "vitest";
import type { RefusalCode } from "@/lib/contract/refusals";
import type { Role } from "@/lib/core/closed-lists";
import type { EventType } from "@/lib/core/ledger/event-data";
import type { ClauseDocument, PactDocument } from "@/lib/core/pacts/pact-document";
import type { Result } from "@/lib/core/result";
import { invoicePact } from "@/lib/core/testing/invoice-pact";
import { type Actor, CLI, type KeyActor, type MemberActor } from "../auth/actor";
import { pool } from "../db/pool";
import { perform } from "../entry/perform";
import { consistentRead } from "../history/consistent-read";
import { digestOf } from "../ledger/canonical";
import { newId } from "../ledger/ids";
import { snapshots } from "../pdp/snapshots";
import { compareWithHistory } from "../projections/compare-with-history";
import { invoiceHouse } from "../testing/invoice-house";
import { loadEditor, loadNewer } from "./editor-reads";
import { approveVersionOperation, discardDraftOperation, enforceVersionOperation, retirePactOperation, saveDraftOperation } from "./operations";
import { loadPact, loadVersion } from "./reads";

let owner: MemberActor;
let second: MemberActor;
let lead: MemberActor;
let otherLead: MemberActor;
const key: KeyActor = { kind: "key", id: "key_1", name: "ci", scopes: ["configure"], agentId: null, sourceId: null, ratePerMinute: null };

async function member(name: string, roles: Role[]): Promise<MemberActor> {
  const id = newId("mem", Date.now());
  await pool.query("insert into member (id, email, name, roles, created_at) values ($1, $2, $3, $4, now())", [id, `${id}@example.test`, name, roles]);
  return { kind: "member", id, name, email: `${id}@example.test`, roles, teams: [] };
}

beforeAll(async () => {
  const house = await invoiceHouse();
  lead = house.tess;
  owner = await member("Olga", ["product_owner"]);
  second = await member("Pia", ["product_owner"]);
  otherLead = await member("Theo", ["trust_lead"]);
  await snapshots.reload();
});

let serial = 0;
/** A pact of its own for each test, so that tests say nothing to each other. */
const fresh = (change: (document: PactDocument) => void = () => undefined): PactDocument => {
  serial += 1;
  const document = { ...structuredClone(invoicePact), slug: `pact-${serial}` };
  change(document);
  return document;
};
const clause = (document: PactDocument, index: number): ClauseDocument => {
  const found = document.clauses[index];
  if (!found) throw new Error(`no clause ${index}`);
  return found;
};
const withLimit = (document: PactDocument, limitMinor: number): PactDocument => {
  const next = structuredClone(document);
  clause(next, 1).params = { limitMinor };
  return next;
};

const save = (actor: Actor, document: PactDocument, expected?: string | null) =>
  perform(saveDraftOperation, actor, { document, ...(expected === undefined ? {} : { expected }) });
const approve = (actor: Actor, slug: string, number: number, digest?: string) => perform(approveVersionOperation, actor, { slug, number, digest });
const enforce = (actor: Actor, slug: string, number: number, digest?: string) => perform(enforceVersionOperation, actor, { slug, number, digest });

function must<T>(answer: Result<T, RefusalCode>): T {
  if (!answer.ok) throw new Error(`refused: ${answer.refusal} ${JSON.stringify(answer.fields)}`);
  return answer.value;
}
const refusal = (answer: Result<unknown, RefusalCode>): RefusalCode | null => (answer.ok ? null : answer.refusal);

async function inForce(document: PactDocument): Promise<PactDocument> {
  must(await save(CLI, document));
  must(await enforce(CLI, document.slug, 1));
  return document;
}

async function versions(slug: string): Promise<{ number: number; status: string; approvals: { member: string }[]; authors: string[]; digest: string }[]> {
  const { rows } = await pool.query(
    "select v.number, v.status, v.approvals, v.authors, v.digest from pact_version v join pact p on p.id = v.pact_id where p.slug = $1 order by v.number",
    [slug],
  );
  return rows;
}
const statuses = async (slug: string): Promise<string[]> => (await versions(slug)).map(({ number, status }) => `${number} ${status}`);

async function history(slug: string): Promise<{ type: EventType; actor: string }[]> {
  const { rows } = await pool.query(
    "select h.type, h.actor from history h join pact p on p.id = h.pact_id where p.slug = $1 and h.type like 'pact.%' order by h.seq",
    [slug],
  );
  return rows;
}

describe("a draft", () => {
  test("begins a pact, and saving it again changes the same version", async () => {
    const document = fresh();
    const first = must(await save(owner, document));
    expect(first).toMatchObject({ slug: document.slug, number: 1, status: "draft", digest: digestOf(document), unchanged: false });
    const longer = { ...document, title: "Paying suppliers" };
    expect(must(await save(second, longer, first.digest))).toMatchObject({ number: 1, digest: digestOf(longer) });
    expect(await versions(document.slug)).toMatchObject([{ number: 1, status: "draft", authors: [owner.id, second.id] }]);
  });

  test("of the same text is written once", async () => {
    const document = fresh();
    must(await save(owner, document));
    expect(must(await save(second, document))).toMatchObject({ unchanged: true });
    expect(await history(document.slug)).toHaveLength(1);
  });

  test("keeps the author's note, which may change by itself", async () => {
    const document = fresh();
    const noted = (note?: string) => perform(saveDraftOperation, owner, { document, note });
    must(await noted("Ana asked for it"));
    expect(must(await noted())).toMatchObject({ unchanged: true });
    expect(must(await noted("Ana asked for it"))).toMatchObject({ unchanged: true });
    expect(must(await noted("Bo asked for it"))).toMatchObject({ unchanged: false });
    expect((await loadPact(owner, document.slug))?.shown).toMatchObject({ note: "Bo asked for it", authors: [{ name: "Olga" }] });
  });

  test("may be unfinished, but belongs to a registered team", async () => {
    expect(
      must(
        await save(
          owner,
          fresh((d) => Object.assign(d, { title: "", clauses: [] })),
        ),
      ).number,
    ).toBe(1);
    const answer = await save(
      owner,
      fresh((d) => Object.assign(d, { owner: "nobody" })),
    );
    expect(answer).toMatchObject({ ok: false, refusal: "bad_request", fields: { "document.owner": "Choose a registered team as the owner." } });
  });

  test("with a field that isn't known is refused by its name", async () => {
    const answer = await perform(saveDraftOperation, owner, { document: { ...fresh(), colour: "red" } });
    expect(answer).toMatchObject({ ok: false, refusal: "bad_request", fields: { "document.colour": "isn't a known field" } });
  });

  test("isn't overwritten by somebody who hasn't seen it", async () => {
    const document = fresh();
    const first = must(await save(owner, document));
    must(await save(owner, { ...document, title: "Olga's title" }, first.digest));
    expect(refusal(await save(second, { ...document, title: "Pia's title" }, first.digest))).toBe("version_conflict");
    expect(refusal(await save(second, { ...document, title: "Pia's title" }))).toBe("version_conflict");
    expect(refusal(await save(second, { ...document, title: "Pia's title" }, null))).toBe("version_conflict");
  });

  test("of two saved at once from the same text wins once", async () => {
    const document = fresh();
    const first = must(await save(owner, document));
    const answers = await Promise.all([save(owner, { ...document, title: "A" }, first.digest), save(second, { ...document, title: "B" }, first.digest)]);
    expect(answers.map(refusal).sort()).toEqual([null, "version_conflict"].sort());
  });

  test("based on a version that was replaced meanwhile is a conflict", async () => {
    const document = await inForce(fresh());
    must(await save(lead, withLimit(document, 400_000), digestOf(document)));
    must(await enforce(lead, document.slug, 2));
    expect(refusal(await save(owner, { ...document, title: "Old base" }, digestOf(document)))).toBe("version_conflict");
  });

  test("keeps the pact's address, and names the pact anew only when it is enforced", async () => {
    const document = await inForce(fresh());
    expect(refusal(await perform(saveDraftOperation, owner, { document: { ...document, slug: "elsewhere" }, pact: document.slug }))).toBe("slug_is_fixed");
    must(await save(owner, { ...document, title: "Another title" }, digestOf(document)));
    const title = async () => (await pool.query("select title from pact where slug = $1", [document.slug])).rows[0]?.title;
    expect(await title()).toBe(document.title);
    must(await approve(lead, document.slug, 2));
    must(await enforce(owner, document.slug, 2));
    expect(await title()).toBe("Another title");
  });

  test("can be discarded; the pact goes with its only draft and stays with any other version", async () => {
    const only = fresh();
    must(await save(owner, only));
    expect(must(await perform(discardDraftOperation, second, { slug: only.slug }))).toMatchObject({ pactLeft: false });
    expect((await pool.query("select from pact where slug = $1", [only.slug])).rowCount).toBe(0);
    expect(must(await save(owner, only)).number).toBe(1);

    const live = await inForce(fresh());
    must(await save(owner, withLimit(live, 400_000)));
    expect(refusal(await perform(discardDraftOperation, owner, { slug: live.slug, digest: digestOf(live) }))).toBe("version_conflict");
    must(await perform(discardDraftOperation, owner, { slug: live.slug }));
    expect(await statuses(live.slug)).toEqual(["1 enforced"]);
  });

  test("can be written by a key that configures, and by nobody without the role", async () => {
    expect(must(await save(key, fresh())).number).toBe(1);
    expect(refusal(await save({ ...key, scopes: ["decide"] }, fresh()))).toBe("forbidden");
    expect(refusal(await save({ ...owner, roles: ["operator", "auditor", "admin"] }, fresh()))).toBe("forbidden");
  });
});

describe("an approval", () => {
  test("is never given by an author", async () => {
    const document = fresh();
    must(await save(lead, document));
    expect(refusal(await approve(lead, document.slug, 1))).toBe("own_pact");
    must(await approve(otherLead, document.slug, 1));
    expect(await versions(document.slug)).toMatchObject([{ status: "approved", approvals: [{ member: otherLead.id }] }]);
  });

  test("of what isn't provably stricter takes a trust lead", async () => {
    const document = fresh();
    must(await save(owner, document));
    expect(refusal(await approve(second, document.slug, 1))).toBe("weakens_needs_trust_lead");
    must(await approve(lead, document.slug, 1));
  });

  test("of what is provably stricter is any other author's", async () => {
    const document = await inForce(fresh());
    must(await save(owner, withLimit(document, 400_000)));
    must(await approve(second, document.slug, 2));
  });

  test("stands for one text: another one is a conflict, and an edit voids it", async () => {
    const document = fresh();
    const first = must(await save(owner, document));
    expect(refusal(await approve(lead, document.slug, 1, "sha256:other"))).toBe("version_conflict");
    must(await approve(lead, document.slug, 1, first.digest));
    must(await save(owner, { ...document, title: "Edited" }, first.digest));
    expect(await versions(document.slug)).toMatchObject([{ status: "draft", approvals: [] }]);
    expect((await history(document.slug)).map(({ type }) => type)).toEqual(["pact.drafted", "pact.approved", "pact.approval_voided", "pact.drafted"]);
    expect(refusal(await enforce(owner, document.slug, 1))).toBe("approval_needed");
  });

  test("by somebody who then edits it is an author's, and counts no more", async () => {
    const document = fresh();
    const first = must(await save(owner, document));
    must(await approve(lead, document.slug, 1));
    must(await save(lead, { ...document, title: "Edited by its approver" }, first.digest));
    expect(refusal(await approve(lead, document.slug, 1))).toBe("own_pact");
  });

  test("counts only while its giver is a trust lead", async () => {
    const document = fresh();
    const passing = await member("Ulf", ["trust_lead"]);
    must(await save(owner, document));
    must(await approve(passing, document.slug, 1));
    await pool.query("update member set disabled_at = now() where id = $1", [passing.id]);
    expect(refusal(await enforce(owner, document.slug, 1))).toBe("approval_needed");
  });

  test("isn't a key's to give", async () => {
    const document = fresh();
    must(await save(key, document));
    expect(refusal(await approve(key, document.slug, 1))).toBe("forbidden");
    expect(refusal(await enforce(key, document.slug, 1))).toBe("forbidden");
  });
});

describe("publishing", () => {
  test("a first version needs somebody else, and then decides from the next request on", async () => {
    const document = fresh();
    must(await save(owner, document));
    expect(refusal(await enforce(owner, document.slug, 1))).toBe("approval_needed");
    must(await approve(lead, document.slug, 1));
    expect(must(await enforce(owner, document.slug, 1))).toMatchObject({ number: 1, share: 100, onlyStrengthens: false, retired: [] });
    const facts = snapshots.current.snapshot.pacts.find((pact) => pact.slug === document.slug);
    expect(facts).toMatchObject({ share: 100, enforced: { version: 1, digest: digestOf(document) } });
    const lanes = await pool.query("select d.lane from delegation d join pact p on p.id = d.pact_id where p.slug = $1", [document.slug]);
    expect(lanes.rows).not.toEqual([]);
  });

  test("a stricter version is its author's alone, and retires the one before", async () => {
    const document = await inForce(fresh());
    must(await save(owner, withLimit(document, 400_000)));
    expect(must(await enforce(owner, document.slug, 2))).toMatchObject({ onlyStrengthens: true, retired: [1] });
    expect(await statuses(document.slug)).toEqual(["1 retired", "2 enforced"]);
    const clauses = snapshots.current.snapshot.pacts.find((pact) => pact.slug === document.slug)?.enforced?.clauses;
    expect(clauses?.[1]?.params).toEqual({ limitMinor: 400_000 });
  });

  test("a looser version isn't", async () => {
    const document = await inForce(fresh());
    must(await save(lead, withLimit(document, 600_000)));
    expect(refusal(await enforce(lead, document.slug, 2))).toBe("approval_needed");
    must(await approve(otherLead, document.slug, 2));
    must(await enforce(lead, document.slug, 2));
  });

  test("is blocked by the lint, which says where and what to do", async () => {
    const document = fresh((d) => {
      delete clause(d, 1).consequences.incident;
      clause(d, 0).owner = "";
    });
    must(await save(owner, document));
    must(await approve(lead, document.slug, 1));
    const answer = await enforce(owner, document.slug, 1);
    expect(answer).toMatchObject({
      ok: false,
      refusal: "lint_errors",
      fields: { "clauses[0].owner": expect.stringMatching(/\. .*\.$/), "clauses[1].consequences.incident": expect.stringContaining("Map it") },
    });
    expect(await statuses(document.slug)).toEqual(["1 approved"]);
  });

  test("of the same version at once wins once", async () => {
    const document = await inForce(fresh());
    must(await save(owner, withLimit(document, 400_000)));
    const answers = await Promise.all([enforce(owner, document.slug, 2), enforce(second, document.slug, 2), enforce(lead, document.slug, 2)]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.map(refusal).filter(Boolean)).toEqual(["changed_meanwhile", "changed_meanwhile"]);
    expect((await history(document.slug)).filter(({ type }) => type === "pact.enforced")).toHaveLength(2);
  });

  test("is of the text that was looked at", async () => {
    const document = await inForce(fresh());
    must(await save(owner, withLimit(document, 400_000)));
    expect(refusal(await enforce(owner, document.slug, 2, digestOf(document)))).toBe("version_conflict");
  });

  test("by the command line authors and approves, and history says so", async () => {
    const document = await inForce(fresh());
    expect(await history(document.slug)).toEqual([
      { type: "pact.drafted", actor: "cli" },
      { type: "pact.approved", actor: "cli" },
      { type: "pact.enforced", actor: "cli" },
    ]);
  });
});

describe("a page about a pact", () => {
  test("answers the five questions of each clause, and names who did what", async () => {
    const document = await inForce(fresh());
    must(await save(owner, withLimit(document, 600_000), digestOf(document)));
    const page = await loadPact(lead, document.slug);
    expect(page).toMatchObject({ mode: "enforced", inForce: 1, shown: { number: 1, enforcedBy: { name: "Command line" } } });
    expect(page?.clauses[1]).toMatchObject({ ownerName: "accounts-payable", clause: { key: "C-2" } });
    expect(page?.clauses[1]?.consequences.find(({ trigger }) => trigger === "condition_not_met")).toEqual({
      trigger: "condition_not_met",
      mapped: true,
      do: "review",
      lane: "escalate",
      sentence:
        "If a request doesn't meet the condition, the action waits for payments-ops for 30\u00a0min, and needs one person each of payments-ops and finance-leads; unanswered, it is denied.",
    });
    expect(page?.clauses[0]?.proofs).toEqual([expect.objectContaining({ agent: "invoice-bot", build: "1", kind: "citation-eval", freshness: "missing" })]);
    expect(page?.publish).toMatchObject({
      onlyStrengthens: false,
      approved: false,
      approvalRefusal: null,
      changes: [{ sentence: "C-2: limitMinor goes from 500,000 to 600,000.", direction: "weakens" }],
    });
    expect(page?.publish?.approvers.map(({ name }) => name)).toEqual(expect.arrayContaining(["Tess", "Theo"]));
    expect((await loadPact(owner, document.slug))?.publish?.approvalRefusal).toBe("own_pact");
    expect((await loadPact(second, document.slug))?.publish?.approvalRefusal).toBe("weakens_needs_trust_lead");
  });

  test("is found by the pact's id as well, as history links to it", async () => {
    const document = fresh();
    const { pactId } = must(await save(owner, document));
    expect(await loadPact(lead, pactId)).toMatchObject({ slug: document.slug });
    expect(await loadVersion(lead, pactId, 1)).toMatchObject({ slug: document.slug });
    expect(await loadPact(lead, "pact_nowhere")).toBeNull();
  });

  test("opens the editor on the draft, else on what is in force, and says what to send along", async () => {
    const document = await inForce(fresh());
    expect(await loadEditor(owner, document.slug)).toMatchObject({ number: 2, inForce: 1, expected: digestOf(document), authors: [], savedAt: null });
    must(await save(owner, withLimit(document, 400_000), digestOf(document)));
    expect(await loadEditor(lead, document.slug)).toMatchObject({
      number: 2,
      approved: false,
      authors: [{ name: "Olga" }],
      expected: digestOf(withLimit(document, 400_000)),
    });
    expect(await loadEditor(owner, null)).toMatchObject({ pact: null, expected: null, number: 1 });
  });

  test("tells an editor in a conflict what the other one changed", async () => {
    const document = await inForce(fresh());
    must(await save(owner, withLimit(document, 400_000), digestOf(document)));
    expect(await loadNewer(lead, document.slug, document)).toMatchObject({ number: 2, authors: [{ name: "Olga" }], changes: [{ direction: "strengthens" }] });
  });
});

describe("retiring", () => {
  test("ends what is in force and takes a trust lead", async () => {
    const document = await inForce(fresh());
    expect(refusal(await perform(retirePactOperation, owner, { slug: document.slug }))).toBe("retiring_needs_trust_lead");
    expect(must(await perform(retirePactOperation, lead, { slug: document.slug }))).toEqual({ slug: document.slug, retired: [1] });
    expect(snapshots.current.snapshot.pacts.find((pact) => pact.slug === document.slug)).toMatchObject({ enforced: null });
    expect(refusal(await perform(retirePactOperation, lead, { slug: document.slug }))).toBe("not_in_force");
  });

  test("leaves room for a next version, which needs an approval like a first one", async () => {
    const document = await inForce(fresh());
    must(await perform(retirePactOperation, lead, { slug: document.slug }));
    must(await save(owner, withLimit(document, 400_000)));
    expect(refusal(await enforce(owner, document.slug, 2))).toBe("approval_needed");
    must(await approve(lead, document.slug, 2));
    must(await enforce(owner, document.slug, 2));
    expect(await statuses(document.slug)).toEqual(["1 retired", "2 enforced"]);
  });
});

test("everything that happened to pacts is rebuilt from history", async () => {
  const { differences } = await consistentRead((sql) => compareWithHistory(sql), { scratch: true });
  expect(differences.filter(({ table }) => table.startsWith("pact") || table === "delegation")).toEqual([]);
});
