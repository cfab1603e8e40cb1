import { effect, signal } from '@preact/signals';

/** The languages of the console, as the API knows them by Accept-Language. */
export type Language = 'en' | 'zh';

const TAGS: Record<Language, string> = { en: 'en', zh: 'zh-CN' };

/** The present language: the browser's first that the console speaks, until somebody switches. */
export const language = signal<Language>(preferred(navigator.languages));

export function preferred(languages: readonly string[]): Language {
  for (const one of languages) {
    if (/^zh\b/i.test(one)) return 'zh';
    if (/^en\b/i.test(one)) return 'en';
  }
  return 'en';
}

effect(() => {
  document.documentElement.lang = TAGS[language.value];
});

/** The tag of the present language, for Accept-Language and for Intl. */
export function languageTag(): string {
  return TAGS[language.value];
}

type Texts = Record<string, string | ((...values: any[]) => string)>;
type Same<T extends Texts> = { [K in keyof T]: T[K] extends string ? string : T[K] };

/** Texts in both languages; the compiler refuses one that is missing in one of them. Call it while rendering. */
export function texts<T extends Texts>(en: T, zh: Same<T>): () => Same<T> {
  return () => (language.value === 'zh' ? zh : (en as Same<T>));
}

const ZONE = 'Asia/Shanghai';

/** A time of the API, in Shanghai, as people read it. */
export function time(text: string): string {
  return new Intl.DateTimeFormat(languageTag(), { dateStyle: 'medium', timeStyle: 'short', timeZone: ZONE }).format(new Date(text));
}

/** A day of the API, or the day in Shanghai of one of its times. */
export function day(text: string): string {
  const at = text.length === 10 ? new Date(`${text}T00:00:00+08:00`) : new Date(text);
  return new Intl.DateTimeFormat(languageTag(), { dateStyle: 'long', timeZone: ZONE }).format(at);
}

export function count(value: number): string {
  return new Intl.NumberFormat(languageTag()).format(value);
}

export function share(value: number): string {
  return new Intl.NumberFormat(languageTag(), { style: 'percent', maximumFractionDigits: 1 }).format(value);
}

/** Several things in one sentence: "A, B, and C". */
export function list(items: readonly string[]): string {
  return new Intl.ListFormat(languageTag(), { type: 'conjunction' }).format(items);
}
