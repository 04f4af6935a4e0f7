import { screen, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { draw } from "../testing/screen";
import { type Column, DataTable } from "./data-table";

type Row = { id: string; name: string; count: number };
const columns: Column<Row>[] = [
  { key: "name", header: "Name", cell: ({ name }) => name, sortable: true },
  { key: "count", header: "Clauses", cell: ({ count }) => count, align: "end", sortable: true },
];
const rows = [
  { id: "p1", name: "Invoices", count: 4 },
  { id: "p2", name: "Refunds", count: 7 },
];
const sorting = { key: "name", direction: "asc" as const, href: (key: string, direction: string) => `/pacts?sort=${key}.${direction}` };

describe("a table", () => {
  test("is named by its caption, and each row by its header, which leads somewhere", () => {
    draw(<DataTable caption="Pacts" columns={columns} rows={rows} rowKey={({ id }) => id} rowHref={({ id }) => `/pacts/${id}`} empty="None." />);
    expect(screen.getByRole("table", { name: "Pacts" })).toBeTruthy();
    const row = screen.getByRole("rowheader", { name: "Refunds" });
    expect(within(row).getByRole("link", { name: "Refunds" }).getAttribute("href")).toBe("/pacts/p2");
  });

  test("says how it is sorted and how to sort it otherwise", () => {
    draw(<DataTable caption="Pacts" columns={columns} rows={rows} rowKey={({ id }) => id} sorting={sorting} empty="None." />);
    expect(screen.getByRole("columnheader", { name: "Name" }).getAttribute("aria-sort")).toBe("ascending");
    expect(screen.getByRole("link", { name: "Name" }).getAttribute("href")).toBe("/pacts?sort=name.desc");
    expect(screen.getByRole("link", { name: "Clauses" }).getAttribute("href")).toBe("/pacts?sort=count.asc");
  });

  test("without rows says why", () => {
    draw(<DataTable caption="Pacts" columns={columns} rows={[]} rowKey={({ id }) => id} empty="No pacts yet." />);
    expect(screen.getByRole("cell", { name: "No pacts yet." })).toBeTruthy();
  });
});
