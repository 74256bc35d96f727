import { mount } from "svelte";
import App from "./App.svelte";
import { formats } from "./lib/formats";
import { giveBack } from "./lib/handover.svelte";
import "./style.css";

const target = document.getElementById("app");
if (!target) throw new Error("The page has no #app to live in.");
const { typed = "", sentence = "" } = target.dataset;
if ("parquet" in target.dataset) formats.push("parquet");
if (sentence) giveBack({ typed, sentence });
mount(App, { target });
