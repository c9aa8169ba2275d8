/* What may throw: storage that is off, a window of another origin, a text that is no JSON. */

function attemptTo(read) {
  try {
    return read() || null;
  } catch {
    return null;
  }
}
