// Every view is a link that works without this script. With it, views change in place, and so does the edition.

const PARTS = ["bar", "problem", "inbox"];
const frames = new BroadcastChannel("digest preview");
let steps = Promise.resolve();

const byId = (id) => document.getElementById(id);
const scroller = (letter) => letter.contentDocument?.scrollingElement ?? letter;
const tell = (words) => { byId("state").textContent = words; };

// Takes over what the server shows at the address, and keeps focus and scroll position.
async function show(address) {
  let page;
  try {
    page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
  } catch {
    return tell("The preview has ended.");
  }
  tell("");
  const focused = document.activeElement?.id;
  for (const id of PARTS) exchange(byId(id), page.getElementById(id));
  document.title = page.title;
  document.body.dataset.version = page.body.dataset.version;
  history.replaceState(null, "", address);
  byId("stage").className = page.getElementById("stage").className;
  exchangeLetter(byId("letter"), page.getElementById("letter"));
  if (focused && document.activeElement?.id !== focused) byId(focused)?.focus();
}

// One step after the other: what a key means is known once the step before it is done.
function follow(find) {
  steps = steps.then(() => { const link = find(); return link && show(link.href); });
}

function exchange(old, next) {
  if (old.innerHTML !== next.innerHTML) old.replaceChildren(...next.childNodes);
}

// A frame goes when its successor can be seen at the same place, so that nothing flashes.
function exchangeLetter(old, next) {
  document.querySelectorAll(".coming").forEach((frame) => frame.remove());
  if (old.outerHTML === next.outerHTML) return;
  const top = scroller(old).scrollTop;
  if (next.tagName !== "IFRAME" || old.tagName !== "IFRAME") {
    old.replaceWith(document.adoptNode(next));
    const letter = byId("letter");
    if (letter.tagName === "IFRAME") letter.addEventListener("load", () => listen(letter.contentWindow));
    else if (old.tagName === letter.tagName) letter.scrollTop = top;
    return;
  }
  const frame = document.adoptNode(next);
  frame.classList.add("coming");
  old.after(frame);
  const arrived = () => {
    if (!frame.isConnected) return;
    const there = frame.contentDocument?.URL === frame.src && frame.contentDocument.readyState !== "loading";
    if (!there) return setTimeout(arrived, 15);
    const place = scroller(old).scrollTop;
    scroller(frame).scrollTop = place;
    const reached = scroller(frame).scrollTop; // less, where pictures have yet to make it long enough
    const focused = document.activeElement === old;
    old.remove();
    frame.classList.remove("coming");
    if (focused) frame.focus();
    listen(frame.contentWindow);
    frame.addEventListener("load", () => {
      if (scroller(frame).scrollTop === reached) scroller(frame).scrollTop = place;
    });
  };
  arrived();
}

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  follow(() => document.querySelector(`[aria-keyshortcuts~="${CSS.escape(event.key)}"]:not([aria-current])`));
}

// Keys work in the letter too; the listener is this page's, the letter itself runs nothing.
const listen = (target) => target.addEventListener("keydown", pressed);

function clicked(event) {
  const link = event.target.closest(".choice a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  follow(() => byId(link.id));
}

function heard(version) {
  follow(() => version !== document.body.dataset.version && location);
}

// Browsers allow six connections to one server: of all tabs one holds the stream, and tells the others.
function hold() {
  const events = new EventSource(`/events?have=${encodeURIComponent(document.body.dataset.version)}`);
  events.onopen = () => tell("");
  events.onerror = () => tell("The preview has ended, or is starting again.");
  events.onmessage = ({ data }) => { heard(data); frames.postMessage(data); };
  return new Promise(() => {});
}

listen(window);
document.addEventListener("click", clicked);
frames.onmessage = ({ data }) => heard(data);
navigator.locks.request("digest preview", hold);
const first = byId("letter");
if (first.tagName === "IFRAME") {
  first.addEventListener("load", () => listen(first.contentWindow));
  if (first.contentDocument?.readyState === "complete") listen(first.contentWindow);
}
