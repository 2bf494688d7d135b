import DefaultTheme from "vitepress/theme";

export default {
  extends: DefaultTheme,
  async enhanceApp() {
    // The site is rendered without a browser first; the figure needs one.
    if (!import.meta.env.SSR) {
      await import("threadlocal-lab");
    }
  },
};
