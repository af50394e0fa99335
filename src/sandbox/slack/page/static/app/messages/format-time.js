/**
 * @param {string} ts Slack's message id, seconds since 1970 before the dot
 * @returns {Date}
 */
export function timeOf(ts) {
  return new Date(Number(ts) * 1000);
}

/** @param {string} ts */
export function clockTime(ts) {
  return timeOf(ts).toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit' });
}

/** @param {string} ts */
export function fullTime(ts) {
  return timeOf(ts).toLocaleString('en-US', { dateStyle: 'full', timeStyle: 'medium' });
}

/**
 * @param {string} ts
 * @param {Date} now
 */
export function dayName(ts, now) {
  const day = timeOf(ts).toDateString();
  if (day === now.toDateString()) return 'Today';
  return timeOf(ts).toLocaleDateString('en-US', { weekday: 'long', month: 'long', day: 'numeric' });
}

/**
 * @param {string} ts
 * @param {Date} now
 */
export function timeAgo(ts, now) {
  const minutes = Math.floor((now.getTime() - timeOf(ts).getTime()) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  return `${dayName(ts, now).replace('Today', 'today')} at ${clockTime(ts)}`;
}
