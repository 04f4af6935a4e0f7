import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { UntrustedText } from "@/components/untrusted/untrusted-text";
import type { CommittedText } from "@/lib/contract/history";
import { jsonText } from "./json-text";

/** Text that may hold personal data: it is kept beside history, which only commits to it, so that it can be erased. */
export function CommittedTexts({ texts }: { texts: readonly CommittedText[] }) {
  if (texts.length === 0) return null;
  return (
    <Panel
      title="Kept beside history"
      description="What may hold personal data stands outside, so that it can be erased. The entry commits to it: another text would not match."
      className="lg:col-span-2"
    >
      <ul className="flex flex-col gap-4">
        {texts.map((text) => (
          <li key={text.path}>
            <Kept text={text} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Kept({ text: { path, commit, text, matches } }: { text: CommittedText }) {
  if (text === null) return <Notice title={`${path}: erased`}>The entry still verifies; its commitment now proves nothing and reveals nothing.</Notice>;
  return (
    <>
      {matches ? null : (
        <Notice tone="failure" title={`${path} is not the text that the entry commits to`} live>
          Somebody altered it after it was written.
        </Notice>
      )}
      <UntrustedText text={readable(text)} digest={commit} label={`${path} — as it was sent or typed`} />
    </>
  );
}

/** A kept text is canonical JSON; a lone string is shown without its quotes. */
function readable(text: string): string {
  const value: unknown = JSON.parse(text);
  return typeof value === "string" ? value : jsonText(value);
}
