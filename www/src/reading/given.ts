/** What a host says of a figure's source: the name of a scenario or an address, or a script inside it. */

/** Whether a scenario is an address and no name of the corpus. */
export function isAddress(scenario: string): boolean {
  return scenario.endsWith(".java") || scenario.includes("/");
}

/** The script with the source, if it is there already. */
export function scriptNow(host: Element): Element | null {
  return host.querySelector('script[type="text/x-java"]');
}
