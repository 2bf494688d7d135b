export default function (config) {
  config.addPassthroughCopy("threadlocal-lab");
  config.ignores.add("threadlocal-lab/**");
}
