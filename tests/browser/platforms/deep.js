/* A frame within a frame, as platforms like them. */
addEventListener('DOMContentLoaded', () => {
  const [first, second] = location.search.slice(1).split('&');
  document.querySelector('iframe').src = second ? first : `deep.html?${first}&`;
  if (location.search.endsWith('&')) document.querySelector('iframe').src = first;
});
