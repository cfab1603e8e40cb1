/** What a field for date and time holds ("2026-11-20T10:00"), in China's time, as the API takes it. */
export function rfc3339(local: string): string {
  return `${local.length === 10 ? `${local}T00:00` : local}:00+08:00`;
}

/** A time as a field for date and time takes it, in China's time. */
export function localTime(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16);
}
