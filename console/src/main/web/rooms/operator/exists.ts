import { call, Problem } from '../../shared/api';

/** True if there is something at a path: what is registered is not overwritten by mistake. */
export async function exists(path: string): Promise<boolean> {
  try {
    await call('GET', path);
    return true;
  } catch (problem) {
    if (problem instanceof Problem && problem.status === 404) return false;
    throw problem;
  }
}
