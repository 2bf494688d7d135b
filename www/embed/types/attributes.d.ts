/** The attributes and events of `<threadlocal-lab>`, as frameworks check them in templates. */
import type { ErrorDetail, PredictedDetail, StepDetail } from "../element.js";

export interface LabAttributes {
  scenario?: string;
  recording?: string;
  face?: "reading" | "workbench";
  panes?: string;
  controls?: string;
  layout?: "ring" | "strip" | "column" | "ring column" | "strip column";
  loop?: string;
  step?: number | string;
  lang?: string;
  theme?: "light" | "dark" | "auto";
  loading?: "eager" | "lazy";
  autoplay?: boolean;
  predict?: boolean;
  prefetch?: boolean;
  readonly?: boolean;
  "link-page"?: string;
}

export interface LabListeners {
  "onlab-step"?: (event: CustomEvent<StepDetail>) => void;
  "onlab-predicted"?: (event: CustomEvent<PredictedDetail>) => void;
  "onlab-error"?: (event: CustomEvent<ErrorDetail>) => void;
}
