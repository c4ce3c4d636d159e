// The context of every resolver: the viewer, the services, and loaders that live for one request or one event.

import type { AccountId } from '../domain/ids.ts';
import type { OpenAccount } from '../domain/ports/account.ts';
import type { CallTrace } from '../platform/observability/call-trace.ts';
import type { AppServices } from './app-services.ts';
import { createLoaders, type Loaders } from './loaders.ts';

export interface Viewer {
  readonly id: string;
  readonly displayName: string | null;
  readonly scopes: ReadonlySet<string>;
  /** The accounts that the viewer may see. Objects of other accounts do not exist for the viewer. */
  readonly accounts: readonly OpenAccount[];
  /** When the token expires (epoch ms); null: never. */
  readonly validUntil: number | null;
}

export interface GraphContext {
  readonly viewer: Viewer;
  readonly services: AppServices;
  readonly loaders: Loaders;
  readonly trace: CallTrace;
  /** The cursor from which a reconnecting client resumes. It takes precedence over `after` in the document. */
  readonly resumeAfter: string | null;
}

/** Creates the context of one request, or of one event of a subscription. */
export function createContext(
  services: AppServices,
  viewer: Viewer,
  trace: CallTrace,
  resumeAfter: string | null = null,
): GraphContext {
  return { viewer, services, trace, resumeAfter, loaders: createLoaders(services) };
}

/** The account if the viewer may see it; otherwise null, as for an account that does not exist. */
export function visibleAccount(context: GraphContext, id: AccountId): OpenAccount | null {
  return context.viewer.accounts.find((account) => account.id === id) ?? null;
}
