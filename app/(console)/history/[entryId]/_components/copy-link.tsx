"use client";
import { useEffect, useState } from "react";
import { CopyButton } from "@/components/ui/copy-button";

/** The address of this entry, wherever the product is reached. */
export function CopyLink({ path }: { path: string }) {
  const [address, setAddress] = useState(path);
  useEffect(() => setAddress(new URL(path, window.location.href).href), [path]);
  return <CopyButton value={address} label="Copy link" />;
}
