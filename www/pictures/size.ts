/** What previews want, in pixels. */
export const PREVIEW = { width: 1200, height: 630 };
