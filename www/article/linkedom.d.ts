/** The part of linkedom that the article uses, with the types of the browser: its own do not agree with them. */
export function parseHTML(html: string): { readonly document: Document };
