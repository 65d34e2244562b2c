// Loaded into a server that is measured. At each SIGUSR2 it tells the longest turn of its loop since the last.
const every = 5;
let longest = 0;
let last = performance.now();
setInterval(() => {
  const now = performance.now();
  longest = Math.max(longest, now - last - every);
  last = now;
}, every).unref();
process.on('SIGUSR2', () => {
  process.send?.({ longestTurn: Math.round(longest) });
  longest = 0;
});
