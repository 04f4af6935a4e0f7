"use client";
import { useEffect } from "react";

/**
 * Keeps the page's address at `search`, without telling the router: what is selected is on the screen already, and a change
 * of address under a refresh makes the router load the whole page. It writes its own address back when it refreshes, so
 * this looks after every drawing. Null leaves the address as it is.
 */
export function useAddress(search: string | null) {
  useEffect(() => {
    if (search === null || window.location.search === search) return;
    History.prototype.replaceState.call(window.history, window.history.state, "", `${window.location.pathname}${search}`);
  });
}
