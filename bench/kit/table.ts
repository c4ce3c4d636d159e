// Prints results for a terminal.

import type { Machine } from './process/machine.ts';
import type { MeasureResult, Table } from './measure.ts';

export function printMachine(machine: Machine): string {
  return [
    `deskgraph benchmarks, ${machine.date}`,
    `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGib} GiB, ${machine.system}, load ${machine.load}`,
    Object.entries(machine.versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(', '),
  ].join('\n');
}

export function printResult(result: MeasureResult): string {
  const bars = result.bars.map(
    ({ what, bar, measured, met }) => `${met ? '  met   ' : '  MISSED'} ${what}: ${measured} (bar ${bar})`,
  );
  return [
    '',
    `== ${result.title} (${result.name})`,
    ...result.tables.flatMap((table) => ['', table.title, printTable(table)]),
    '',
    ...bars,
    ...result.notes.map((note) => `  note   ${note}`),
  ].join('\n');
}

function printTable({ columns, rows }: Table): string {
  const lines = [columns, ...rows].map((row) => row.map(String));
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0)));
  // The first column is a name, the others are figures.
  const aligned = lines.map((line) =>
    line.map((cell, index) => (index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0))),
  );
  const rule = widths.map((width) => '-'.repeat(width));
  return [aligned[0] ?? [], rule, ...aligned.slice(1)].map((line) => `  ${line.join('  ')}`).join('\n');
}
