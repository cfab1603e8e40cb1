import { signal } from '@preact/signals';
import { call } from './api';

/** An app as GET apps shows it (schema CoveredApp). */
export interface CoveredApp {
  id: string;
  name: string;
  sector: string;
  covered: boolean;
  figures?: {
    from: string;
    to: string;
    answeredInTime: number;
    medianTime?: string;
    percentile95Time?: string;
    outcomes: Record<string, number>;
  };
}

/** The apps as they were read last; empty before. */
export const apps = signal<readonly CoveredApp[]>([]);

export async function loadApps(): Promise<readonly CoveredApp[]> {
  apps.value = (await call<{ apps: CoveredApp[] }>('GET', 'apps')).apps;
  return apps.value;
}

/** The name of an app, or its id while the name is not known. */
export function appName(id: string): string {
  return apps.value.find((app) => app.id === id)?.name ?? id;
}
