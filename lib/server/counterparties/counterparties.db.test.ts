import { expect, test } from "vitest";
import { CLI } from "../auth/actor";
import { perform } from "../entry/perform";
import { snapshots } from "../pdp/snapshots";
import { changeCounterpartyOperation, registerCounterpartyOperation } from "./operations";
import { listCounterparties } from "./reads";

test("a counterparty is on the list that conditions look up only once it is approved", async () => {
  expect((await perform(registerCounterpartyOperation, CLI, { slug: "north-supply", name: "North Supply" })).ok).toBe(true);
  expect(snapshots.current.snapshot.counterparties).toEqual([]);
  expect((await perform(changeCounterpartyOperation, CLI, { counterpartyId: "north-supply", approved: true })).ok).toBe(true);
  expect(snapshots.current.snapshot.counterparties).toEqual(["north-supply"]);
  await perform(changeCounterpartyOperation, CLI, { counterpartyId: "north-supply", approved: false, name: "North" });
  expect(snapshots.current.snapshot.counterparties).toEqual([]);
  expect(await listCounterparties(CLI)).toMatchObject([{ slug: "north-supply", name: "North", approved: false }]);
});

test("its name is its own, and one that isn't registered can't be changed", async () => {
  expect(await perform(registerCounterpartyOperation, CLI, { slug: "north-supply", name: "Again" })).toMatchObject({
    refusal: "already_exists",
    fields: { slug: expect.any(String) },
  });
  expect(await perform(changeCounterpartyOperation, CLI, { counterpartyId: "nobody", approved: true })).toMatchObject({ refusal: "not_found" });
});
