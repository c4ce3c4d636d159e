// The coverage table of an emulated vendor, derived from its routes, webhooks and behaviours.

import type { AnySandboxVendor, SandboxCovered, SandboxEvidence } from '../vendor.ts';

/** One row of the coverage table; a route with two ids gives two rows. */
export interface CoverageRow {
  readonly id: string;
  readonly surface: string;
  readonly evidence: SandboxEvidence;
  readonly note: string;
}

function rowsOf(surface: string, covered: SandboxCovered): CoverageRow[] {
  const ids = typeof covered.coverage === 'string' ? [covered.coverage] : covered.coverage;
  return ids.map((id) => ({ id, surface, evidence: covered.evidence, note: covered.note }));
}

/** Lists the coverage, ordered by the number in the id, then by definition. */
export function coverageOf(vendor: AnySandboxVendor): CoverageRow[] {
  const rows = [
    ...vendor.routes.flatMap((route) => rowsOf(`${route.method} ${route.pattern}`, route)),
    ...vendor.webhooks.flatMap((webhook) => rowsOf(`webhook ${webhook.kind}`, webhook)),
    ...(vendor.behaviours ?? []).flatMap((behaviour) => rowsOf(behaviour.name, behaviour)),
  ];
  return rows.sort((a, b) => Number(a.id.replaceAll(/\D/g, '')) - Number(b.id.replaceAll(/\D/g, '')));
}
