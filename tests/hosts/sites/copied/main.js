import { ThreadlocalLab } from "threadlocal-lab/element";

// The folder of the package lies beside this page.
ThreadlocalLab.base = "threadlocal-lab/";
customElements.define("threadlocal-lab", ThreadlocalLab);
