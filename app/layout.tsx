import { CSPProvider } from "@base-ui/react/csp-provider";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { PRE_PAINT_SCRIPT } from "@/components/ui/choices";
import "./globals.css";

export const metadata: Metadata = {
  title: { template: "%s · Lanekeeper", default: "Lanekeeper" },
  description: "How much authority an agent has right now, and why.",
  robots: { index: false, follow: false },
  referrer: "same-origin",
};

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#F4F5F7" },
    { media: "(prefers-color-scheme: dark)", color: "#101318" },
  ],
};

/** The nonce of this request's policy, which the proxy writes on the request. */
async function nonceOfRequest(): Promise<string | undefined> {
  const policy = (await headers()).get("content-security-policy") ?? "";
  return /'nonce-([A-Za-z0-9+/=_-]+)'/.exec(policy)?.[1];
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  // A page built ahead of the request could carry no nonce, and its scripts would be refused.
  await connection();
  const nonce = await nonceOfRequest();
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, which must run before the first paint. */}
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: PRE_PAINT_SCRIPT }} />
      </head>
      <body>
        <CSPProvider nonce={nonce} disableStyleElements>
          {children}
        </CSPProvider>
      </body>
    </html>
  );
}
