/**
 * The browsers that styles are written for: the first ones that know `light-dark()`, in the spring of 2024. What stands in
 * for it in older ones does not see the reader's own choice of a theme.
 */
export const STYLED = ["chrome123", "firefox120", "safari17.5"];
