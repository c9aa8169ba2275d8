/* What hornbook/pages/sealing.py sealed: found by a token, opened under the salt, the item and the answer. */

function derive(salt, item, answer) {
  return sha256([salt, item, answer].join("\u001f"));
}

function base64(bytes) {
  return btoa(String.fromCharCode(...bytes));
}

function token(derived) {
  return base64(derived.subarray(0, 6));
}

function unseal(sealed, derived) {
  const data = Uint8Array.from(atob(sealed), (letter) => letter.charCodeAt(0));
  const block = new Uint8Array(36);
  block.set(derived);
  for (let start = 0; start < data.length; start += 32) {
    new DataView(block.buffer).setUint32(32, start / 32);
    const stream = sha256(block);
    for (let at = start; at < Math.min(start + 32, data.length); at += 1) data[at] ^= stream[at - start];
  }
  return JSON.parse(new TextDecoder().decode(data));
}

/* A short name for an id in stored progress: 24 bits of its digest, the same in each release of the course. */
function short(id) {
  return base64(sha256(id).subarray(0, 3));
}
