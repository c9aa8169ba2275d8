/* A page in the preview: it is loaded anew when it would be served otherwise, and shows what was found. */

const OWN = document.currentScript.dataset;
const TOP = window.parent === window;
const ears = listen();

ears.onmessage = ({ data }) => {
  if (data === "changed") ask();
  else if (data !== "lost") take(data);
  else if (TOP) showLost();
};
addEventListener("pageshow", ({ persisted }) => persisted && ask());
if (TOP) addLinks();
findPlace();
ask();

function listen() {
  const address = "/.hornbook/assets/ears.js";
  return "SharedWorker" in window ? new SharedWorker(address).port : new Worker(address);
}

function ask() {
  ears.postMessage(OWN.page);
}

function take(state) {
  if (state.version === OWN.version) {
    if (TOP) showState(state);
    return;
  }
  keepPlace();
  history.scrollRestoration = "manual";
  location.reload();
}
