/**
 * Keeps the site for a visit without network, once the page has nothing better to do. The file is written by
 * `offline/plugin.ts`, beside the folder that this module is built into.
 */
const WORKER = "../offline.js";

if (import.meta.env.MODE === "production" && "serviceWorker" in navigator) {
  const keep = () => {
    navigator.serviceWorker.register(new URL(WORKER, import.meta.url)).catch((error: unknown) => {
      // The page does without; some hosts and private windows refuse it.
      console.info("not kept for a visit without network:", error);
    });
  };
  if (document.readyState === "complete") {
    keep();
  } else {
    addEventListener("load", keep, { once: true });
  }
}
