addEventListener('DOMContentLoaded', () => {
  const frame = document.createElement('iframe');
  frame.src = location.origin.replace('localhost', '127.0.0.1') + '/launch.html';
  document.body.append(frame);
});
