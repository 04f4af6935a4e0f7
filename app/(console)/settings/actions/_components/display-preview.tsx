import { Badge } from "@/components/ui/badge";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import type { JsonObject } from "@/lib/core/json";
import { type ActionDisplay, displayAction, type ShownValue } from "@/lib/core/reviews/display-action";
import { formatInstant } from "@/lib/format/format-instant";
import { formatMoney } from "@/lib/format/format-money";

type PreviewProps = { workflow: string; action: string; args: JsonObject; display: ActionDisplay; currencyPath: string | null };

function shown(value: ShownValue): string {
  if (value.kind === "missing") return "Missing";
  if (value.kind === "instant") return formatInstant(value.iso, "utc");
  if (value.kind === "money") return value.currency ? formatMoney({ minor: value.minor, currency: value.currency }) : `${value.minor} (no currency)`;
  return value.text;
}

/** What a reviewer will read, drawn by the same rules. */
export function DisplayPreview({ workflow, action, args, display, currencyPath }: PreviewProps) {
  const { title, fields, links, rest } = displayAction({ agent: "sample-agent", workflow, action, args }, display, currencyPath);
  return (
    <div className="rounded-panel border border-dashed border-border-strong p-3">
      <p className="mb-2 flex flex-wrap items-center gap-2 text-section">
        <span>{title.map((part) => ("text" in part ? part.text : shown(part.value))).join("")}</span>
        <Badge tone="quiet">Preview</Badge>
      </p>
      <DescriptionList
        items={[...fields, ...rest].map(({ label, path, value }) => ({
          key: `${label} ${path}`,
          term: label,
          detail: <span className="break-words">{shown(value)}</span>,
        }))}
      />
      {links.length > 0 ? (
        <ul className="mt-2 flex flex-col gap-1">
          {links.map(({ label, host, href }) => (
            <li key={`${label} ${href}`} className="break-all">
              {label} <span className="text-muted">({host})</span>: {href ?? "leads nowhere with these values"}
            </li>
          ))}
        </ul>
      ) : null}
      {(display.links?.length ?? 0) > links.length ? (
        <div className="mt-2">
          <Notice tone="caution">A link without a whole address of its own is left out.</Notice>
        </div>
      ) : null}
    </div>
  );
}
