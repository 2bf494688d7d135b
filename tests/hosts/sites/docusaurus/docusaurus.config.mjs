export default {
  title: "A site of Docusaurus",
  url: "http://127.0.0.1",
  baseUrl: "/",
  presets: [["classic", { docs: { routeBasePath: "/" }, blog: false, theme: {} }]],
  clientModules: ["./src/lab.js"],
};
