import "server-only";
import type { z } from "zod";
import { type Problem, problemOf } from "@/lib/contract/answers";
import type { RefusalCode } from "@/lib/contract/refusals";
import type { Result } from "@/lib/core/result";
import type { Actor } from "../auth/actor";
import { apiActor } from "../auth/api-actor";
import type { Operation } from "./operation";
import { perform } from "./perform";
import { readJsonBody } from "./read-json-body";

const problemResponse = (problem: Problem, headers: HeadersInit = {}): Response =>
  new Response(JSON.stringify(problem), { status: problem.status, headers: { "content-type": "application/problem+json", ...headers } });

export const refusalResponse = (code: RefusalCode, fields?: Record<string, string>): Response => problemResponse(problemOf(code, fields));

type Params = { params: Promise<Record<string, string>> };

/** The machine's door to an operation. Path parameters are part of its input. */
export function route<I extends z.ZodType, T>(operation: Operation<I, T>, options: { status?: number } = {}) {
  return async (request: Request, { params }: Params): Promise<Response> => {
    const actor = await apiActor(request);
    if (!actor.ok) return refusalResponse(actor.refusal);
    const body = await readJsonBody(request);
    if (!body.ok) return refusalResponse(body.refusal, body.fields);
    const path = await params;
    const input = typeof body.value === "object" && body.value !== null && !Array.isArray(body.value) ? { ...body.value, ...path } : body.value;
    return answerResponse(await perform(operation, actor.value, input), options.status);
  };
}

/** The machine's door to a read. */
export function readRoute<T>(read: (actor: Actor, params: Record<string, string>, url: URL) => Promise<Result<T, RefusalCode>>) {
  return async (request: Request, { params }: Params): Promise<Response> => {
    const actor = await apiActor(request);
    if (!actor.ok) return refusalResponse(actor.refusal);
    return answerResponse(await read(actor.value, await params, new URL(request.url)));
  };
}

function answerResponse<T>(answer: Result<T, RefusalCode>, status = 200): Response {
  return answer.ok ? Response.json(answer.value, { status }) : refusalResponse(answer.refusal, answer.fields);
}
