/** `9f3c2a…b1e0`: enough of a digest to recognise it; the whole of it is always one step away. */
export function shortenHash(hash: string, head = 6, tail = 4): string {
  const bare = hash.replace(/^sha256:/, "");
  return bare.length <= head + tail + 1 ? bare : `${bare.slice(0, head)}…${bare.slice(-tail)}`;
}
