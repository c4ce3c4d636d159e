// What every resolver is given: who asks, the rooms to ask, and loaders that live for one request or one event.

import type { AccountId } from '../domain/ids.ts';
import type { OpenAccount } from '../domain/ports/account.ts';
import type { CallTrace } from '../platform/observability/call-trace.ts';
import type { AppServices } from './app-services.ts';
import { createLoaders, type Loaders } from './loaders.ts';

export interface Viewer {
  readonly id: string;
  readonly displayName: string | null;
  readonly scopes: ReadonlySet<string>;
  /** The accounts this viewer may see; everything of others is as if it did not exist. */
  readonly accounts: readonly OpenAccount[];
  /** When the token ends (epoch ms); null: it does not. */
  readonly validUntil: number | null;
}

export interface GraphContext {
  readonly viewer: Viewer;
  readonly services: AppServices;
  readonly loaders: Loaders;
  readonly trace: CallTrace;
  /** Where a client that came back left off; stands above the `after` that its document repeats. */
  readonly resumeAfter: string | null;
}

/** Makes the context of one request or of one event of a subscription. */
export function createContext(
  services: AppServices,
  viewer: Viewer,
  trace: CallTrace,
  resumeAfter: string | null = null,
): GraphContext {
  return { viewer, services, trace, resumeAfter, loaders: createLoaders(services) };
}

/** The account when the viewer may see it; null otherwise, as for one that does not exist. */
export function visibleAccount(context: GraphContext, id: AccountId): OpenAccount | null {
  return context.viewer.accounts.find((account) => account.id === id) ?? null;
}
