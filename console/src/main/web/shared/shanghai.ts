/** What a field for date and time holds ("2026-11-20T10:00"), in China's time, as the API takes it. */
export function rfc3339(local: string): string {
  return `${local.length === 10 ? `${local}T00:00` : local}:00+08:00`;
}

/** A day or time of a CSV ("2026-11-20 10:00") as the API takes it: without a zone it is China's, anything else is left as it is. */
export function zoned(text: string): string {
  return /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d)?$/.test(text) ? rfc3339(text.replace(' ', 'T')) : text;
}

/** A time as a field for date and time takes it, in China's time. */
export function localTime(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16);
}
