import { createApp } from "vue";
import "threadlocal-lab";
import Post from "./Post.vue";

createApp(Post).mount("#app");
