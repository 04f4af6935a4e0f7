/** The lines of an answer as they arrive, each read as JSON. Throws with the answer's own sentence when it was refused. */
export async function* readLines<T>(response: Response): AsyncGenerator<T> {
  if (!response.ok || !response.body) throw new Error(await sentenceOf(response));
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      const lines = (rest + value).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) if (line !== "") yield JSON.parse(line) as T;
    }
    if (rest !== "") yield JSON.parse(rest) as T;
  } finally {
    reader.cancel().catch(() => {});
  }
}

async function sentenceOf(response: Response): Promise<string> {
  const problem: unknown = await response.json().catch(() => null);
  return typeof problem === "object" && problem !== null && "title" in problem && typeof problem.title === "string"
    ? problem.title
    : `The server answered ${response.status}.`;
}
