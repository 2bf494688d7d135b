/** Where there is no page there are no elements: a server that renders pages imports this, and the browser the rest. */
export class ThreadlocalLab {}
