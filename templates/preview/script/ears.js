/* Listens to the preview on behalf of pages, whose own policy lets them connect to nothing. As a shared worker it
   listens once for all pages of a browser, which opens only a few connections to one place.

   A page hears "changed" when it should ask, and "lost" when nobody answers any more; it asks with its address and
   gets the state of its page. */

const ports = new Set();
const source = new EventSource("/.hornbook/events");
const tell = (news) => ports.forEach((port) => port.postMessage(news));

source.onopen = () => tell("changed");
source.onmessage = () => tell("changed");
source.onerror = () => tell("lost");

function attend(port) {
  ports.add(port);
  port.onmessage = async ({ data }) => {
    try {
      const answer = await fetch(`/.hornbook/state?page=${encodeURIComponent(data)}`);
      port.postMessage(await answer.json());
    } catch {
      port.postMessage("lost");
    }
  };
}

if ("onconnect" in self) self.onconnect = ({ ports: [port] }) => attend(port);
else attend(self);
