/* Text in fewer letters, for platforms that keep few: an arithmetic coder over the bits of its UTF-8, each predicted
   from up to four bytes before it (contexts whose guesses a small network weighs), written in base64. It learns from
   the text alone and computes in whole numbers, so that every browser reads what another one wrote. */

const ORDERS = [0, 1, 2, 3, 4];
const SLOTS = 1 << 18;
const LIKELY = Int16Array.from({ length: 4096 }, (_, at) => Math.round(4096 / (1 + Math.exp((2048 - at) / 256))));
const LOGIT = Int16Array.from({ length: 4096 }, (_, at) => Math.round(256 * Math.log((at + 0.5) / (4095.5 - at))));

function likelihood(logit) {
  return Math.max(1, Math.min(4095, LIKELY[Math.max(0, Math.min(4095, logit + 2048))]));
}

/* A guess for each next bit (1 to 4095 of 4096), and `learn(bit)`. */
function bitModel() {
  const chances = ORDERS.map(() => new Uint16Array(SLOTS).fill(32768));
  const seen = ORDERS.map(() => new Uint8Array(SLOTS));
  const weights = Array.from({ length: 256 }, () => ORDERS.map(() => 22000));
  const slots = ORDERS.map(() => 0);
  const inputs = ORDERS.map(() => 0);
  const past = [0, 0, 0, 0];
  let bits = 1;
  let guess = 2048;

  function slotOf(order) {
    let hash = order * 0x9e3779b1 + bits;
    for (let back = 0; back < order; back += 1) hash = Math.imul(hash ^ past[back], 0x2c1b3c6d) ^ (hash >>> 13);
    return (Math.imul(hash, 0x297a2d39) >>> 14) % SLOTS;
  }

  function predict() {
    let sum = 0;
    for (const order of ORDERS) {
      const slot = slotOf(order);
      slots[order] = slot;
      inputs[order] = seen[order][slot] ? LOGIT[chances[order][slot] >> 4] : 0;
      sum += inputs[order] * weights[bits][order];
    }
    guess = likelihood(Math.trunc(sum / 65536));
    return guess;
  }

  function learn(bit) {
    const error = (bit << 12) - guess;
    for (const order of ORDERS) {
      const slot = slots[order];
      weights[bits][order] += Math.trunc((inputs[order] * error * 10) / 1024);
      const times = (seen[order][slot] = Math.min(seen[order][slot] + 1, 30));
      chances[order][slot] += Math.trunc(((bit ? 65535 : 0) - chances[order][slot]) / (times + 0.5));
    }
    bits = (bits << 1) | bit;
    if (bits < 256) return;
    past.unshift(bits & 255);
    past.pop();
    bits = 1;
  }
  return { predict, learn };
}

/* The borders of what is still possible, as in every binary arithmetic coder: the lower part stands for 1. */
function border(low, high, guess) {
  return low + Math.floor((high - low) / 4096) * guess + Math.floor((((high - low) % 4096) * guess) / 4096);
}

function squeezed(text) {
  const bytes = utf8(text);
  const model = bitModel();
  const written = [];
  let low = 0;
  let high = 0xffffffff;
  for (const byte of bytes) {
    for (let place = 7; place >= 0; place -= 1) {
      const bit = (byte >> place) & 1;
      const middle = border(low, high, model.predict());
      if (bit) high = middle;
      else low = middle + 1;
      model.learn(bit);
      for (; (low ^ high) >>> 24 === 0; low = (low << 8) >>> 0, high = ((high << 8) | 255) >>> 0) written.push(high >>> 24);
    }
  }
  written.push(low >>> 24, (low >>> 16) & 255, (low >>> 8) & 255, low & 255);
  return `~${bytes.length.toString(36)}~${base64(written)}`;
}

/* The text that was squeezed; what was not comes back as it is, and what is broken as "". */
function unsqueezed(text) {
  const [, length, packed] = /^~([0-9a-z]{1,4})~([A-Za-z0-9+/=]*)$/.exec(text) || [];
  if (!length) return text;
  const data = attemptTo(() => Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0)));
  if (!data) return "";
  const bytes = new Uint8Array(Number.parseInt(length, 36));
  const model = bitModel();
  let [low, high, value, at] = [0, 0xffffffff, 0, 0];
  const next = () => (data[at++] || 0);
  for (let first = 0; first < 4; first += 1) value = ((value << 8) | next()) >>> 0;
  for (let place = 0; place < bytes.length * 8; place += 1) {
    const middle = border(low, high, model.predict());
    const bit = Number(value <= middle);
    if (bit) high = middle;
    else low = middle + 1;
    model.learn(bit);
    bytes[place >> 3] = (bytes[place >> 3] << 1) | bit;
    for (; (low ^ high) >>> 24 === 0; low = (low << 8) >>> 0, high = ((high << 8) | 255) >>> 0) value = ((value << 8) | next()) >>> 0;
  }
  return new TextDecoder().decode(bytes);
}
