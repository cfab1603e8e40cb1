import { may } from '../../shared/session';
import { Board } from './Board';
import { Demands } from './Demands';
import { Wish } from './Wish';

/** The apps that take part and how they answer, and what carriers miss. */
export default function Coverage() {
  return (
    <>
      {may('number-refresh:orders:read') ? <Board /> : null}
      {may('number-refresh:orders:write') ? <Wish /> : null}
      {may('number-refresh:admin') ? <Demands /> : null}
    </>
  );
}
