import { defineConfig } from "vitepress";

export default defineConfig({
  title: "A VitePress site",
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === "threadlocal-lab" } } },
});
