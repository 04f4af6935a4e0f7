import { queryOptions } from "@tanstack/react-query";
import type { ClaimAnswer, ClaimCall, ReviewDetail, ReviewFilter, ReviewListPage } from "../contract/reviews";
import { fetchJson, ProblemError, postJson } from "./fetch-json";

const LIST = "/api/console/reviews";

/** The address of a list: only what isn't usual stands in it. */
export function reviewSearch({ status, q }: ReviewFilter, selected: string | null = null): string {
  const params = new URLSearchParams();
  if (status !== "open") params.set("status", status);
  if (q) params.set("q", q);
  if (selected) params.set("sel", selected);
  const text = params.toString();
  return text ? `?${text}` : "";
}

export const reviewQueries = {
  all: ["reviews"] as const,
  list: (filter: ReviewFilter) =>
    queryOptions({
      queryKey: ["reviews", "list", filter.status, filter.q],
      queryFn: ({ signal }) => fetchJson<ReviewListPage>(`${LIST}${reviewSearch(filter)}`, { signal }),
      // Deadlines and ages move by themselves; everything else is told by the stream.
      refetchInterval: 60_000,
    }),
  detail: (id: string) =>
    queryOptions({
      queryKey: ["reviews", "detail", id],
      queryFn: async ({ signal }) => {
        try {
          return await fetchJson<ReviewDetail>(`${LIST}/${encodeURIComponent(id)}`, { signal });
        } catch (error) {
          if (error instanceof ProblemError && error.status === 404) return null;
          throw error;
        }
      },
      refetchInterval: 30_000,
    }),
};

export const callClaim = (id: string, call: ClaimCall): Promise<ClaimAnswer> => postJson<ClaimAnswer>(`${LIST}/${encodeURIComponent(id)}/claim`, call);
