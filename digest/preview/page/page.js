"use strict";
// Views, keys, and reloading: when the server tells of a new version, the row, the mistake and the frame are replaced,
// and the view stays what it was.

const state = { view: "desktop", dark: false };
const all = (selector) => [...document.querySelectorAll(selector)];

function source(section) {
  const kind = state.view === "text" ? "txt" : state.dark ? "dark" : "html";
  return `/edition/${encodeURIComponent(section.dataset.name)}.${kind}`;
}

function show() {
  document.body.className = state.view;
  for (const button of all("[data-view]")) button.setAttribute("aria-pressed", button.dataset.view === state.view);
  document.getElementById("dark").setAttribute("aria-pressed", state.dark);
  for (const section of all("section")) {
    const frame = section.querySelector("iframe");
    if (frame.getAttribute("src") !== source(section)) frame.src = source(section);
  }
}

function choose() {
  const select = document.getElementById("digest");
  if (!select) return;
  for (const section of all("section")) section.hidden = section.dataset.name !== select.value;
}

function listen() {
  const select = document.getElementById("digest");
  if (select) select.onchange = choose;
  for (const button of all("[data-view]")) button.onclick = () => { state.view = button.dataset.view; show(); };
  document.getElementById("dark").onclick = () => { state.dark = !state.dark; show(); };
}

async function renew() {
  const page = new DOMParser().parseFromString(await (await fetch("/")).text(), "text/html");
  const chosen = document.getElementById("digest")?.value;
  document.querySelector("header").replaceWith(page.querySelector("header"));
  document.querySelector("main").replaceWith(page.querySelector("main"));
  document.documentElement.dataset.version = page.documentElement.dataset.version;
  document.title = page.title;
  const select = document.getElementById("digest");
  if (select && [...select.options].some((option) => option.value === chosen)) select.value = chosen;
  choose();
  listen();
  show();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select")) return;
  const views = { 1: "desktop", 2: "desktop", 3: "phone", t: "text" };
  if (event.key in views) state.view = state.view === "text" && event.key === "t" ? "desktop" : views[event.key];
  else if (event.key === "d") state.dark = !state.dark;
  else return;
  show();
});

new EventSource("/changes").onmessage = (event) => {
  if (event.data !== document.documentElement.dataset.version) renew();
};
listen();
