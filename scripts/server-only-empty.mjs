// Stands in for `server-only` outside Next, where the real module refuses to load.
export {};
