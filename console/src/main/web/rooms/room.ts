import type { ComponentType } from 'preact';

/** A room: what one kind of client does at the console. */
export interface Room {
  /** Its place in the address, behind #/. */
  id: string;
  /** Its name in the present language. */
  title: () => string;
  /** The scopes of which the token must have one for the room to be seen. */
  scopes: readonly string[];
  /** Loads it when it is first opened. */
  load: () => Promise<{ default: ComponentType }>;
}
