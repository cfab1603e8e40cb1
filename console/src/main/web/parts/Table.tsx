import type { ComponentChildren, Key } from 'preact';

export interface Column<R> {
  title: string;
  cell: (row: R) => ComponentChildren;
  /** True for numbers, which stand at the right. */
  numeric?: boolean;
}

interface TableProps<R> {
  /** What it lists, for those who hear the page. */
  caption: string;
  columns: readonly Column<R>[];
  rows: readonly R[];
  rowKey: (row: R) => Key;
  /** What is said where there are no rows. */
  none: string;
}

/** Rows under headed columns; a narrow screen scrolls it sideways, by keyboard too. */
export function Table<R>({ caption, columns, rows, rowKey, none }: TableProps<R>) {
  if (rows.length === 0) return <p class="quiet">{none}</p>;
  return (
    <div class="scroll" role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption class="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" class={column.numeric ? 'numeric' : undefined}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <td class={column.numeric ? 'numeric' : undefined}>{column.cell(row)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
